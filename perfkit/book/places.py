"""The places of the borough: wards, and the gaps between them and between groups of people."""

from functools import cached_property
from typing import Any

import pandas as pd

from perfkit.book.measures import Measures
from perfkit.framework.model import WardGeneration, WardMeasure


class Places(Measures):
    """What is measured by ward, and every gap that the figures allow."""

    @cached_property
    def every_ward_measure(self) -> tuple[WardMeasure, ...]:
        """What is measured by ward and has figures."""
        there = set(self._table("wards")["item"])
        return tuple(one for one in self.framework.ward_measures if one.id in there)

    @property
    def ward_measures(self) -> tuple[WardMeasure, ...]:
        """What is measured by ward of this body's concerns, and has figures."""
        return tuple(one for one in self.every_ward_measure if one.kpi in self.remit)

    def ward_generation(self, generation: str) -> WardGeneration:
        """Return the wards between two redrawings of their boundaries."""
        return next(one for one in self.framework.ward_generations if one.id == generation)

    def wards(self, generation: str) -> pd.DataFrame:
        """Return every figure of the wards of one generation: one row a ward and item."""
        rows = self._table("wards")
        return rows.loc[rows["generation"] == generation]

    def ward_shapes(self, generation: str) -> pd.DataFrame:
        """Return the outlines of the wards of one generation; empty where none are configured."""
        rows = self._table("ward_shapes")
        return rows.loc[rows["generation"] == generation]

    @property
    def gaps(self) -> pd.DataFrame:
        """Every gap within the area: one row a measure and kind."""
        return self._table("inequality")

    @cached_property
    def inequality(self) -> pd.DataFrame:
        """The gaps within the area that concern this body: one row a measure and kind."""
        rows = self.gaps
        by_ward = rows["item"].isin([measure.id for measure in self.ward_measures])
        own = (rows["item"] == "") & rows["kpi_id"].isin(self.assessments["kpi_id"])
        return rows.loc[by_ward | own].reset_index(drop=True)

    def gap_groups(self, gap: Any) -> pd.DataFrame:
        """Return the groups behind one row of `inequality`, in order."""
        rows = self._of("inequality_groups", gap.kpi_id)
        return rows[rows["item"].eq(gap.item) & rows["kind"].eq(gap.kind)]

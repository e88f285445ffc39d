"""The measures of a page: definitions, assessments, series, and what was worked out of each."""

from functools import cached_property
from typing import Any

import pandas as pd

from perfkit.book.opened import Opened
from perfkit.errors import UnknownNameError
from perfkit.framework import thread
from perfkit.framework.model import Kpi


class Measures(Opened):
    """What is known of each measure; the KPI is named by its id."""

    @cached_property
    def everything(self) -> pd.DataFrame:
        """The assessments of all live KPIs: one row a KPI, in order of attention."""
        return self._table("assessments")

    @cached_property
    def assessments(self) -> pd.DataFrame:
        """The assessments of this body's KPIs, with `first_list`: whether shown at once."""
        own = [kpi.id for kpi in thread.kpis_of(self.framework, self.body)]
        rows = self.everything.loc[self.everything["kpi_id"].isin(own)].reset_index(drop=True)
        return rows.assign(first_list=rows.index < self.body.first_list)

    def assessment(self, kpi_id: str) -> Any:
        """Return the assessment of any live KPI as one row; None where there is none."""
        return self._assessed.get(kpi_id)

    @cached_property
    def _assessed(self) -> dict[str, Any]:
        return {str(row.kpi_id): row for row in self.everything.itertuples(index=False)}

    def kpi(self, kpi_id: str) -> Kpi:
        """Return a KPI's definition."""
        found = self._kpis.get(kpi_id)
        if found is None:
            raise UnknownNameError("KPI", kpi_id, self._kpis)
        return found

    @cached_property
    def _kpis(self) -> dict[str, Kpi]:
        return {kpi.id: kpi for kpi in self.framework.kpis}

    def series(self, kpi_id: str, area_code: str | None = None) -> pd.DataFrame:
        """Return one KPI's headline series for the council, or for another area, oldest first."""
        rows = self._observations(kpi_id)
        return rows.loc[rows["area_code"] == (area_code or self.area_code)]

    def points(self, kpi_id: str) -> pd.DataFrame:
        """Return a KPI's control-chart points, oldest first; empty where it has none."""
        return self._of("points", kpi_id)

    def breakdowns(self, kpi_id: str) -> pd.DataFrame:
        """Return the council's series of a KPI for every group of people, oldest first."""
        rows = self._of("observations", kpi_id)
        return rows.loc[rows["area_code"] == self.area_code]

    def all_breakdowns(self, kpi_id: str) -> pd.DataFrame:
        """Return a KPI's observations of every area and group of people, by area, oldest first."""
        return self._of("observations", kpi_id)

    def outlook(self, kpi_id: str) -> str:
        """Return what to expect of a KPI by the end of the year, or why nothing is forecast."""
        rows = self._of("forecasts", kpi_id)
        return "" if rows.empty else str(rows["words"].iloc[0])

    def found(self, kpi_id: str) -> dict[str, str]:
        """Return how each of a KPI's four marks was found, in words, by mark."""
        rows = self._of("found", kpi_id)
        return dict(zip(rows["mark"], rows["words"], strict=True))

    def forecast(self, kpi_id: str) -> dict[str, Any] | None:
        """Return the year-end forecast of a KPI in numbers; None where nothing is forecast."""
        rows = self._of("forecasts", kpi_id).dropna(subset=["value", "lower", "upper"])
        return None if rows.empty else {str(name): held for name, held in rows.iloc[0].items()}

    def doubts(self, kpi_id: str) -> pd.DataFrame:
        """Return which values of a KPI's headline series are in question, and why."""
        return self._headline("doubts", kpi_id)

    def earlier_values(self, kpi_id: str) -> pd.DataFrame:
        """Return what a KPI's values were in the edition before, where they were others."""
        return self._headline("earlier_values", kpi_id)

    def questions(self, kpi_id: str) -> pd.DataFrame:
        """Return what a KPI makes a meeting ask, the most pressing first, with its evidence."""
        rows = self._of("questions", kpi_id)
        return rows.loc[rows["kind"] != "resident"]

    def residents_question(self, kpi_id: str) -> dict[str, Any] | None:
        """Return what a KPI makes a resident ask, with its evidence; None where nothing."""
        rows = self._of("questions", kpi_id)
        rows = rows.loc[rows["kind"] == "resident"]
        return None if rows.empty else {str(name): held for name, held in rows.iloc[0].items()}

    def _observations(self, kpi_id: str) -> pd.DataFrame:
        return self._headline("observations", kpi_id)

    def _breakdown(self, kpi_id: str) -> str:
        return self.kpi(kpi_id).breakdown

    def _headline(self, name: str, kpi_id: str) -> pd.DataFrame:
        """Return one KPI's rows of a table for the breakdown that its headline figure is for."""
        rows = self._of(name, kpi_id)
        return rows.loc[rows["breakdown"] == self._breakdown(kpi_id)]

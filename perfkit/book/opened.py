"""One edition as one body reads it: whose it is, of when, and what its page shows."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from perfkit.edition import contents
from perfkit.framework import thread
from perfkit.framework.model import Body, Framework, Page
from perfkit.periods import Period, read_period


@dataclass(frozen=True, eq=False)
class Opened:
    """An edition's folder, a body, the framework in force, and what the edition says of itself."""

    folder: Path
    body: Body
    framework: Framework
    about: dict[str, Any]

    @property
    def edition(self) -> str:
        """The edition's id: its quarter file's name."""
        return self.folder.name

    @property
    def title(self) -> str:
        """The edition's title."""
        return str(self.about["title"])

    @property
    def quarter(self) -> Period:
        """The quarter reported on."""
        return read_period(self.about["quarter"]).period

    @property
    def as_at(self) -> date:
        """The day up to which what was known is read."""
        return date.fromisoformat(self.about["as_at"])

    @property
    def illustrative(self) -> bool:
        """Whether the figures are made up."""
        return bool(self.about["illustrative"])

    @property
    def council(self) -> str:
        """The council's name."""
        return str(self.about["council"])

    @property
    def area_code(self) -> str:
        """The council's area code."""
        return str(self.about["area_code"])

    @property
    def first_edition(self) -> bool:
        """Whether there is no earlier edition to compare with."""
        return not self.about["previous"]

    @property
    def previous_edition(self) -> str:
        """Since when changes are told: an edition's title, or a day; empty for a first edition."""
        return str(self.about["previous_title"])

    @cached_property
    def page(self) -> Page:
        """Which blocks this body's page shows."""
        return next(page for page in self.framework.pages if page.kind == self.body.kind)

    def shows(self, block: str) -> bool:
        """Whether a block is on this body's page."""
        return any(shown.block == block for shown in self.page.blocks)

    def explores(self, name: str) -> bool:
        """Whether this body's readers may explore something beside their page."""
        return name in self.page.explore

    def heading(self, block: str) -> str:
        """Return the heading this body knows a block by; empty where the block is not shown."""
        return next((shown.heading for shown in self.page.blocks if shown.block == block), "")

    @cached_property
    def remit(self) -> frozenset[str]:
        """The ids of everything this body is concerned with, its KPIs included."""
        kpis = {kpi.id for kpi in thread.kpis_of(self.framework, self.body)}
        return thread.remit(self.framework, self.body) | kpis

    def _table(self, name: str) -> pd.DataFrame:
        return contents.read_for_pages(self.folder, name)

    def _of(self, name: str, kpi_id: str) -> pd.DataFrame:
        return contents.read_rows_of(self.folder, name, kpi_id)

"""How far the figures can be trusted: what was received, what fails, and its mending."""

import pandas as pd

from perfkit.book.opened import Opened


class Trusted(Opened):
    """The tables of data quality, of all returns."""

    @property
    def problems(self) -> pd.DataFrame:
        """What was wrong with the returns: rejected rows and doubtful ones."""
        return self._table("problems")

    @property
    def incomplete(self) -> pd.DataFrame:
        """The figures that fail completeness: asked for and not filled, or reported by too few."""
        return self._table("incomplete")

    @property
    def quirks(self) -> pd.DataFrame:
        """Which known quirks of the sources were looked for: one row a quirk and file."""
        return self._table("quirks")

    @property
    def quirk_rows(self) -> pd.DataFrame:
        """The cells that known quirks were found in, at most a thousand of each quirk and file."""
        return self._table("quirk_rows")

    @property
    def receipts(self) -> pd.DataFrame:
        """The files received."""
        return self._table("receipts")

    @property
    def dimensions(self) -> pd.DataFrame:
        """The six dimensions of data quality, by return, field and KPI."""
        return self._table("dimensions")

    @property
    def corrections(self) -> pd.DataFrame:
        """The recorded corrections, and what became of each in the file loaded last."""
        return self._table("corrections")

    @property
    def action_plan(self) -> pd.DataFrame:
        """The data quality action plan."""
        return self._table("action_plan")

    @property
    def candidates(self) -> pd.DataFrame:
        """How fit each proposed KPI is to become one: one row a KPI and question."""
        return self._table("candidates")

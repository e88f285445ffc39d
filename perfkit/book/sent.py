"""What people sent, and what came of it: records, decisions, actions, changes."""

from functools import cached_property
from typing import Any

import pandas as pd

from perfkit.book.measures import Measures
from perfkit.measures.budget import latest_lines

OWNED_BY_BODY = ("actions", "decisions", "kpi_requests")


class Sent(Measures):
    """The records that concern this body, and what was found of all its measures together."""

    def records(self, kind: str) -> pd.DataFrame:
        """Return the records of a kind that concern this body."""
        rows = self._table(kind)
        mine = pd.Series(False, index=rows.index)
        for column in ("concerns", "programme_id", "directorate_id", "kpi_id"):
            if column in rows:
                mine |= rows[column].isin(self.remit)
        if kind in OWNED_BY_BODY:
            mine |= rows["body_id"] == self.body.id
        return rows.loc[mine].reset_index(drop=True)

    @cached_property
    def budget(self) -> pd.DataFrame:
        """The budget lines of the latest quarter sent, the largest overspend first."""
        return latest_lines(self.records("budget_lines"))

    def narrative(self, kpi_id: str) -> dict[str, Any] | None:
        """Return the latest words on a KPI, or None while they are awaited."""
        rows = self._of("narratives", kpi_id)
        if rows.empty:
            return None
        return {str(name): value for name, value in rows.iloc[-1].items()}

    def narrative_due(self, kpi_id: str) -> dict[str, Any]:
        """Return by when the words on a KPI are due: its row of tables.NARRATIVES_DUE."""
        row = self._of("narratives_due", kpi_id).iloc[0]
        return {str(name): value for name, value in row.items()}

    @cached_property
    def interventions(self) -> pd.DataFrame:
        """Each strategic deliverable's intervention point: reached, near, not, cannot tell."""
        rows = self._table("interventions")
        return rows.loc[rows["outcome_id"].isin(self.remit)].reset_index(drop=True)

    @cached_property
    def changes(self) -> pd.DataFrame:
        """What changed on this body's KPIs since the last edition."""
        rows = self._table("changes")
        return rows.loc[rows["kpi_id"].isin(self.assessments["kpi_id"])].reset_index(drop=True)

    def effect(self, action_id: str) -> str:
        """Return what followed an action that is done, in words; empty where nothing is told."""
        rows = self._table("effects")
        told = rows.loc[rows["action_id"] == action_id, "words"]
        return "" if told.empty else str(told.iloc[0])

    @cached_property
    def associations(self) -> pd.DataFrame:
        """How each two of this body's KPIs move together, at each lag tried, surest first."""
        rows, own = self._table("associations"), self.assessments["kpi_id"]
        return rows.loc[rows["first"].isin(own) & rows["second"].isin(own)]

    @cached_property
    def not_associated(self) -> pd.DataFrame:
        """The KPIs of this body that could not be set beside others, each with the reason."""
        rows = self._table("not_associated")
        return rows.loc[rows["kpi_id"].isin(self.assessments["kpi_id"])].reset_index(drop=True)

    @cached_property
    def releases(self) -> pd.DataFrame:
        """The releases expected after the as-at date on this body's KPIs, soonest first."""
        rows = self._table("releases")
        return rows.loc[rows["kpi_id"].isin(self.assessments["kpi_id"])].reset_index(drop=True)

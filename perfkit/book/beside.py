"""The measures of a page beside those of other places."""

from typing import NamedTuple

import pandas as pd

from perfkit.book.measures import Measures

PERIOD = ["period_start", "period_end"]


class Group(NamedTuple):
    """A group of areas: its name as a sentence says it, and their codes."""

    name: str
    areas: list[str]


class Beside(Measures):
    """Whom each measure is set beside, and how it stands there."""

    def comparators(self, kpi_id: str) -> pd.DataFrame:
        """Return the comparators' values for the council's latest period, one row an area."""
        rows = self._latest_of_all(kpi_id)
        return rows.loc[rows["area_code"].isin(self._listed(kpi_id))]

    def comparator_series(self, kpi_id: str) -> pd.DataFrame:
        """Return the series of the area the KPI is compared with on the page; may be empty."""
        named = self.everything.loc[self.everything["kpi_id"] == kpi_id, "comparator_code"]
        return self.series(kpi_id, named.iloc[0]) if named.any() else self.series(kpi_id, "none")

    def group_beside(self, kpi_id: str) -> tuple[str, pd.DataFrame]:
        """Return the named group a KPI's dots are of, and its councils' latest figures.

        The region's councils where the KPI is compared within the region, else its neighbours; the
        other group where the first has no figure. One row an area, for the council's latest period.
        """
        rows = self._latest_of_all(kpi_id)
        benchmark, groups = self.kpi(kpi_id).benchmark, self.about["groups"]
        order = [benchmark.neighbours, "greater_manchester"]
        for name in reversed(order) if benchmark.group == "greater_manchester" else order:
            group = groups.get(name, {"name": "", "areas": []})
            held = rows.loc[rows["area_code"].isin(group["areas"])]
            if len(held.loc[held["area_code"] != self.area_code]):
                return str(group["name"]), held
        return "", rows.iloc[:0]

    def wider_areas(self, kpi_id: str) -> pd.DataFrame:
        """Return the latest figures of England, the region and the like: areas that hold others."""
        rows = self._latest_of_all(kpi_id)
        councils = {code for group in self.about["groups"].values() for code in group["areas"]}
        return rows.loc[rows["area_code"].isin(set(self._listed(kpi_id)) - councils)]

    def groups(self, kpi_id: str) -> dict[str, Group]:
        """Return the groups of areas that a KPI may be set beside, by id.

        Of the lists of neighbours it is the KPI's own; a group that its file rules out is none.
        """
        benchmark = self.kpi(kpi_id).benchmark
        if benchmark.group == "none":
            return {}
        mine = f"neighbours/{benchmark.neighbours}"
        named = {
            "neighbours" if name == mine else name: Group(*told)
            for name, told in self.about["groups_beside"].items()
            if name == mine or "/" not in name
        }
        ruled_out = tuple(benchmark.not_beside)
        return {name: group for name, group in named.items() if not name.startswith(ruled_out)}

    def beside(self, kpi_id: str) -> pd.DataFrame:
        """Return how a KPI's latest figure stands beside each group's: one row a group."""
        return self._of("comparisons", kpi_id)

    def neighbours(self, kpi_id: str) -> str:
        """Return who the neighbours are that a KPI is compared with; empty where none are named."""
        return str(self.about["neighbours"].get(self.kpi(kpi_id).benchmark.neighbours, ""))

    def spread(self, kpi_id: str) -> pd.DataFrame:
        """Return how a KPI's latest figure is spread over all councils: one row, or none."""
        return self._of("spreads", kpi_id)

    def funnel(self, kpi_id: str) -> pd.DataFrame:
        """Return a KPI's funnel: one row a council, and rows without an area for its lines."""
        return self._of("funnels", kpi_id)

    def _latest_of_all(self, kpi_id: str) -> pd.DataFrame:
        """Return every area's figure for the council's latest period; none where it has none."""
        own = self.series(kpi_id).dropna(subset="value")
        rows = self._observations(kpi_id)
        if own.empty:
            return rows.iloc[:0]
        latest: pd.DataFrame = rows.loc[(rows[PERIOD] == own[PERIOD].iloc[-1]).all(axis="columns")]
        return latest.dropna(subset="value")

    def _listed(self, kpi_id: str) -> list[str]:
        """Return the codes of the areas that a page may show beside a KPI."""
        lists = self.about["comparators"]
        listed: list[str] = lists.get(self.kpi(kpi_id).benchmark.neighbours, lists[""])
        return listed

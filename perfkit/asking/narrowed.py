"""A book narrowed to what a reader picked: a stretch of time, a group of people, other places."""

from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import pandas as pd

from perfkit.book import Book

EVERYBODY = "Everybody"
ENGLAND = "england"


class Narrowing(NamedTuple):
    """What was picked of one measure; an empty text leaves that as the page has it."""

    group: str = ""  # the areas set beside the council's
    area: str = ""  # the code of the one whose line is drawn beside the council's
    first: str = ""  # period
    last: str = ""
    breakdown: str | None = None


@dataclass(frozen=True, eq=False)
class Narrowed(Book):
    """The same edition and body, of which only what was picked is looked up.

    Views of a KPI take it as they take a book. Control limits stay those of the whole series:
    they say what is usual, whichever part of it is looked at.
    """

    narrowing: Narrowing

    def series(self, kpi_id: str, area_code: str | None = None) -> pd.DataFrame:
        """Return one KPI's series within the stretch of time, oldest first."""
        rows = super().series(kpi_id, area_code)
        return _within(rows, super().series(kpi_id), self.narrowing)

    def comparators(self, kpi_id: str) -> pd.DataFrame:
        """Return the values of the group's areas for the last period in the stretch of time."""
        own = self.series(kpi_id).dropna(subset="value")
        rows = self._observations(kpi_id)
        if own.empty or not self.narrowing.group:
            return rows.iloc[:0]
        same = (rows["period_end"] == own["period_end"].iloc[-1]) & (
            rows["period_start"] == own["period_start"].iloc[-1]
        )
        codes = self.groups(kpi_id)[self.narrowing.group].areas
        others = rows["area_code"].isin(codes) & (rows["area_code"] != self.area_code)
        beside: pd.DataFrame = rows.loc[same & others]
        return beside.dropna(subset="value")

    def group_beside(self, kpi_id: str) -> tuple[str, pd.DataFrame]:
        """Return the group picked and its councils' figures; England's is a line, not a dot."""
        group = self.narrowing.group
        if group in ("", ENGLAND):
            return "", self._observations(kpi_id).iloc[:0]
        return self.groups(kpi_id)[group].name, self.comparators(kpi_id)

    def wider_areas(self, kpi_id: str) -> pd.DataFrame:
        """Return England's figure for the last period in the stretch, where a group is picked."""
        rows = self._latest_of_all(kpi_id)
        england = self.groups(kpi_id).get(ENGLAND) if self.narrowing.group else None
        return rows.loc[rows["area_code"].isin(england.areas if england else [])]

    def comparator_series(self, kpi_id: str) -> pd.DataFrame:
        """Return the series of the area picked; empty where none is."""
        return self.series(kpi_id, self.narrowing.area or "none")

    def points(self, kpi_id: str) -> pd.DataFrame:
        """Return the control-chart points; none of another group of people's."""
        rows = super().points(kpi_id)
        return rows if self.is_headline(kpi_id) else rows.iloc[:0]

    def is_headline(self, kpi_id: str) -> bool:
        """Whether the group of people picked is the one that the KPI's own figure is for."""
        return self._breakdown(kpi_id) == self.kpi(kpi_id).breakdown

    def _breakdown(self, kpi_id: str) -> str:
        picked = self.narrowing.breakdown
        return self.kpi(kpi_id).breakdown if picked is None else picked


def narrowed(book: Book, narrowing: Narrowing) -> Narrowed:
    """Return a book of which only what was picked is looked up."""
    told: dict[str, Any] = {field.name: getattr(book, field.name) for field in fields(Book)}
    return Narrowed(**told, narrowing=narrowing)


def breakdowns(book: Book, kpi_id: str) -> tuple[tuple[str, str], ...]:
    """Return the groups of people that the council has figures for, the KPI's own first."""
    own = book.kpi(kpi_id).breakdown
    held = book.all_breakdowns(kpi_id)
    found = sorted(
        held.loc[held["area_code"] == book.area_code].dropna(subset="value")["breakdown"].unique()
    )
    ordered = [own, *(name for name in found if name != own)]
    return tuple((name, name or EVERYBODY) for name in ordered)


def groups_with_figures(book: Book, kpi_id: str) -> tuple[tuple[str, str], ...]:
    """Return the groups of which a place other than the council has a figure, by id and name."""
    held = set(_other_areas(book, kpi_id)["area_code"])
    return tuple(
        (group_id, group.name)
        for group_id, group in book.groups(kpi_id).items()
        if held & set(group.areas)
    )


def areas_with_figures(book: Book, kpi_id: str, group: str) -> tuple[tuple[str, str], ...]:
    """Return the areas of a group that have figures, by code and name, in order of name."""
    rows = _other_areas(book, kpi_id)
    groups = book.groups(kpi_id)
    if group not in groups:
        return ()
    named = rows.loc[rows["area_code"].isin(groups[group].areas), ["area_code", "area"]]
    areas = named.drop_duplicates("area_code").sort_values("area")
    return tuple((str(code), str(name)) for code, name in areas.itertuples(index=False))


def periods(book: Book, kpi_id: str) -> tuple[tuple[str, str], ...]:
    """Return the periods of the council's series, oldest first."""
    return tuple((str(name), str(name)) for name in book.series(kpi_id)["period"].unique())


def _other_areas(book: Book, kpi_id: str) -> pd.DataFrame:
    rows = book.all_breakdowns(kpi_id)
    other: pd.DataFrame = rows.loc[rows["area_code"] != book.area_code].dropna(subset="value")
    return other


def _within(rows: pd.DataFrame, own: pd.DataFrame, narrowing: Narrowing) -> pd.DataFrame:
    """Return the rows whose period ends in the stretch; the ends are periods of the own series."""
    ends = own.drop_duplicates("period").set_index("period")["period_end"]
    picked = [ends[name] for name in (narrowing.first, narrowing.last) if name in ends.index]
    if len(picked) < 2:
        return rows
    kept: pd.DataFrame = rows.loc[rows["period_end"].between(min(picked), max(picked))]
    return kept

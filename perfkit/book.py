"""The single thing a notebook opens: one edition, as one body reads it.

The book looks up and narrows; it judges nothing. Everything that can be computed about a quarter
was computed once, when the edition was frozen.
"""

import os
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from perfkit.edition import contents
from perfkit.errors import UnknownNameError
from perfkit.framework import thread
from perfkit.framework.model import (
    Body,
    Framework,
    Kpi,
    Page,
    Priority,
    WardGeneration,
    WardMeasure,
)
from perfkit.paths import Paths, find_workbook
from perfkit.periods import Period, read_period

OWNED_BY_BODY = ("actions", "decisions", "kpi_requests")
PERIOD = ["period_start", "period_end"]


class Group(NamedTuple):
    """A group of areas: its name as a sentence says it, and their codes."""

    name: str
    areas: list[str]


@dataclass(frozen=True, eq=False)
class Book:
    """One edition as one body reads it; every table is narrowed to what concerns that body."""

    folder: Path
    body: Body
    framework: Framework
    about: dict[str, Any]

    # What it is -------------------------------------------------------------------------

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
        """The title of the edition compared with, or an empty text."""
        return str(self.about["previous_title"])

    # The page ---------------------------------------------------------------------------

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

    # KPIs -------------------------------------------------------------------------------

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

    def breakdowns(self, kpi_id: str) -> pd.DataFrame:
        """Return the council's series of a KPI for every group of people, oldest first."""
        rows = self._of("observations", kpi_id)
        return rows.loc[rows["area_code"] == self.area_code]

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

    def points(self, kpi_id: str) -> pd.DataFrame:
        """Return a KPI's control-chart points, oldest first; empty where it has none."""
        return self._of("points", kpi_id)

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

    def _observations(self, kpi_id: str) -> pd.DataFrame:
        return self._headline("observations", kpi_id)

    def all_breakdowns(self, kpi_id: str) -> pd.DataFrame:
        """Return a KPI's observations of every area and group of people, by area, oldest first."""
        return self._of("observations", kpi_id)

    def _breakdown(self, kpi_id: str) -> str:
        return self.kpi(kpi_id).breakdown

    # Places -----------------------------------------------------------------------------

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

    # What people sent --------------------------------------------------------------------

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

    def narrative(self, kpi_id: str) -> dict[str, Any] | None:
        """Return the latest words on a KPI, or None while they are awaited."""
        rows = self._of("narratives", kpi_id)
        if rows.empty:
            return None
        return {str(name): value for name, value in rows.iloc[-1].items()}

    @property
    def candidates(self) -> pd.DataFrame:
        """How fit each proposed KPI is to become one: one row a KPI and question."""
        return self._table("candidates")

    # What was worked out -----------------------------------------------------------------

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

    def outlook(self, kpi_id: str) -> str:
        """Return what to expect of a KPI by the end of the year, or why nothing is forecast."""
        rows = self._of("forecasts", kpi_id)
        return "" if rows.empty else str(rows["words"].iloc[0])

    def found(self, kpi_id: str) -> dict[str, str]:
        """Return how each of a KPI's four marks was found, in words, by mark."""
        rows = self._of("found", kpi_id)
        return dict(zip(rows["mark"], rows["words"], strict=True))

    def beside(self, kpi_id: str) -> pd.DataFrame:
        """Return how a KPI's latest figure stands beside each group's: one row a group."""
        return self._of("comparisons", kpi_id)

    def effect(self, action_id: str) -> str:
        """Return what followed an action that is done, in words; empty where nothing is told."""
        rows = self._table("effects")
        told = rows.loc[rows["action_id"] == action_id, "words"]
        return "" if told.empty else str(told.iloc[0])

    def neighbours(self, kpi_id: str) -> str:
        """Return who the neighbours are that a KPI is compared with; empty where none are named."""
        return str(self.about["neighbours"].get(self.kpi(kpi_id).benchmark.neighbours, ""))

    def forecast(self, kpi_id: str) -> dict[str, Any] | None:
        """Return the year-end forecast of a KPI in numbers; None where nothing is forecast."""
        rows = self._of("forecasts", kpi_id).dropna(subset=["value", "lower", "upper"])
        return None if rows.empty else {str(name): held for name, held in rows.iloc[0].items()}

    def spread(self, kpi_id: str) -> pd.DataFrame:
        """Return how a KPI's latest figure is spread over all councils: one row, or none."""
        return self._of("spreads", kpi_id)

    def funnel(self, kpi_id: str) -> pd.DataFrame:
        """Return a KPI's funnel: one row a council, and rows without an area for its lines."""
        return self._of("funnels", kpi_id)

    def doubts(self, kpi_id: str) -> pd.DataFrame:
        """Return which values of a KPI's headline series are in question, and why."""
        return self._headline("doubts", kpi_id)

    def earlier_values(self, kpi_id: str) -> pd.DataFrame:
        """Return what a KPI's values were in the edition before, where they were others."""
        return self._headline("earlier_values", kpi_id)

    def questions(self, kpi_id: str) -> pd.DataFrame:
        """Return the questions a KPI raises, the most pressing first, each with its evidence."""
        return self._of("questions", kpi_id)

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

    @property
    def problems(self) -> pd.DataFrame:
        """What was wrong with the returns: rejected rows and doubtful ones."""
        return self._table("problems")

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

    # The golden thread ---------------------------------------------------------------------

    def thread(self, item_id: str) -> list[Any]:
        """Return the chain from an outcome down to a KPI, priority or service."""
        return list(thread.chain(self.framework, item_id))

    def corporate_priority(self, kpi_id: str) -> Priority | None:
        """Return the Corporate Plan priority a KPI serves."""
        return thread.corporate_priority_of(self.framework, self.kpi(kpi_id))

    @cached_property
    def nodes(self) -> pd.DataFrame:
        """Every link of the golden thread, rolled up, in the order of a walk down it."""
        return self._table("thread")

    @property
    def links(self) -> pd.DataFrame:
        """Which link of the golden thread stands under which: one row a step upward."""
        return self._table("thread_links")

    @property
    def flows(self) -> pd.DataFrame:
        """How the measures flow from outcomes through corporate priorities to services."""
        return self._table("thread_flows")

    @cached_property
    def thread_page(self) -> str:
        """The body on whose page the whole thread is; empty where no page shows it."""
        return next((body.id for body in self.framework.bodies if body.kind == "everybody"), "")

    # -----------------------------------------------------------------------------------------

    def _table(self, name: str) -> pd.DataFrame:
        return contents.read_table(self.folder, name)

    def _headline(self, name: str, kpi_id: str) -> pd.DataFrame:
        """Return one KPI's rows of a table for the breakdown that its headline figure is for."""
        rows = self._of(name, kpi_id)
        return rows.loc[rows["breakdown"] == self._breakdown(kpi_id)]

    def _of(self, name: str, kpi_id: str) -> pd.DataFrame:
        return contents.read_rows_of(self.folder, name, kpi_id)


def open_book(edition: str = "", body: str = "acp-board") -> Book:
    """Open an edition as a body reads it; an empty text opens the newest.

    Where there is no edition at all, the illustrative one is frozen on the spot, so that a
    notebook runs as it stands on a new machine.

    Raises
    ------
    UnknownNameError
        When there is no such edition, or no such body in it.
    """
    paths = find_workbook(os.environ, Path.cwd())
    if not edition and not contents.editions(paths.outputs):
        _freeze_illustrative(paths)
    return open_book_at(contents.find_edition(paths.outputs, edition), body)


def open_book_at(folder: Path, body: str) -> Book:
    """Open the edition in a folder as a body reads it."""
    framework = contents.read_framework(folder)
    bodies = {known.id: known for known in framework.bodies}
    if body not in bodies:
        raise UnknownNameError("body", body, bodies)
    about = contents.read_json(folder / "tables" / contents.ABOUT)
    return Book(folder, bodies[body], framework, about)


def _freeze_illustrative(paths: Paths) -> None:
    # Imported here, since it brings the store and the readers, which no reader of a page needs.
    from perfkit.illustrative.freeze import freeze_illustrative

    freeze_illustrative(paths)

"""A small made-up book: two measures, one body, whatever records a test gives it."""

from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from perfkit.edition.correcting import COLUMNS as CORRECTIONS
from perfkit.edition.schema import MARKS
from perfkit.framework.model import Block, Body, Framework
from perfkit.measures.budget import latest_lines
from perfkit.periods import financial_quarter
from perfkit.quality.action_plan import COLUMNS as PLAN
from perfkit.quality.dimensions import COLUMNS as DIMENSIONS
from perfkit.tables import (
    CANDIDATES,
    FAILING,
    INCOMPLETE,
    INEQUALITY,
    OBSERVATIONS,
    RECORDS,
    THREAD,
    THREAD_FLOWS,
    THREAD_LINKS,
    WARD_SHAPES,
)
from tests.unit.views.fake_framework import BODY, OUTCOME, PRIORITY, make_framework, make_kpi

AREA = "X00000001"
__all__ = ["assessment", "at_level", "make_book", "make_kpi", "observations"]
WIDER = ("E92", "E12", "E47")  # the nation, a region, the councils of one together
NOTHING = pd.DataFrame({"area_code": [], "words": [], "period": []}, dtype=str)
QUARTERS = tuple(financial_quarter(2023 + at // 4, at % 4 + 1) for at in range(12))


def observations(values, kpi_id="repairs", area=("X00000001", "Example"), statuses=()):
    """Return one row a quarter, the last value in the last quarter."""
    quarters = QUARTERS[-len(values) :] if values else ()
    rows = [
        {
            "kpi_id": kpi_id,
            "area_code": area[0],
            "area": area[1],
            "period": quarter.label,
            "period_start": pd.Timestamp(quarter.start),
            "period_end": pd.Timestamp(quarter.end),
            "period_kind": quarter.kind,
            "breakdown": "",
            "value": value,
            "value_text": "" if value is None else str(value),
            "status": statuses[at] if statuses else "",
            "lower": None,
            "upper": None,
        }
        for at, (quarter, value) in enumerate(zip(quarters, values, strict=True))
    ]
    return pd.DataFrame(rows, columns=list(OBSERVATIONS))


def assessment(kpi_id="repairs", **changes):
    """Return one row of tables.ASSESSMENTS as the book gives it."""
    return {
        "kpi_id": kpi_id,
        "period": QUARTERS[-1].label,
        "value": 46.3,
        "value_text": "46.3%",
        "previous_period": QUARTERS[-2].label,
        "previous_value_text": "48.0%",
        "comparator": "England",
        "comparator_value_text": "50.0%",
        "comparison": "not_compared",
        "target": 90.0,
        "target_text": "at least 90.0%",
        "target_name": "a target",
        "target_status": "off_target",
        "target_reason": "43.7 percentage points below the target.",
        "variation": "worsening",
        "variation_reason": "seven quarters below the average",
        "direction": "falling",
        "direction_method": "control chart of 12 quarters",
        "level_since": "",
        "range_note": "",
        "assurance": "",
        "released_on": pd.Timestamp(2026, 6, 1),
        "age_days": 60,
        "next_due": pd.Timestamp(2026, 9, 1),
        "age_status": "new",
        "quality_grade": "sound",
        "quality_reason": "no known fault",
        "attention": 3,
        "disagreement": "",
        "headline": "Fewer repairs are finished on time than promised",
        "first_list": True,
    } | changes


@dataclass(frozen=True)
class FakeBook:
    """The attributes of a book that views read."""

    framework: Framework
    rows: tuple = ()
    observed: pd.DataFrame = field(default_factory=lambda: observations([]))
    sent: dict = field(default_factory=dict)
    body: Body = BODY
    illustrative: bool = False
    first_edition: bool = True
    previous_edition: str = ""
    raised: tuple = ()
    charted: pd.DataFrame = field(default_factory=pd.DataFrame)
    area_code: str = AREA
    council: str = "Example Council"
    title: str = "Quarter 4"
    quarter = QUARTERS[-1]
    as_at = date(2026, 7, 1)
    tables: dict = field(default_factory=dict)
    expected: dict = field(default_factory=dict)
    followed: dict = field(default_factory=dict)
    compared: tuple = ()
    neighbour_words: str = ""
    thread_page: str = ""
    forecasts: dict = field(default_factory=dict)
    frozen: dict = field(default_factory=dict)

    @property
    def page(self):
        return self.framework.pages[0]

    @property
    def assessments(self):
        columns = list(assessment())
        return pd.DataFrame(list(self.rows), columns=columns).astype({"first_list": bool})

    everything = assessments

    def shows(self, block):
        return any(shown.block == block for shown in self.page.blocks)

    def heading(self, block):
        return next(shown.heading for shown in self.page.blocks if shown.block == block)

    def assessment(self, kpi_id):
        found = (row for row in self.assessments.itertuples(index=False) if row.kpi_id == kpi_id)
        return next(found, None)

    def kpi(self, kpi_id):
        return next(kpi for kpi in self.framework.kpis if kpi.id == kpi_id)

    def series(self, kpi_id, area_code=None):
        rows = self.observed
        own = rows["area_code"] == (area_code or self.area_code)
        return rows.loc[(rows["kpi_id"] == kpi_id) & own]

    def comparators(self, kpi_id):
        rows = self.observed
        others = (rows["area_code"] != self.area_code) & (rows["kpi_id"] == kpi_id)
        return rows.loc[others & (rows["period"] == self.quarter.label)]

    def comparator_series(self, kpi_id):
        return self.series(kpi_id, "E92000001")

    def group_beside(self, kpi_id):
        others = self.comparators(kpi_id)
        return "the neighbours", others[~others["area_code"].str.startswith(WIDER)]

    def wider_areas(self, kpi_id):
        others = self.comparators(kpi_id)
        return others[others["area_code"].str.startswith(WIDER)]

    def breakdowns(self, kpi_id):
        return self.series(kpi_id)

    def forecast(self, kpi_id):
        return self.forecasts.get(kpi_id)

    def spread(self, kpi_id):
        return self.frozen.get("spreads", NOTHING)

    def funnel(self, kpi_id):
        return self.frozen.get("funnels", NOTHING)

    def doubts(self, kpi_id):
        return self.frozen.get("doubts", NOTHING)

    def earlier_values(self, kpi_id):
        return self.frozen.get("earlier_values", NOTHING)

    def points(self, kpi_id):
        return self.charted

    def outlook(self, kpi_id):
        return self.expected.get(kpi_id, "")

    def effect(self, action_id):
        return self.followed.get(action_id, "")

    def found(self, kpi_id):
        return {name: f"How {name} was found." for name in MARKS}

    def beside(self, kpi_id):
        columns = ["group", "value", "comparison", "words"]
        return pd.DataFrame(list(self.compared), columns=columns)

    def neighbours(self, kpi_id):
        return self.neighbour_words

    @property
    def ward_measures(self):
        return self.framework.ward_measures

    @property
    def gaps(self):
        return self.inequality

    def ward_generation(self, generation):
        return next(one for one in self.framework.ward_generations if one.id == generation)

    def wards(self, generation):
        rows = self.tables["wards"]
        return rows.loc[rows["generation"] == generation]

    def ward_shapes(self, generation):
        return self.tables.get("ward_shapes", pd.DataFrame(columns=list(WARD_SHAPES)))

    def gap_groups(self, gap):
        rows = self.tables["inequality_groups"]
        return rows[rows["item"].eq(gap.item) & rows["kind"].eq(gap.kind)]

    def questions(self, kpi_id):
        return pd.DataFrame(list(self.raised), columns=["kind", "words", "evidence"])

    def residents_question(self, kpi_id):
        return next(({"words": words, "evidence": why} for _, words, why in self.raised), None)

    def records(self, kind):
        columns = list(RECORDS[kind].names)
        return pd.DataFrame(self.sent.get(kind, []), columns=columns)

    @property
    def budget(self):
        return latest_lines(self.records("budget_lines"))

    def thread(self, item_id):
        return [OUTCOME, PRIORITY, self.kpi(item_id)]

    def corporate_priority(self, kpi_id):
        return PRIORITY

    def narrative(self, kpi_id):
        rows = self.sent.get("narratives", [])
        return next((row for row in rows if row["kpi_id"] == kpi_id), None)

    def narrative_due(self, kpi_id):
        rows = self.tables.get("narratives_due", ())
        owed = {
            "kpi_id": kpi_id,
            "state": "due",
            "due_on": date(2026, 7, 8),
            "days": 7,
            "words": "it is due by Wednesday 8 July 2026, in 7 days",
            "counted_from": "That is ten working days after the release.",
        }
        return next((row for row in rows if row["kpi_id"] == kpi_id), owed)

    def __getattr__(self, name):
        columns = {
            "releases": ["kpi_id", "title", "period", "due_on"],
            "changes": ["kpi_id", "what", "before", "after"],
            "interventions": ["deliverable_id", "outcome_id", "text", "state", "reason", "kpis"],
            "receipts": ["file", "return_id", "outcome", "read", "sound", "rejected"],
            "quirks": ["quirk", "return_id", "file", "cells", "row", "column", "got"],
            "dimensions": list(DIMENSIONS),
            "corrections": list(CORRECTIONS),
            "inequality": list(INEQUALITY),
            "candidates": list(CANDIDATES),
            "nodes": list(THREAD),
            "links": list(THREAD_LINKS),
            "flows": list(THREAD_FLOWS),
            "problems": list(FAILING),
            "incomplete": list(INCOMPLETE),
            "action_plan": list(PLAN),
        }
        if name not in columns:
            raise AttributeError(name)
        return self.tables.get(name, pd.DataFrame(columns=columns[name]))


def make_book(*blocks, kpis=(), rows=None, **given):
    """Return a book whose page shows `blocks`, each under its own name as heading."""
    kpis = kpis or (make_kpi(),)
    shown = tuple(Block(block=block, heading=block.replace("-", " ")) for block in blocks)
    framework = make_framework(*kpis, blocks=shown)
    rows = (assessment(),) if rows is None else tuple(rows)
    return FakeBook(framework=framework, rows=rows, **given)


def at_level(book, level):
    """Return the same book as a body of another level reads it."""
    return replace(book, body=book.body.model_copy(update={"level": level}))


def at_kind(book, kind):
    """Return the same book as a body of another kind reads it."""
    return replace(book, body=book.body.model_copy(update={"kind": kind}))

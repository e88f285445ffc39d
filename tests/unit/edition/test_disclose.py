"""The council's own small numbers are hidden before anything is worked out of them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfkit.edition.disclose import disclose
from perfkit.edition.disclose_records import disclose_exchanges, disclose_problems
from perfkit.measures.disclosure import RULES
from perfkit.periods import financial_quarter
from perfkit.tables import OBSERVATIONS, PROBLEMS
from tests.unit.measures.make import make_kpi
from tests.unit.measures.reader import told_counts

HOME, WARD = "E08000001", "E05000650"
KPI = make_kpi(id="moves", unit="households", decimals=0, disclosure="below_5")
SHARE = make_kpi(id="answers", unit="%", disclosure="below_5")
QUARTER = financial_quarter(2025, 3)


def row(breakdown, count, of=None, *, kpi="moves", area=HOME, quarter=QUARTER):
    value = count if of is None else 100 * count / of
    return dict.fromkeys(OBSERVATIONS, "") | {
        "kpi_id": kpi,
        "area_code": area,
        "period": quarter.label,
        "period_start": pd.Timestamp(quarter.start),
        "period_end": pd.Timestamp(quarter.end),
        "period_kind": quarter.kind,
        "breakdown": breakdown,
        "value": value,
        "value_text": str(value),
        "numerator": float("nan") if of is None else float(count),
        "denominator": float("nan") if of is None else float(of),
        "lower": 1.0,
        "upper": 2.0,
        "return_id": "own",
    }


def groups(total, **parts):
    return [row("", total), *(row(name, count) for name, count in parts.items())]


def told(rows, kpis=(KPI,), **options):
    table = pd.DataFrame(rows, columns=list(OBSERVATIONS))
    for name in ("value", "numerator", "denominator", "lower", "upper"):
        table[name] = table[name].astype(float)
    return disclose(table, kpis, area_code=HOME, **options)


def marks(rows, **options):
    found = told(rows, **options).observations
    return ["[c]" if np.isnan(value) else f"{value:g}" for value in found["value"]]


@pytest.mark.parametrize(("count", "mark"), [(0, "[c]"), (4, "[c]"), (5, "5"), (6, "6")])
def test_a_figure_for_everybody_is_hidden_where_its_count_is_small(count, mark):
    assert marks([row("", count)]) == [mark]


def test_what_is_hidden_has_no_number_left_and_the_reason_beside_it():
    hidden = told([row("", 3)]).observations.iloc[0]
    assert hidden[["value", "numerator", "denominator", "lower", "upper"]].isna().all()
    assert (hidden["value_text"], hidden["status"]) == ("[c]", "c")
    assert hidden["note"] == "Hidden to protect people: the number is small."


def test_a_published_figure_stays_as_it_was_released():
    published = KPI.model_copy(update={"disclosure": "published"})
    assert marks([row("", 3), row("Male", 1)], kpis=[published]) == ["3", "1"]


def test_another_areas_figures_are_not_the_councils_to_hide():
    assert marks([row("", 3, area="E08000002"), row("", 9)]) == ["3", "9"]


def test_a_second_group_is_hidden_where_the_total_would_give_the_small_one_away():
    rows = groups(50, young=3, middle=40, old=7)
    assert marks(rows) == ["50", "[c]", "40", "[c]"]
    notes = told(rows).observations["note"].tolist()
    assert notes[1] == "Hidden to protect people: the number is small."
    assert notes[3] == "Hidden so that another group's small number cannot be worked out."


def test_with_the_total_hidden_no_group_is_shown():
    assert marks(groups(4, young=0, old=4)) == ["[c]", "[c]", "[c]"]


def test_groups_of_two_kinds_that_do_not_add_up_are_hidden_together():
    rows = groups(50, Male=25, Female=25, young=3, old=47)
    assert marks(rows) == ["50", "[c]", "[c]", "[c]", "[c]"]


def test_one_group_alone_is_hidden_where_those_left_over_are_few():
    assert marks(groups(50, Female=48)) == ["50", "[c]"]
    assert marks(groups(50, Female=30)) == ["50", "30"]


@pytest.mark.parametrize(
    ("count", "of", "mark"), [(96, 100, "[c]"), (95, 100, "95"), (100, 100, "100"), (3, 9, "[c]")]
)
def test_a_share_is_hidden_where_few_are_left_over_and_not_where_none_is(count, of, mark):
    assert marks([row("", count, of, kpi="answers")], kpis=[SHARE]) == [mark]


def test_groups_whose_counts_are_not_known_are_not_shown():
    rows = [row("", 60, 100, kpi="answers"), row("Male", 55.0, kpi="answers")]
    assert marks(rows, kpis=[SHARE]) == ["60", "[c]"]


def test_what_was_hidden_in_the_edition_before_stays_hidden():
    before = told(groups(50, young=3, middle=40, old=7)).ledger
    after = groups(54, young=6, middle=40, old=8)
    assert marks(after) == ["54", "6", "40", "8"]
    assert marks(after, earlier=before)[1] == "[c]"


def test_a_ward_stands_in_the_table_of_wards_alone():
    rows = [row("", 50), row("", 3, area=WARD), row("", 47, area="E05000651")]
    found = told(rows, wards=frozenset({WARD, "E05000651"})).observations
    assert found["area_code"].tolist() == [HOME]


def test_hospital_figures_are_rounded_and_rates_made_of_the_rounded_counts():
    kpi = SHARE.model_copy(update={"disclosure": "hes"})
    found = told([row("", 33, 98, kpi="answers")], kpis=[kpi]).observations.iloc[0]
    assert (found["numerator"], found["denominator"], found["value"]) == (35, 100, 35)


@settings(deadline=None, max_examples=30)
@given(counts=st.lists(st.integers(0, 25), min_size=2, max_size=6), rule=st.sampled_from([5, 10]))
def test_no_hidden_group_can_be_worked_out_from_the_figure_for_everybody(counts, rule):
    kpi = KPI.model_copy(update={"disclosure": f"below_{rule}"})
    parts = {f"group {place}": count for place, count in enumerate(counts)}
    found = told(groups(sum(counts), **parts), kpis=[kpi]).observations
    reasons = {
        "Hidden to protect people: the number is small.": "primary",
        "Hidden so that another group's small number cannot be worked out.": "secondary",
    }
    cells = found.iloc[1:].assign(
        all="all",
        place=range(len(counts)),
        count_=found["value"],
        hidden_because=found["note"].map(reasons).fillna(""),
        mark=found["value_text"],
        disclosed_before=False,
        total=found["value"].iloc[0],
    )
    assert told_counts([cells], rule=RULES[kpi.disclosure], kinds=[("total", ["all"])]) == []


# What people sent --------------------------------------------------------------------------


def exchanges(eligible, completed, linked):
    table = pd.DataFrame(
        {"directorate_id": ["place"], "eligible": [eligible], "completed": [completed]}
        | {"linked": [linked], "marks": [""]}
    ).astype(dict.fromkeys(("eligible", "completed", "linked"), "Int64"))
    found = disclose_exchanges(table).iloc[0]
    return [found[name] for name in ("eligible", "completed", "linked")], found["marks"]


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ((100, 80, 60), [100, 80, 60]),
        ((9, 9, 9), [None, None, None]),
        ((100, 9, 9), [100, None, None]),
        ((100, 91, 80), [100, None, None]),
        ((100, 100, 80), [100, 100, 80]),
        ((100, 90, 85), [100, 90, None]),
        ((100, 90, 9), [100, 90, None]),
        ((100, 90, 0), [100, 90, None]),
    ],
)
def test_no_insight_exchange_below_ten_is_frozen_nor_what_gives_it_away(sent, shown):
    numbers, marked = exchanges(*sent)
    assert [None if pd.isna(number) else number for number in numbers] == shown
    assert marked.count("[c]") == shown.count(None)


def test_a_problem_quotes_no_cell_of_a_kpi_that_a_rule_covers():
    rows = [dict.fromkeys(PROBLEMS, "") | {"series": name, "got": "3"} for name in ("moves", "x")]
    found = disclose_problems(pd.DataFrame(rows), [KPI])
    assert found["got"].tolist() == ["[c]", "3"]


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"series": "mvoes", "column": "value"}, "[c]"),
        ({"series": "mvoes", "column": "period"}, "3"),
        ({"series": "r1", "column": "owner"}, "[c]"),
        ({"series": "published", "column": "value", "return_id": "hclic"}, "3"),
    ],
)
def test_a_problem_quotes_neither_a_number_of_no_known_kpi_nor_a_name(row, shown):
    usual = dict.fromkeys(PROBLEMS, "") | {"return_id": "own", "got": "3"}
    found = disclose_problems(pd.DataFrame([usual | row]), [KPI])
    assert found["got"].tolist() == [shown]


def test_a_problem_tells_no_value_of_such_a_kpi_in_its_words_either():
    rule = {"got": "3", "rule": "This file gives it different values: 3 and 4."}
    rows = [dict.fromkeys(PROBLEMS, "") | rule | {"series": name} for name in ("moves", "x")]
    found = disclose_problems(pd.DataFrame(rows), [KPI])
    assert found["rule"].tolist() == ["This file gives it different values.", rule["rule"]]

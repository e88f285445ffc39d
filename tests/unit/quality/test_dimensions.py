"""The six dimensions of returns, fields and KPIs: shares of what was checked, never assumed."""

import pandas as pd
import pytest

from perfkit.framework.checks import DIMENSIONS
from perfkit.framework.model import Return
from perfkit.quality.checking import CHECKED
from perfkit.quality.dimensions import (
    COLUMNS,
    by_field,
    by_return,
    dimensions,
    with_shares_before,
)
from perfkit.quality.grade import Dimension
from perfkit.quality.looked_at import looked_at, not_filled
from perfkit.tables import RECEIPTS
from tests.unit.measures.make import make_kpi
from tests.unit.quality.make import make_facts
from tests.unit.quality.test_grade import problems

RETURN = Return(
    id="a-return",
    name="A return",
    publisher="Us",
    statutory=True,
    reader="own",
    collected_by="Us",
    lag_days=30,
    lag_basis="Agreed",
    licence="Ours",
)
NOTHING = pd.DataFrame(columns=list(CHECKED))


def receipt(return_id="a-return", outcome="loaded", **changes):
    row = dict.fromkeys(RECEIPTS, "") | {"return_id": return_id, "outcome": outcome}
    return row | {"read": 100, "sound": 45, "rejected": 5, "out_of_scope": 50} | changes


def fields(failed, *, values=(20.0,), checked=NOTHING, **changes):
    return by_field(failed, looked_at(make_facts(*values, **changes), checked))


def of(table, dimension):
    return table[table["dimension"] == dimension].iloc[0]


def test_of_a_field_every_figure_was_checked_and_a_rejected_one_is_one_more():
    failed = problems("validity", 2, file_id="f", row=3, column="value")
    found = of(fields(failed, values=[20.0] * 4), "uniqueness")
    assert found[["return_id", "series", "checked", "failed"]].tolist() == [
        "a-return",
        "rate",
        4,
        0,
    ]
    assert of(fields(failed, values=[20.0]), "validity")[["checked", "failed"]].tolist() == [1, 1]


@pytest.mark.parametrize(
    ("value", "text", "status", "asked", "missing"),
    [
        (20.0, "", "", 1, 0),
        (None, "Good", "", 1, 0),
        (None, "[c]", "c", 1, 0),
        (None, "[x]", "x", 1, 1),
        (None, "[u]", "u", 1, 1),
        (None, "[z]", "z", 0, 0),
    ],
)
def test_complete_is_a_value_a_word_or_what_is_held_back(value, text, status, asked, missing):
    found = of(fields(problems(), values=[value], value_text=text, status=status), "completeness")
    assert found[["checked", "failed"]].tolist() == [asked, missing]


def test_where_no_rule_of_a_dimension_bears_on_a_figure_it_was_not_checked():
    table = fields(problems(), values=[20.5])
    assert of(table, "accuracy")["checked"] == of(table, "consistency")["checked"] == 0


@pytest.mark.parametrize(
    ("changes", "dimension"),
    [
        ({"numerator": 1.0, "denominator": 2.0}, "consistency"),
        ({"note": "16 of 20 schools"}, "accuracy"),
    ],
)
def test_what_a_rule_of_every_cell_bears_on_was_checked(changes, dimension):
    assert of(fields(problems(), values=[20.5], **changes), dimension)["checked"] == 1


def test_a_figure_with_natural_bounds_was_checked_to_be_believable():
    seen = looked_at(make_facts(20.5), NOTHING, bounded=[("a-return", "rate")])
    assert of(seen, "accuracy")["checked"] == 1


def declared(facts, dimension="consistency", *, failed=False, **changes):
    """Return what a declared check told of facts, one row each."""
    row = {"dimension": dimension, "failed": failed} | changes
    return facts.assign(**row).reindex(columns=list(CHECKED))


def test_a_declared_check_counts_what_it_looked_at():
    checked = declared(make_facts(20.5, 20.5, 20.5))
    found = of(
        fields(problems("consistency", 1), values=[20.5] * 3, checked=checked), "consistency"
    )
    assert found[["checked", "failed"]].tolist() == [3, 1]


def test_a_figure_that_several_rules_looked_at_counts_once():
    facts = make_facts(20.5, 20.5)
    twice = pd.concat([declared(facts, "completeness"), declared(facts, "completeness")])
    assert of(fields(problems(), values=[20.5] * 2, checked=twice), "completeness")["checked"] == 2


def test_a_figure_without_a_row_counts_under_the_series_that_it_should_be_of():
    absent = declared(make_facts(20.5), "completeness", failed=True, series="other")
    seen = looked_at(make_facts(20.5), absent)
    other = of(seen[seen["series"] == "other"], "completeness")
    assert other[["checked", "failed"]].tolist() == [1, 0]  # its failure is a problem


def test_a_figure_not_filled_of_which_a_check_tells_fails_once():
    facts = make_facts(None, None, value_text="[x]", status="x")
    told = declared(facts.iloc[:1], "completeness", failed=True)
    assert of(looked_at(facts, told), "completeness")[["checked", "failed"]].tolist() == [2, 1]
    assert not_filled(facts, told)["fact_id"].tolist() == facts["fact_id"].tolist()[1:]


def test_cells_in_scope_are_those_that_a_return_was_checked_on():
    table = by_return(fields(problems()), pd.DataFrame([receipt(), receipt(outcome="reference")]))
    assert of(table, "validity")[["checked", "failed"]].tolist() == [50, 0]
    assert of(table, "completeness")[["checked", "failed"]].tolist() == [1, 0]


def test_timeliness_is_of_releases_and_of_no_field():
    ages = ["overdue", "new", "repeat", "awaited"]
    late = pd.DataFrame({"return_id": "a-return", "age_status": ages})
    of_return = by_return(fields(problems()), pd.DataFrame([receipt()]), late=late)
    assert of(of_return, "timeliness")[["checked", "failed"]].tolist() == [3, 1]
    assert of(fields(problems()), "timeliness")["checked"] == 0


def test_a_correction_that_was_made_is_no_fault_of_what_is_used():
    made = problems("accuracy", 1, rule_id="correction-is-in-force")
    assert of(fields(made), "accuracy")["failed"] == 0


def whole(failed, kpis=None, *, definition=RETURN):
    of_fields = fields(failed, values=[20.5] * 10)
    of_returns = by_return(of_fields, pd.DataFrame([receipt(sound=10, rejected=0)]))
    definitions = [definition, make_kpi()]
    return dimensions(of_fields, of_returns, kpis or {}, definitions=definitions)


def level(table, name, dimension):
    return of(table[table["level"] == name], dimension)


def test_each_level_has_its_six_and_the_worst_of_them_in_words():
    table = whole(problems("validity", 1))
    assert list(table.columns) == list(COLUMNS)
    assert table.groupby("level").size().to_dict() == {"return": 7, "field": 7}
    worst = level(table, "return", "worst")
    assert worst[["grade", "words"]].tolist() == [
        "use_with_care",
        "1 of 10 figures was not as it must be",
    ]


@pytest.mark.parametrize(
    ("failures", "grade"),
    [(0, "sound"), (1, "use_with_care"), (3, "use_with_care"), (4, "not_fit")],
)
def test_a_grade_is_by_the_share_that_passed(failures, grade):
    rows = [problems("validity", 1, row=row) for row in range(failures)]
    assert level(whole(pd.concat([problems(), *rows])), "return", "validity")["grade"] == grade


def test_what_was_not_checked_has_no_share_and_no_grade():
    found = level(whole(problems()), "return", "accuracy")
    assert pd.isna(found["share"])
    assert found[["grade", "words"]].tolist() == ["not_graded", "not checked"]


def test_a_dimension_that_is_not_critical_lowers_no_grade():
    definition = RETURN.model_copy(update={"critical": ("completeness",)})
    table = whole(problems("validity", 4), definition=definition)
    assert level(table, "return", "validity")["critical"] == False  # noqa: E712
    assert level(table, "return", "worst")[["grade", "words"]].tolist() == [
        "sound",
        "no fault was found",
    ]


@pytest.mark.parametrize(
    ("failed", "checked", "words"),
    [
        (0, 1, "0 of 1 KPI is overdue"),
        (1, 1, "1 of 1 KPI is overdue"),
        (0, 2, "0 of 2 KPIs are overdue"),
        (1, 2, "1 of 2 KPIs is overdue"),
        (2, 2, "2 of 2 KPIs are overdue"),
    ],
)
def test_every_count_reads_right(failed, checked, words):
    ages = ["overdue"] * failed + ["new"] * (checked - failed)
    late = pd.DataFrame({"return_id": "a-return", "age_status": ages})
    of_fields = fields(problems())
    of_returns = by_return(of_fields, pd.DataFrame([receipt()]), late=late)
    table = dimensions(of_fields, of_returns, {}, definitions=[RETURN])
    assert level(table, "return", "timeliness")["words"] == words


def test_what_is_sound_tells_its_few_faults_all_the_same():
    late = pd.DataFrame({"return_id": "a-return", "age_status": ["overdue", *["new"] * 24]})
    of_fields = fields(problems())
    of_returns = by_return(of_fields, pd.DataFrame([receipt()]), late=late)
    worst = level(dimensions(of_fields, of_returns, {}, definitions=[RETURN]), "return", "worst")
    assert worst[["grade", "words"]].tolist() == [
        "sound",
        "few faults: 1 of 25 KPIs is overdue",
    ]


def test_a_kpi_has_the_dimensions_that_it_was_graded_by():
    graded = tuple(Dimension(name, 10, 0, "sound", "no fault") for name in DIMENSIONS)
    late = graded[4]._replace(failed=1, checked=1, grade="not_fit", reason="918 days overdue")
    table = whole(problems(), {"re-referrals": (*graded[:4], late, graded[5])})
    worst = level(table, "kpi", "worst")
    assert worst[["item", "grade", "words"]].tolist() == [
        "re-referrals",
        "not_fit",
        "918 days overdue",
    ]


def test_the_periods_of_a_kpi_without_a_figure_are_named():
    gaps = Dimension("completeness", 3, 1, "use_with_care", "2 of 3 periods", "March 2021")
    two = gaps._replace(failed=2, reason="1 of 3 periods", where="March 2021 and March 2022")
    words = [
        level(whole(problems(), {"re-referrals": (found,)}), "kpi", "worst")["words"]
        for found in (gaps, two)
    ]
    assert words == [
        "2 of 3 periods; that to March 2021 has none",
        "1 of 3 periods; those to March 2021 and March 2022 have none",
    ]


def test_a_return_whose_measures_were_sent_as_the_workbook_s_own_is_late_all_the_same():
    late = pd.DataFrame({"return_id": "another-return", "age_status": ["overdue", "new"]})
    table = by_return(fields(problems()), pd.DataFrame([receipt()]), late=late)
    another = table[table["return_id"] == "another-return"]
    assert of(another, "timeliness")[["checked", "failed"]].tolist() == [2, 1]
    assert of(another, "validity")["checked"] == 0


def test_each_share_is_set_beside_that_of_the_edition_before_and_what_is_new_beside_none():
    key = ["level", "return_id", "item", "dimension"]
    rows = [("return", "a-return", "", "accuracy"), ("return", "a-return", "", "validity")]
    now = pd.DataFrame(rows, columns=key).assign(share=[0.9, 1.0]).reindex(columns=list(COLUMNS))
    before = now.iloc[:1].assign(share=0.8)
    assert with_shares_before(now, before)["share_before"].fillna(-1).tolist() == [0.8, -1]
    assert with_shares_before(now)["share_before"].isna().all()

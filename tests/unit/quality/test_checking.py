"""Declared checks run on what was known, and say of which return, KPI and dimension they are."""

import pandas as pd
import pytest
from pydantic import ValidationError

from perfkit.framework.checks import Agreement, PartsAddUp, Range
from perfkit.quality.checking import CHECKED, check_kpis, check_returns
from tests.unit.edition.make import make_observations
from tests.unit.measures.make import make_kpi
from tests.unit.quality.make import make_facts
from tests.unit.quality.test_dimensions import RETURN

SUM = PartsAddUp(
    id="sum", says="They do not add up.", kind="parts_add_up", total="all", parts=["a", "b"]
)
BELIEVABLE = Range(id="believable", says="Hard to believe.", kind="range", highest=30)
SHARE = make_kpi(source={"return": "a-return", "numerator": "a", "denominator": "all"})


def facts(area="E08000001", **values):
    rows = [make_facts(value, series=name, area=area) for name, value in values.items()]
    return pd.concat(rows, ignore_index=True)


def test_a_check_of_a_return_says_what_it_is_of_and_what_follows():
    known = RETURN.model_copy(update={"checks": (SUM,)})
    found = check_returns(facts(all=4.0, a=1.0, b=2.0), [known], [])
    assert list(found.columns) == list(CHECKED)
    assert found.iloc[0][["rule_id", "dimension", "severity", "root_cause", "failed"]].tolist() == [
        "a-return/sum",
        "consistency",
        "doubtful",
        "entry",
        True,
    ]


def test_what_a_check_is_about_may_be_another_series_than_it_reads():
    about = SUM.model_copy(update={"about": "rate"})
    known = RETURN.model_copy(update={"checks": (about,)})
    assert check_returns(facts(all=4.0, a=1.0, b=2.0), [known], [])["series"].tolist() == ["rate"]


@pytest.mark.parametrize(
    ("changes", "checked"),
    [({}, ["all", "a", "b"]), ({"about": "rate"}, ["rate", "all", "a", "b"])],
)
def test_where_parts_add_up_each_series_that_was_read_was_checked(changes, checked):
    known = RETURN.model_copy(update={"checks": (SUM.model_copy(update=changes),)})
    found = check_returns(facts(all=3.0, a=1.0, b=2.0), [known], [])
    assert found["series"].tolist() == checked
    assert not found["failed"].any()


def test_where_parts_do_not_add_up_it_is_told_once_and_the_parts_count_as_not_checked():
    known = RETURN.model_copy(update={"checks": (SUM,)})
    found = check_returns(facts(all=4.0, a=1.0, b=2.0), [known], [])
    assert found[["series", "failed"]].to_numpy().tolist() == [["all", True]]


@pytest.mark.parametrize("area", ["E92000001", "E12000002", "E05000651"])
def test_only_councils_are_checked(area):
    known = RETURN.model_copy(update={"checks": (SUM,)})
    assert check_returns(facts(area=area, all=4.0, a=1.0, b=2.0), [known], []).empty


def test_the_part_of_a_share_is_checked_though_nobody_declared_it():
    found = check_returns(facts(all=4.0, a=5.0), [RETURN], [SHARE])
    assert found[["rule_id", "failed"]].to_numpy().tolist() == [
        ["a-return/re-referrals-within-its-whole", True]
    ]


def test_what_is_no_share_may_exceed_what_it_is_divided_by():
    rate = SHARE.model_copy(update={"unit": "per 1,000 households"})
    assert check_returns(facts(all=4.0, a=5.0), [RETURN], [rate]).empty


def test_a_check_of_a_kpi_is_of_its_own_figures_as_they_may_be_shown():
    kpi = make_kpi(checks=[BELIEVABLE])
    rows = make_observations({"E08000001": 31.0, "E08000002": 29.0, "E92000001": 99.0})
    hidden = make_observations({"E08000003": float("nan")})
    shown = pd.concat([rows, hidden], ignore_index=True)
    shown["fact_ids"] = [(7,), (8,), (9,), (10,)]
    found = check_kpis(shown, [kpi])
    assert found[
        ["rule_id", "return_id", "kpi_id", "series", "fact_id", "failed"]
    ].to_numpy().tolist() == [
        ["re-referrals/believable", "a-return", "re-referrals", "re-referrals", 7, True],
        ["re-referrals/believable", "a-return", "re-referrals", "re-referrals", 8, False],
    ]


def test_without_a_declared_check_nothing_was_checked():
    assert list(check_kpis(make_observations({"E08000001": 31.0}), [make_kpi()]).columns) == list(
        CHECKED
    )


@pytest.mark.parametrize(("trusted", "dimension"), [(True, "accuracy"), (False, "consistency")])
def test_agreement_with_a_trusted_reference_is_accuracy(trusted, dimension):
    check = Agreement.model_validate(
        {
            "id": "same",
            "says": "Two sources part.",
            "kind": "agreement",
            "series": "rate",
            "with": {"return": "other", "series": "rate"},
            "trusted": trusted,
        }
    )
    known = RETURN.model_copy(update={"checks": (check,)})
    both = pd.concat([facts(rate=4.0), facts(rate=5.0).assign(return_id="other")])
    found = check_returns(both, [known], [])
    assert found[["dimension", "failed"]].to_numpy().tolist() == [[dimension, True]]


@pytest.mark.parametrize("ends", [{}, {"lowest": 5, "highest": 4}])
def test_a_range_without_a_sensible_end_is_refused(ends):
    with pytest.raises(ValidationError):
        Range(id="believable", says="Hard to believe.", kind="range", **ends)

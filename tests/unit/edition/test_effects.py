import pandas as pd
import pytest

from perfkit.edition.effects import effects
from perfkit.periods import financial_quarter
from tests.unit.measures.make import make_kpi, make_series

QUARTERS = [financial_quarter(2022 + at // 4, at % 4 + 1) for at in range(14)]
STEP = [9.0, 10, 11, 10, 9, 10, 11, 10, 9, 4, 5, 4, 5, 4]
ACTION = {"action_id": "one", "concerns": "re-referrals", "status": "done", "done_on": "2024-07-01"}


def told(actions, values=STEP, **changes):
    kpi = make_kpi(**({"series_type": "flow", "frequency": "quarterly"} | changes))
    series = make_series(values, periods=QUARTERS[: len(values)])
    observed = series.assign(kpi_id=kpi.id, area_code="E08000001", breakdown="")
    return effects(pd.DataFrame(actions), observed, [kpi], area_code="E08000001")


def test_an_action_followed_by_better_figures_than_the_past_foretold_worked():
    table = told([ACTION])

    assert table[["action_id", "kpi_id", "verdict"]].to_numpy().tolist() == [
        ["one", "re-referrals", "worked"]
    ]
    assert table["words"].iloc[0].startswith("It worked, as far as figures can tell: since 1 July")


def test_too_few_figures_since_is_too_soon_and_never_a_failure():
    assert told([ACTION | {"done_on": "2025-04-01"}])["verdict"].tolist() == ["too soon"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"good": "context_only"}, "neither more nor less of it is better"),
        ({"series_type": "rolling"}, "its windows overlap"),
        ({"series_type": "programme_cumulative"}, "its figures add up over several years"),
        ({"series_type": "judgement"}, "it is a judgement in words"),
    ],
)
def test_where_the_measure_cannot_tell_it_says_why(changes, reason):
    table = told([ACTION], **changes)

    assert table["verdict"].tolist() == ["cannot tell"]
    assert table["words"].iloc[0].endswith(f": {reason}.")


def test_an_action_before_any_figure_cannot_be_judged():
    assert "no figure has been sent yet" in told([ACTION], values=[])["words"].iloc[0]


@pytest.mark.parametrize(
    "changes",
    [{"status": "open", "done_on": None}, {"status": "dropped"}, {"concerns": "a-programme"}],
)
def test_what_is_not_done_or_concerns_no_measure_is_not_judged(changes):
    assert told([ACTION | changes]).empty

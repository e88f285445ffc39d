"""What fails, what is closed since the edition before, and who and what it touches."""

from datetime import date

import pandas as pd

from perfkit.edition.trust import Trust, closed_since, plan_of
from perfkit.quality.checking import CHECKED
from tests.unit.framework.make import make_kpi, make_small
from tests.unit.quality.test_grade import problems

NOTHING = pd.DataFrame(columns=list(CHECKED))
BEFORE = date(2026, 2, 15)


def failing(*rules, **changes):
    rows = [problems(count=1, rule_id=rule, rule=rule, row=3, **changes) for rule in rules]
    return pd.concat([problems(), *rows], ignore_index=True)


def trust(*rules, mended=()):
    then = pd.to_datetime(list(mended))
    cells = failing(*(f"mended {when}" for when in mended)).assign(mended_at=then)
    return Trust(failing(*rules), cells, NOTHING)


def test_a_check_that_failed_before_and_passes_now_is_closed():
    closed = closed_since(trust("one", "two"), trust("two"), since=BEFORE)
    assert closed["rule_id"].tolist() == ["one"]


def test_a_cell_mended_since_the_edition_before_is_closed_and_an_older_one_is_past():
    now = trust(mended=("2026-01-31", "2026-03-01"))
    assert closed_since(trust(), now, since=BEFORE)["rule_id"].tolist() == ["mended 2026-03-01"]


def test_in_a_first_edition_nothing_is_closed():
    assert closed_since(None, trust(mended=("2026-03-01",)), since=None).empty


DECISIONS = pd.DataFrame(
    [
        ("bins", "Buy bins.", "asked"),
        ("recycle", "Recycle more.", "agreed"),
        ("bins", "Sell bins.", "declined"),
        ("brooms", "Buy brooms.", "asked"),
    ],
    columns=["concerns", "what", "status"],
)


def test_a_problem_touches_the_bodies_that_see_the_kpi_and_what_is_decided_on_it():
    now = Trust(
        failing("one", return_id="log", series="bins", dimension="accuracy", severity="doubtful"),
        failing(),
        NOTHING,
    )
    plan = plan_of(
        now, failing(), DECISIONS, make_small(make_kpi()), as_at=BEFORE, area_code="E08000001"
    )
    row = plan.iloc[0]
    assert row["decisions"] == "Buy bins.; Recycle more."
    assert set(row["bodies"].split(", ")) >= {"board", "dlt", "head"}
    assert "hub" not in row["bodies"]

"""By when each narrative is due in an edition, counted from the release the page shows."""

from datetime import date

import pandas as pd
import pytest

from perfkit.edition.narratives_due import narratives_due
from tests.unit.edition.make import make_observation
from tests.unit.measures.make import make_kpi

OURS = "E08000001"
NO_WORDS = pd.DataFrame({"kpi_id": [], "state": [], "released_on": []})


def told(released_on, *, basis="file", narratives=NO_WORDS, as_at=date(2026, 3, 2), lag_days=332):
    """Return the row of one KPI whose figure for 2024/25 was released on a day."""
    kpi = make_kpi()
    row = make_observation(OURS, 20.0, released_on=released_on, fact_ids=("one",))
    assessed = pd.DataFrame(
        [{"kpi_id": kpi.id, "period": row["period"], "released_on": released_on}]
    )
    return narratives_due(
        pd.DataFrame([row]),
        pd.DataFrame([{"fact_id": "one", "release_basis": basis}]),
        assessed,
        narratives,
        [kpi],
        area_code=OURS,
        as_at=as_at,
        lags={kpi.id: lag_days},
    ).iloc[0]


def sent(state, released_on):
    rows = [{"kpi_id": "re-referrals", "state": state, "released_on": pd.Timestamp(released_on)}]
    return pd.DataFrame(rows)


RELEASED = pd.Timestamp(2026, 2, 26)


def test_a_narrative_is_due_ten_working_days_after_its_figure_was_released():
    row = told(RELEASED)
    assert (row["state"], row["due_on"], row["days"]) == ("due", date(2026, 3, 12), 10)
    assert row["words"] == "it is due by Thursday 12 March 2026, in 10 days"
    assert row["counted_from"] == (
        "That is ten working days after the release of the figure for the year to March 2025, on "
        "26 February 2026."
    )


@pytest.mark.parametrize(
    ("lag_days", "said"),
    [(332, "taken to be on 26 February 2026, the usual day"), (100, "which became known here on")],
)
def test_a_release_that_the_file_does_not_state_is_told_as_such(lag_days, said):
    assert said in told(RELEASED, basis="pattern", lag_days=lag_days)["counted_from"]


@pytest.mark.parametrize(
    ("state", "made_known", "expected"),
    [
        ("submitted", "2026-03-01", "written"),
        ("draft", "2026-03-01", "due"),
        ("published", "2026-02-20", "due"),  # written before the figure came
    ],
)
def test_only_words_that_are_no_draft_and_follow_the_figure_count(state, made_known, expected):
    assert told(RELEASED, narratives=sent(state, made_known))["state"] == expected


def test_without_a_figure_the_reason_stands_in_place_of_the_day():
    row = told(pd.NaT)
    assert row["state"] == "cannot_tell"
    assert row["words"] == "it cannot be told when it is due, as no figure has been released"

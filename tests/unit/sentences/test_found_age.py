"""How an age was found: the period, its release, when figures usually come, the next."""

from datetime import date

import pytest

from perfkit.measures.age import age
from perfkit.sentences.found_age import age_found

PERIOD = "October to December 2025"
USUAL = "Figures usually come 125 days after the period ends, so "


def told(as_at, released=date(2026, 5, 1), *, frequency="quarterly", lag=125, before=None):
    aged = age(
        date(2025, 12, 31),
        released_on=released,
        as_at=as_at,
        frequency=frequency,
        lag_days=lag,
        previous_as_at=before,
    )
    return age_found(aged, period=PERIOD)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            told(date(2026, 7, 31)),
            f"It was released on 1 May 2026. {USUAL}the next is due by 3 August 2026. It is new, "
            "as it came in the 92 days up to 31 July 2026.",
        ),
        (
            told(date(2026, 7, 31), date(2026, 5, 5)),
            f"{USUAL}this one is taken as released on 5 May 2026 and the next is due by "
            "3 August 2026. It is new, as it came in the 92 days up to 31 July 2026.",
        ),
        (
            told(date(2026, 7, 31), before=date(2026, 4, 30)),
            f"It was released on 1 May 2026. {USUAL}the next is due by 3 August 2026. It is new, "
            "as it came after the last edition, 30 April 2026.",
        ),
        (
            told(date(2026, 7, 31), before=date(2026, 5, 15)),
            f"It was released on 1 May 2026. {USUAL}the next is due by 3 August 2026. It is not "
            "new, as it came by the last edition, 15 May 2026.",
        ),
        (
            told(date(2026, 7, 31), date(2026, 2, 1)),
            f"It was released on 1 February 2026. {USUAL}the next is due by 3 August 2026. It is "
            "not new, as it came before the 92 days up to 31 July 2026.",
        ),
        (
            told(date(2026, 8, 4)),
            f"It was released on 1 May 2026. {USUAL}the next was due by 3 August 2026: on 4 August "
            "2026 it was 1 day late.",
        ),
        (
            told(date(2026, 3, 1), date(2026, 2, 1), frequency="monthly", lag=0),
            "It was released on 1 February 2026. Figures usually come on the day the period ends, "
            "so the next was due by 31 January 2026: on 1 March 2026 it was 29 days late.",
        ),
        (
            told(date(2026, 7, 31), date(2026, 2, 1), frequency="irregular"),
            "It was released on 1 February 2026. It keeps no calendar, so no next figure is due. "
            "It is not new, as it came before the 92 days up to 31 July 2026.",
        ),
        (
            told(date(2028, 7, 31), frequency="irregular"),
            "It was released on 1 May 2026. Figures usually come 125 days after the period ends. "
            "It keeps no calendar, and this one ended more than 2 years and those 125 days ago.",
        ),
    ],
    ids=[
        "new",
        "new, by the usual lag",
        "new since an edition",
        "by an edition",
        "repeat",
        "overdue",
        "overdue with no lag",
        "no calendar",
        "old",
    ],
)
def test_an_age_is_told_with_its_days(words, expected):
    assert words == f"The figure is for {PERIOD}. {expected}"


def test_a_figure_never_sent_has_no_age():
    aged = age(None, released_on=None, as_at=date(2026, 7, 31), frequency="quarterly", lag_days=125)
    assert age_found(aged, period="") == "No figure has been sent yet."

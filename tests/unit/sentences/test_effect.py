from datetime import date

import pandas as pd
import pytest

from perfkit.measures.impact import Impact
from perfkit.measures.intervals import Interval
from perfkit.sentences.effect import effect_sentence
from tests.unit.measures.make import make_kpi

NAN = float("nan")
DONE = date(2024, 10, 1)


def found(verdict, effect=(NAN, NAN, NAN), reason=""):
    nothing = Interval(NAN, NAN, NAN)
    return Impact(verdict, reason, nothing, nothing, Interval(*effect), pd.DataFrame(), 0)


@pytest.mark.parametrize(
    ("impact", "said"),
    [
        (
            found("worked", (-5.2, -7.3, -3.1)),
            "It worked, as far as figures can tell: since 1 October 2024 the latest figure is "
            "5.2 percentage points lower than its past foretold (range 3.1 to 7.3). Other things "
            "may have changed too.",
        ),
        (
            found("no signal", (-1.0, -4.0, 2.0)),
            "No signal: since 1 October 2024 the latest figure is where its past foretold, give "
            "or take chance.",
        ),
        (
            found("no signal", (4.0, 1.0, 7.0)),
            "No sign that it helped: since 1 October 2024 the latest figure is 4.0 percentage "
            "points higher than its past foretold (range 1.0 to 7.0), which is worse.",
        ),
        (
            found("too soon", reason="there are 12 points before it and 2 since"),
            "Too soon to tell: there are 12 points before it and 2 since.",
        ),
    ],
)
def test_what_followed_an_action_is_told_with_its_size_and_range(impact, said):
    assert effect_sentence(impact, kpi=make_kpi(), done_on=DONE) == said

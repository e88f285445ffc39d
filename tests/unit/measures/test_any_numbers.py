"""Whatever numbers are sent, there is an answer or words: no warning, and no other error.

Warnings are errors in these tests, so that an overflow or a division by nought fails one.
"""

from contextlib import suppress as unless

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfkit.errors import MeasureError
from perfkit.measures import (
    benchmark,
    correlation,
    direction,
    disclosure,
    impact,
    inequality,
    intervals,
    roll_up,
    spc,
    status,
    trend,
    value_for_money,
)
from tests.unit.measures.make import make_kpi, make_target

ANY = st.one_of(
    st.floats(),
    st.floats(-1e49, 1e49),
    st.integers(-3, 30).map(float),
    st.sampled_from([0.0, -0.0, 5e-324, 1e-49, 1e49, 1e50, 1e308, float("inf"), float("nan")]),
)
quickly = settings(max_examples=40, deadline=None)


def drawn(data, count, *, at_least=None):
    found = np.array(data.draw(st.lists(ANY, min_size=count, max_size=count)), dtype=float)
    return found if at_least is None else np.abs(found)


def months(count):
    return pd.date_range("2020-01-31", periods=count, freq="ME")


PAIRS = {
    "a proportion": lambda x, n, k: intervals.proportion_interval(x, n),
    "a rate": lambda x, n, k: intervals.rate_interval(x, n, per=k),
    "a comparison": lambda x, n, k: benchmark.compare(x, n, k, x, good="higher"),
    "a funnel of proportions": lambda x, n, k: benchmark.funnel_limits(
        [x, n], centre=k, kind="proportion", confidence=0.95
    ),
    "a funnel of rates": lambda x, n, k: benchmark.funnel_limits(
        [x, n], centre=k, kind="rate", confidence=0.95
    ),
    "a funnel of ratios": lambda x, n, k: benchmark.funnel_limits(
        [x, n], centre=k, kind="ratio", confidence=0.998
    ),
    "a target status": lambda x, n, k: status.target_status(
        x, kpi=make_kpi(), target=make_target()
    ),
}
COLUMNS = {
    "a control chart": lambda v, data: spc.xmr(
        pd.Series(v, index=months(len(v))), good="lower", target=data.draw(ANY)
    ),
    "a mean": lambda v, data: intervals.mean_interval(v),
    "Mann-Kendall": lambda v, data: trend.mann_kendall(v),
    "an intervention": lambda v, data: impact.intervention(
        pd.Series(v, index=months(len(v))), started="2020-09-01", good="lower"
    ),
}
TABLES = {
    "a recent trend": lambda t: direction.recent_trend(t, good="lower"),
    "a recent trend by intervals": lambda t: direction.recent_trend(
        t.drop(columns=["count", "denominator"]), good="lower"
    ),
    "a rank": lambda t: benchmark.rank(t, group="group"),
    "a gap": inequality.gap_and_ratio,
    "a standardised rate": intervals.standardised_rate,
    "a standardised ratio": intervals.standardised_ratio,
    "rates by group": lambda t: inequality.rates_by_group(t, by="group"),
    "a sum of parts": lambda t: roll_up.add_counts(t, by="group"),
    "small numbers": lambda t: disclosure.suppress(
        t[["group", "area_code", "count"]], count="count", within="group", rule="below_5"
    ),
    "a correlation": lambda t: correlation.pairs(t, key="group", period="order", value="value"),
    "a unit cost": lambda t: value_for_money.unit_costs(
        t, cost="value", volume="count", result="lower", comparators=t["area_code"].tolist()[1:]
    ),
}


@pytest.mark.parametrize("measure", PAIRS.values(), ids=PAIRS.keys())
@quickly
@given(x=ANY, n=ANY, k=ANY)
def test_any_three_numbers_have_an_answer_or_words(measure, x, n, k):
    try:
        answer = measure(x, n, k)
    except MeasureError as words:
        answer = str(words)
    assert len(answer)


@pytest.mark.parametrize("measure", COLUMNS.values(), ids=COLUMNS.keys())
@quickly
@given(values=st.lists(ANY, max_size=20), data=st.data())
def test_any_column_has_an_answer_or_words_and_is_left_as_it_was(measure, values, data):
    column = np.array(values, dtype=float)
    before = column.copy()
    with unless(MeasureError):
        measure(column, data)
    np.testing.assert_array_equal(column, before)


@pytest.mark.parametrize("measure", TABLES.values(), ids=TABLES.keys())
@quickly
@given(rows=st.integers(0, 14), data=st.data())
def test_any_table_has_an_answer_or_words_and_is_left_as_it_was(measure, rows, data):
    names = ("population", "standard_population", "reference_count", "reference_population")
    table = pd.DataFrame(
        {
            "area_code": [str(place) for place in range(rows)],
            "group": ["ab"[place % 2] for place in range(rows)],
            "order": range(rows),
            "quantile": range(1, rows + 1),
            "period": range(rows) if data.draw(st.booleans()) else 1,
            **{name: drawn(data, rows) for name in ("value", "lower", "upper", "numerator")},
            **{name: drawn(data, rows, at_least=0) for name in ("count", "denominator", *names)},
        }
    )
    before = table.copy()
    with unless(MeasureError):
        measure(table)
    pd.testing.assert_frame_equal(table, before)

"""Time and memory of control charts of many series at once.

Run it as ``python -m pytest benchmarks/test_spc_many.py -s``: the plain test line does not. What it
found is recorded in ``docs/benchmarks.md``. Times are of the processor, not of the clock: one
thread does the work, and the clock would count what else the machine runs.
"""

import multiprocessing
import sys
import time
import timeit
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from perfkit.measures.spc import xmr, xmr_many

SERIES, POINTS = 100_000, 40
SECONDS = 3.0
MEGABYTES = 300  # beyond what the table itself takes
SAMPLE = 500  # series charted one by one
TIMES_FASTER = 20  # than one by one, at the least
ROUNDS = 5  # the best is taken: what else runs can only make a round slower
MORE_THAN_LINEAR = 1.5  # twice as many series may take three times as long, for what else runs


def a_table(series: int) -> pd.DataFrame:
    """Return series of 40 months, one after another, each with a name as a KPI in an area has."""
    months = pd.date_range("2020-01-01", periods=POINTS, freq="MS")
    # Taken from a column, not repeated as Python texts, so that making it needs little memory.
    names = pd.array([f"series-{number:06d}" for number in range(series)], dtype="str")
    return pd.DataFrame(
        {
            "series": names.take(np.repeat(np.arange(series), POINTS)),
            "month": np.tile(months, series),
            "value": np.random.default_rng(0).normal(100, 10, series * POINTS).round(1),
        }
    )


def charts(table: pd.DataFrame) -> pd.DataFrame:
    """Return the charts of every series of the table."""
    return xmr_many(table, key="series", period="month", value="value", good="lower")


def seconds(table: pd.DataFrame) -> float:
    """Return the shortest of the rounds."""
    return best(lambda: charts(table))


def best(work: Callable[[], object]) -> float:
    """Return the least processor time that some work takes, in seconds."""
    return min(timeit.repeat(work, timer=time.process_time, number=1, repeat=ROUNDS))


def peak_megabytes(series: int) -> tuple[float, float]:
    """Return the most memory this process holds: before the charts, and while they are made."""
    table = a_table(series)
    Path("/proc/self/clear_refs").write_text("5")  # Linux: the peak starts anew from here
    before = _peak()
    charts(table)
    return before, _peak()


def _peak() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


@pytest.mark.benchmark(timer=time.process_time)
def test_a_hundred_thousand_series_of_forty_points_take_three_seconds(benchmark):
    """Charts of 100,000 series are made in 3 seconds of a processor."""
    table = a_table(SERIES)
    points = benchmark.pedantic(charts, args=(table,), rounds=ROUNDS, warmup_rounds=1)
    assert len(points) == SERIES * POINTS
    assert benchmark.disabled or benchmark.stats.stats.min <= SECONDS


@pytest.mark.benchmark(timer=time.process_time)
def test_a_shuffled_table_is_put_in_order_in_the_same_time(benchmark):
    """A table in no order is charted as fast."""
    table = a_table(SERIES).sample(frac=1, random_state=0)
    benchmark.pedantic(charts, args=(table,), rounds=ROUNDS)
    assert benchmark.disabled or benchmark.stats.stats.min <= SECONDS


def test_time_grows_as_the_number_of_series_does():
    """The cost is linear in series."""
    taken = {count: seconds(a_table(count)) for count in (SERIES // 4, SERIES // 2, SERIES)}
    few, _, many = taken.values()
    told = ", ".join(f"{count:,} series {best:.2f} s" for count, best in taken.items())
    print(f"{told}; four times as many take {many / few:.1f} times as long")  # noqa: T201
    assert many <= 4 * MORE_THAN_LINEAR * few


def test_it_is_many_times_faster_than_a_chart_at_a_time():
    """Charts of all are made in a fraction of the time that one by one they take."""
    table = a_table(SAMPLE)
    alone = [rows.set_index("month")["value"] for _, rows in table.groupby("series")]
    loop = best(lambda: [xmr(one, good="lower") for one in alone])
    each, of_many = loop / SAMPLE, seconds(a_table(SERIES)) / SERIES
    print(  # noqa: T201
        f"a series by itself {each * 1e6:,.0f} microseconds, among {SERIES:,} {of_many * 1e6:.1f}: "
        f"{each / of_many:,.0f} times faster"
    )
    assert each >= TIMES_FASTER * of_many


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process's peak start anew")
def test_memory_stays_bounded_beyond_the_table(record_property):
    """Memory is bounded too."""
    # A process of its own: the peak of this one is that of whatever ran before.
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        before, peak = pool.apply(peak_megabytes, (SERIES,))
    record_property("peak_megabytes", round(peak))
    print(f"peak {peak:,.0f} MB, of which {before:,.0f} MB before the charts")  # noqa: T201
    assert peak - before <= MEGABYTES

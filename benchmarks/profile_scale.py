"""What it costs to profile a million rows of twenty columns.

Run it as ``python benchmarks/profile_scale.py``; docs/data-quality-detection.md holds what it
prints. Processor seconds are told, for the clock depends on who else uses the machine.
"""

import resource
import sys
from time import perf_counter, process_time

import click
import numpy as np
import pandas as pd

from perfkit.quality import profile

ROWS = 1_000_000
SEED = 20_260_401


def large_table(rows: int) -> pd.DataFrame:
    """Return a return of 20 columns: codes, names, periods, texts, counts and rates; some wrong."""
    random = np.random.default_rng(SEED)
    area = random.integers(0, 400, rows)
    indicator = random.integers(0, 200, rows)
    codes = np.array([f"E{8_000_000 + number:08d}" for number in range(400)])
    names = np.array(
        [f"Council of {chr(65 + n % 26)}{chr(97 + n // 26)}borough" for n in range(400)]
    )
    regions = np.array([f"Region {letter}" for letter in "ABCDEFGHI"])
    table = pd.DataFrame(
        {
            "id": np.arange(rows).astype(str),
            "area_code": codes[area],
            "area": names[area],
            "region": regions[area % 9],
            "indicator_id": np.array([f"K{number:03d}" for number in range(200)])[indicator],
            "indicator": np.array([f"Indicator {number}" for number in range(200)])[indicator],
            "period": np.array([f"{2000 + n}-{n + 1:02d}" for n in range(25)])[
                random.integers(0, 25, rows)
            ],
            "sent_on": pd.to_datetime("2025-04-01")
            + pd.to_timedelta(random.integers(0, 365, rows), unit="D"),
            "status": random.choice(["final", "provisional", "revised"], rows),
            "unit": np.array(["%", "per 1,000", "count"])[indicator % 3],
            "reference": [f"R{number:07d}" for number in random.integers(0, 10**7, rows)],
        }
    )
    for number in range(5):
        table[f"count_{number}"] = random.poisson(50 * (number + 1), rows)
    for number in range(4):
        table[f"rate_{number}"] = (random.normal(50, 5, rows) * 10 ** (indicator % 3)).round(4)
    wrong = random.choice(rows, 1000, replace=False)
    table.loc[wrong, "region"] = "Region A"
    return table


@click.command()
@click.option("--rows", default=ROWS, help="How many rows.")
def main(rows: int) -> None:
    """Print processor seconds, clock seconds and memory at its peak."""
    table = large_table(rows)
    before, started = process_time(), perf_counter()
    found = profile(table)
    used, clock = process_time() - before, perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 if sys.platform == "darwin" else 1024
    )
    click.echo(f"{rows:,} rows x {table.shape[1]} columns: {len(found):,} findings")
    click.echo(f"{used:.1f} s of processor, {clock:.1f} s by the clock, {peak:,.0f} MB at the peak")


if __name__ == "__main__":
    main()

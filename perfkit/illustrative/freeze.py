"""Make the illustrative edition: returns written as a sender would, loaded, frozen."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pandas as pd

from perfkit import periods
from perfkit.edition.freeze import freeze
from perfkit.edition.place import building
from perfkit.framework.load import load_framework, load_quarter, load_settings
from perfkit.framework.model import Framework
from perfkit.framework.settings import ILLUSTRATIVE, Quarter
from perfkit.illustrative.records import make_records
from perfkit.illustrative.reviews import reviewed_before
from perfkit.illustrative.slips import with_slips
from perfkit.illustrative.values import COUNCIL, make_values
from perfkit.illustrative.wards import made_up_wards, make_ward_returns, make_ward_values
from perfkit.paths import Paths
from perfkit.store.engine import open_store
from perfkit.store.load import load_paths


def write_returns(framework: Framework, quarter: Quarter, folder: Path) -> list[Path]:
    """Write a made-up council's returns as CSV files, one a kind; return their paths."""
    held = made_up_wards(framework).as_at(quarter.as_at)
    usual = {known.id: known.lag_days for known in held.returns}
    lags = {
        kpi.id: usual[kpi.source.return_id] if kpi.source.lag_days is None else kpi.source.lag_days
        for kpi in held.live_kpis
    }
    seed = quarter.seed or 0
    values = make_values(held.live_kpis, lags=lags, as_at=quarter.as_at, seed=seed)
    by_ward = make_ward_values(held, values, seed=seed)
    slipped = with_slips(values, held.live_kpis, area_code=COUNCIL[0])
    made = {"values": pd.concat([slipped, by_ward], ignore_index=True)}
    made |= make_records(held, values=values, as_at=quarter.as_at, seed=seed)
    made |= make_ward_returns(held, values, seed=seed)
    return [_write(table, folder / f"illustrative_{kind}.csv") for kind, table in made.items()]


def fill_illustrative(paths: Paths, folder: Path) -> None:
    """Fill an edition's folder with the illustrative returns, store and tables.

    It neither reads nor writes the council's store. Its clock stands at the as-at date, so that
    every run gives the same bytes.
    """
    settings = load_settings(paths, environ={})
    quarter = load_quarter(paths.quarters / f"{ILLUSTRATIVE}.yml")
    framework = reviewed_before(made_up_wards(load_framework(paths)), quarter.as_at)
    returns = write_returns(framework, quarter, folder / "returns")
    store = open_store(f"sqlite:///{(folder / 'store.db').as_posix()}")
    try:
        now = datetime.combine(quarter.as_at, time(), tzinfo=UTC)
        load_paths(returns, store=store, framework=framework, settings=settings, now=now)
        freeze(
            quarter,
            framework=framework,
            settings=settings,
            store=store,
            folder=folder,
            previous=quarter_before(quarter),
        )
    finally:
        store.dispose()


def quarter_before(quarter: Quarter) -> Quarter:
    """Return the quarter before, as at a quarter earlier: what has changed since is told from it.

    It has no edition of its own.

    >>> known = {"id": "x", "title": "X", "quarter": "2025/26 Q3", "as_at": "2026-02-15"}
    >>> before = quarter_before(Quarter.model_validate(known))
    >>> before.title, before.quarter, before.as_at.isoformat()
    ('Illustrative quarter 2 of 2025/26', '2025/26 Q2', '2025-11-15')
    """
    period = periods.quarter_of(quarter.period.start - timedelta(days=1))
    year, number = period.label.split(" Q")
    days = quarter.as_at - quarter.period.end
    told = {
        "id": f"{quarter.id}-before",
        "title": f"Illustrative quarter {number} of {year}",
        "quarter": period.label,
        "as_at": period.end + days,
    }
    return quarter.model_copy(update=told)


def freeze_illustrative(paths: Paths) -> Path:
    """Freeze the illustrative edition without pages; return its folder."""
    with building(paths, ILLUSTRATIVE) as folder:
        fill_illustrative(paths, folder)
    return paths.edition(ILLUSTRATIVE)


def _write(table: pd.DataFrame, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    table.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
    return path

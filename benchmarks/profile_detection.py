"""How much of what is wrong `profile` finds, and how much of what it finds is wrong.

Errors of known kinds are put into real returns by seeded chance, so that every wrong cell is
known; then findings are compared with them cell by cell. Run it from the repository's folder with
``python benchmarks/profile_detection.py ../shared/data``; docs/data-quality-detection.md holds
what it prints.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import NamedTuple

import click
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from perfkit.quality import profile

SEED = 20_260_401
RATES = (0.01, 0.05, 0.20)  # share of the rows that get one error
Cell = tuple[int, str | None]  # a row label and a column; no column is the whole row


class Return(NamedTuple):
    """A return, cut so that a run takes minutes, and what its errors of amount need to know."""

    file: str
    cut: tuple[str, int] | None  # a column, and how many of its first values are kept
    values: tuple[str, ...]  # columns of amounts
    series: tuple[str, ...] = ()  # columns that name one series; none where there is no time
    period: str = ""


ATTENDANCE = ("num_schools", "enrolments", "overall_attendance", "attendance_perc", "illness_perc")
RETURNS = (
    Return(
        "homelessness_hclic_quarterly.csv",
        ("indicator_id", 4),
        ("value",),
        ("indicator_id", "area_code"),
        "period_end",
    ),
    Return(
        "school_attendance_year_to_date_releases.csv",
        ("version", 30),
        ATTENDANCE,
        ("area_code", "education_phase"),
        "recorded_on",
    ),
    Return(
        "ons_local_statistics_comparison_group.csv",
        ("indicator", 5),
        ("value", "lower_ci", "upper_ci"),
        ("indicator", "area_code"),
        "period",
    ),
    Return(
        "fingertips_2026_comparison_group.csv",
        ("indicator", 6),
        ("value",),
        ("indicator", "area_code"),
        "period",
    ),
    Return(
        "fingertips_injury_admissions_full_format.csv",
        None,
        ("Value", "Count", "Denominator"),
        ("Area Code", "Age", "Sex"),
        "Time period",
    ),
    Return(
        "dfe_lait_comparison_group.csv",
        ("indicator_id", 10),
        ("value",),
        ("indicator_id", "area"),
        "period",
    ),
    Return("fly_tipping.csv", ("indicator", 10), ("value",), ("indicator", "area"), "period"),
    Return(
        "housing_supply_and_vacancy.csv",
        ("indicator", 4),
        ("value",),
        ("indicator", "area_code"),
        "period",
    ),
    Return(
        "oflog_adult_social_care.csv",
        ("Code", 3),
        ("Value",),
        ("Code", "Local authority code"),
        "Financial year",
    ),
    Return(
        "claimant_count_monthly_bolton_wards.csv",
        None,
        ("count", "rate"),
        ("area_code",),
        "date",
    ),
    Return(
        "road_casualties_gm_quarterly_counts.csv",
        None,
        ("casualties",),
        ("area_code", "casualty_severity"),
        "period",
    ),
    Return("imd2019_bolton_lsoas.csv", None, ("population_mid2016",), (), ""),
    Return("nearest_neighbours.csv", None, ("rank",), (), ""),
)


@dataclass
class Injected:
    """A return with errors put in, and the kind of each wrong cell."""

    table: pd.DataFrame
    wrong: dict[Cell, str]
    told: Return
    before: NDArray[np.intp]  # for each row, the row of the same series a period earlier; -1: none
    copies: dict[int, int] = field(default_factory=dict)  # the row that each row put in says again


def read_return(path: Path, cut: tuple[str, int] | None) -> pd.DataFrame:
    """Return a return as text, cut to the first values of one column."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    if cut:
        column, most = cut
        table = table[table[column].isin(table[column].unique()[:most])]
    return table.reset_index(drop=True)


def earlier(table: pd.DataFrame, told: Return) -> NDArray[np.intp]:
    """Return the row of the same series a period earlier, for each row."""
    before = np.full(len(table), -1)
    if told.period:
        order = table.sort_values([*told.series, told.period]).index.to_numpy()
        series = table.loc[order, list(told.series)].apply("|".join, axis=1).to_numpy()
        same = series[1:] == series[:-1]
        before[order[1:][same]] = order[:-1][same]
    return before


def inject(clean: pd.DataFrame, told: Return, rate: float, random: np.random.Generator) -> Injected:
    """Put one error into each of a share of the rows, the kinds in turn."""
    table = clean.copy()
    dirty = Injected(table, {}, told, earlier(clean, told))
    chosen = random.permutation(len(clean))[: max(len(KINDS), round(rate * len(clean)))]
    for place, row in enumerate(chosen):
        kind = list(KINDS)[place % len(KINDS)]
        for cell in KINDS[kind](dirty, int(row), random):
            dirty.wrong[cell] = kind
    return dirty


def _set(dirty: Injected, row: int, column: str, text: str) -> list[Cell]:
    """Write one cell, and name it if it changed."""
    if dirty.table.loc[row, column] == text:
        return []
    dirty.table.loc[row, column] = text
    return [(row, column)]


def _pick(dirty: Injected, row: int, random: np.random.Generator, *, number: bool) -> str | None:
    """Return a column whose cell of this row is filled with text, or with a number."""
    texts = dirty.table.iloc[row]
    fits = [name for name, text in texts.items() if text and _is_number(text) == number]
    return str(random.choice(fits)) if fits else None


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def typo(dirty: Injected, row: int, random: np.random.Generator) -> list[Cell]:
    """Change, drop or double one letter of a text."""
    column = _pick(dirty, row, random, number=False)
    if column is None:
        return []
    text = dirty.table.loc[row, column]
    at = [place for place, sign in enumerate(text) if sign.isalpha()]
    if len(at) < 3:
        return []
    place = int(random.choice(at))
    sign = random.choice(["x", "", text[place] * 2, "e"])
    return _set(dirty, row, column, text[:place] + sign + text[place + 1 :])


def swap(dirty: Injected, row: int, random: np.random.Generator) -> list[Cell]:
    """Exchange two cells of a row."""
    first, second = random.choice(dirty.table.columns, 2, replace=False)
    one, other = dirty.table.loc[row, first], dirty.table.loc[row, second]
    return [*_set(dirty, row, first, other), *_set(dirty, row, second, one)]


def shift(dirty: Injected, row: int, random: np.random.Generator) -> list[Cell]:
    """Move all cells from some column on by one to the right; the last falls off."""
    start = int(random.integers(0, dirty.table.shape[1] - 2))
    names = dirty.table.columns[start:]
    texts = ["", *dirty.table.loc[row, names[:-1]]]
    return [
        cell
        for name, text in zip(names, texts, strict=True)
        for cell in _set(dirty, row, name, text)
    ]


def duplicate(dirty: Injected, row: int, random: np.random.Generator) -> list[Cell]:
    """Say a row twice; the copy comes last."""
    label = len(dirty.table)
    dirty.table.loc[label] = dirty.table.loc[row]
    dirty.copies[label] = row
    return [(label, None)]


def blank(dirty: Injected, row: int, random: np.random.Generator) -> list[Cell]:
    """Leave out a filled cell."""
    column = _pick(dirty, row, random, number=bool(random.integers(2)))
    return _set(dirty, row, column, "") if column else []


def unit_slip(dirty: Injected, row: int, random: np.random.Generator) -> list[Cell]:
    """Make an amount ten, a hundred or a thousand times what it was."""
    column = str(random.choice(dirty.told.values))
    text = dirty.table.loc[row, column]
    if not _is_number(text) or float(text) == 0:
        return []
    return _set(dirty, row, column, f"{float(text) * random.choice([10, 100, 1000]):.12g}")


def stale(dirty: Injected, row: int, random: np.random.Generator) -> list[Cell]:
    """Give the amount of the same series a period earlier."""
    before = dirty.before[row]
    column = str(random.choice(dirty.told.values))
    return _set(dirty, row, column, dirty.table.loc[before, column]) if before >= 0 else []


KINDS: dict[str, Callable[[Injected, int, np.random.Generator], list[Cell]]] = {
    "typo": typo,
    "swap": swap,
    "shift": shift,
    "duplicate": duplicate,
    "blank": blank,
    "unit slip": unit_slip,
    "stale": stale,
}


@dataclass(frozen=True)
class Score:
    """Cells found and wrong, found and right, missed."""

    hits: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is wrong."""
        return self.hits / max(self.hits + self.false, 1)

    @property
    def recall(self) -> float:
        """Share of what is wrong that was found."""
        return self.hits / max(self.hits + self.missed, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def cells_of(findings: pd.DataFrame) -> dict[Cell, str]:
    """Return the cells found, with the kind of each."""
    columns = [None if pd.isna(name) else name for name in findings["column"]]
    return dict(zip(zip(findings["row"], columns, strict=True), findings["kind"], strict=True))


def put_in(found: dict[Cell, str], published: set[Cell], dirty: Injected) -> dict[Cell, str]:
    """Return what was found but for what is found in the return as published: it has no reference.

    A row that is found whole as published is so in each of its cells, and a copy of a row has what
    the row has.
    """

    def is_published(row: int, column: str | None) -> bool:
        row = dirty.copies.get(row, row)
        return (row, column) in published or (row, None) in published

    return {c: kind for c, kind in found.items() if c in dirty.wrong or not is_published(*c)}


def score(found: set[Cell], wrong: set[Cell]) -> Score:
    """Return how the cells found compare with the cells that are wrong."""
    return Score(len(found & wrong), len(found - wrong), len(wrong - found))


def measure(folder: Path, only: str) -> pd.DataFrame:
    """Return one row a return, rate and cell that was wrong or found, and the clean findings."""
    rows = []
    for told in RETURNS:
        file = told.file
        if only not in file:
            continue
        clean = read_return(folder / file, told.cut)
        before = cells_of(profile(clean))
        rows.append((file, 0.0, clean.size, before, {}))
        for rate in RATES:
            dirty = inject(clean, told, rate, np.random.default_rng(SEED))
            found = put_in(cells_of(profile(dirty.table)), set(before), dirty)
            rows.append((file, rate, dirty.table.size, found, dirty.wrong))
    return pd.DataFrame(rows, columns=["file", "rate", "cells", "found", "wrong"])


def say_returns(runs: pd.DataFrame) -> None:
    """Print one row a return: what is flagged when clean, and F1 at each rate."""
    click.echo("| return | cells | flagged as published | F1 at 1% | 5% | 20% |")
    click.echo("| --- | --- | --- | --- | --- | --- |")
    for file, runs_of_file in runs.groupby("file", sort=False):
        clean = runs_of_file.iloc[0]
        scores = [
            score(set(run.found), set(run.wrong)) for run in runs_of_file.iloc[1:].itertuples()
        ]
        told = " | ".join(f"{s.f1:.2f} ({s.precision:.2f}, {s.recall:.2f})" for s in scores)
        share = len(clean["found"]) / clean["cells"]
        click.echo(f"| {file} | {clean['cells']:,} | {share:.2%} | {told} |")


def say_overall(runs: pd.DataFrame) -> None:
    """Print the scores over all returns, with shifts and without: a shift spoils many cells."""
    click.echo("\n| rate | cells | wrong | F1 | precision | recall |")
    click.echo("| --- | --- | --- | --- | --- | --- |")
    for rate, group in runs[runs["rate"] > 0].groupby("rate"):
        for words, left_out in (("all", ""), ("without shifts", "shift")):
            hits = false = missed = 0
            for run in group.itertuples():
                apart = {cell for cell, kind in run.wrong.items() if kind == left_out}
                wrong = set(run.wrong) - apart
                found = set(run.found) - apart
                one = score(found, wrong)
                hits, false, missed = hits + one.hits, false + one.false, missed + one.missed
            s = Score(hits, false, missed)
            told = f"{s.f1:.2f} | {s.precision:.2f} | {s.recall:.2f}"
            click.echo(f"| {rate:.0%} | {words} | {hits + missed:,} | {told} |")


def say_kinds(runs: pd.DataFrame) -> None:
    """Print recall of each kind put in and precision of each kind found, by rate."""
    click.echo("\n| rate | kind put in | put in | recall |\n| --- | --- | --- | --- |")
    for rate, group in runs[runs["rate"] > 0].groupby("rate"):
        told = [
            (kind, cell in run.found)
            for run in group.itertuples()
            for cell, kind in run.wrong.items()
        ]
        for kind, part in pd.DataFrame(told, columns=["kind", "hit"]).groupby("kind"):
            click.echo(f"| {rate:.0%} | {kind} | {len(part):,} | {part['hit'].mean():.2f} |")
    click.echo("\n| rate | kind found | found | precision |\n| --- | --- | --- | --- |")
    for rate, group in runs[runs["rate"] > 0].groupby("rate"):
        told = [
            (kind, cell in run.wrong)
            for run in group.itertuples()
            for cell, kind in run.found.items()
        ]
        for kind, part in pd.DataFrame(told, columns=["kind", "hit"]).groupby("kind"):
            click.echo(f"| {rate:.0%} | {kind} | {len(part):,} | {part['hit'].mean():.2f} |")


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--only", default="", help="Returns whose name holds this.")
def main(folder: Path, only: str) -> None:
    """Print how well errors put into the returns of FOLDER are found."""
    started = process_time()
    runs = measure(folder, only)
    say_returns(runs)
    say_overall(runs)
    say_kinds(runs)
    click.echo(f"\n{process_time() - started:.0f} seconds of processor.")


if __name__ == "__main__":
    main()

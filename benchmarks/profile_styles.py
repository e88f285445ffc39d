"""How much `profile` finds in tables made in the style of the public benchmarks.

Run it from the repository's folder with ``python benchmarks/profile_styles.py``;
docs/data-quality-detection.md holds what it prints.
"""

from collections import Counter
from time import process_time

import click
import numpy as np
from profile_detection import SEED, Cell, Score, cells_of, score
from styled.articles import articles
from styled.beers import beers
from styled.flights import flights
from styled.hospital import hospital
from styled.movies import movies
from styled.tax import tax

from perfkit.quality import profile

STYLES = (hospital, flights, beers, articles, movies, tax)


def of_kinds(found: dict[Cell, str], wrong: set[Cell]) -> dict[str, Score]:
    """Return how many findings of each kind are wrong cells."""
    hits = Counter(kind for cell, kind in found.items() if cell in wrong)
    every = Counter(found.values())
    return {kind: Score(hits[kind], count - hits[kind], 0) for kind, count in every.items()}


@click.command()
@click.option("--only", default="", help="Styles whose name holds this.")
def main(only: str) -> None:
    """Print how well what is wrong in the made tables is found."""
    started = process_time()
    click.echo("| style | cells | wrong | flagged when clean | F1 | precision | recall |")
    click.echo("| --- | --- | --- | --- | --- | --- | --- |")
    kinds: dict[str, Score] = {}
    for make in STYLES:
        if only not in make.__name__:
            continue
        pair = make(np.random.default_rng(SEED))
        clean, found = (cells_of(profile(table)) for table in pair)
        wrong = pair.wrong
        s = score(set(found), wrong)
        size = f"{pair.clean.size:,} | {len(wrong):,} | {len(clean) / pair.clean.size:.2%}"
        told = f"{s.f1:.2f} | {s.precision:.2f} | {s.recall:.2f}"
        click.echo(f"| {make.__name__} | {size} | {told} |")
        for kind, one in of_kinds(found, wrong).items():
            so_far = kinds.get(kind, Score(0, 0, 0))
            kinds[kind] = Score(so_far.hits + one.hits, so_far.false + one.false, 0)
    click.echo("\n| kind found | found | precision |\n| --- | --- | --- |")
    for kind, one in sorted(kinds.items()):
        click.echo(f"| {kind} | {one.hits + one.false:,} | {one.precision:.2f} |")
    click.echo(f"\n{process_time() - started:.0f} seconds of processor.")


if __name__ == "__main__":
    main()

"""``perfkit run``: one quarter, from the store to pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from perfkit.commands.desk import Desk, pass_desk
from perfkit.errors import ParameterError, PublishingError

if TYPE_CHECKING:
    from perfkit.framework.settings import Quarter
    from perfkit.publishing.results import PageResult

MOST_NAMED = 5
Told = Callable[[int, int, str], None]


@click.command()
@click.argument("quarter", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--only",
    metavar="NAME",
    help="Run these pages alone: a body, a level, a notebook, a service or directorate, or two of "
    "them with a stroke between (operations/housing-strategy).",
)
@click.option("--workers", type=click.IntRange(1, 64), help="Pages at once; one a core if absent.")
@pass_desk
def run(desk: Desk, quarter: Path | None, only: str | None, workers: int | None) -> None:
    """Freeze a quarter, run its notebooks and publish its pages.

    QUARTER is a file of parameters/quarters. Without it the illustrative quarter is run: a made-up
    council, in a store of its own; the council's store is neither read nor written.

    The edition is written to outputs/<name of the quarter file>, whole or not at all. A page that
    fails leaves the others published, and the command ends with exit code 17.

    With --only, the pages named are run again on the figures that were frozen, in seconds. Leave
    it out to take in new returns or changed definitions.
    """
    from perfkit.edition.contents import is_whole

    meant = _quarter(desk, quarter)
    if only and is_whole(desk.paths.edition(meant.id)):
        _run_again(desk, meant, only, workers)
        return
    from perfkit.publishing.quarter import run_quarter

    with _progress("Freezing the quarter") as told:
        results = run_quarter(
            desk.paths,
            meant,
            framework=desk.framework,
            settings=desk.settings,
            only=only,
            workers=workers,
            progress=told,
        )
    _tell(desk, meant, results)


def _quarter(desk: Desk, given: Path | None) -> "Quarter":
    from perfkit.framework.load import load_quarter
    from perfkit.framework.settings import ILLUSTRATIVE

    path = given or desk.paths.quarters / f"{ILLUSTRATIVE}.yml"
    if not path.is_file():
        known = ", ".join(sorted(found.name for found in desk.paths.quarters.glob("*.yml")))
        raise ParameterError(f"There is no quarter file {path}. There are: {known}.")
    meant = load_quarter(path)
    if meant.as_at > date.today():
        click.echo(f"Note: as_at {meant.as_at} has not come; more may be known by then.", err=True)
    return meant


def _run_again(desk: Desk, meant: "Quarter", only: str, workers: int | None) -> None:
    from perfkit.publishing.pages_again import run_pages_again

    with _progress("Running pages") as told:
        again = run_pages_again(
            desk.paths,
            meant.id,
            framework=desk.framework,
            only=only,
            workers=workers,
            progress=told,
        )
    if again.changed:
        named = ", ".join(again.changed[:MOST_NAMED])
        more = len(again.changed) - MOST_NAMED
        click.echo(
            f"Note: changed since the edition was frozen: {named}"
            f"{f' and {more} more' if more > 0 else ''}. These pages show what was frozen; to take "
            "the change in, run the quarter without --only.",
            err=True,
        )
    if again.left:
        click.echo(
            f"Note: {again.left} other pages of the same kind have the blocks they had; run them "
            "with --only and the name of their notebook, or the quarter without --only.",
            err=True,
        )
    _tell(desk, meant, again.results)


@contextmanager
def _progress(first: str) -> Iterator[Told]:
    bars = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*bars, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(first, total=None)

        def told(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, description=name)

        yield told


def _tell(desk: Desk, meant: "Quarter", results: "list[PageResult]") -> None:
    from perfkit.publishing.results import failures_message

    published = sum(result.ok for result in results)
    counted = "1 page" if published == 1 else f"{published} pages"
    click.echo(f"{meant.title}: {counted} in {desk.paths.edition(meant.id)}")
    if published < len(results):
        raise PublishingError(failures_message(results))
    click.echo(f"Next: perfkit serve {meant.id}")

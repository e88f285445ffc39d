"""``perfkit run``: one quarter, from the store to pages."""

from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from perfkit.commands.desk import Desk, pass_desk
from perfkit.errors import ParameterError, PublishingError


@click.command()
@click.argument("quarter", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--workers", type=click.IntRange(1, 64), help="Pages at once; one a core if absent.")
@pass_desk
def run(desk: Desk, quarter: Path | None, workers: int | None) -> None:
    """Freeze a quarter, run its notebooks and publish its pages.

    QUARTER is a file of parameters/quarters. Without it the illustrative quarter is run: a made-up
    council, in a store of its own; the council's store is neither read nor written.

    The edition is written to outputs/<name of the quarter file>, whole or not at all. A page that
    fails leaves the others published, and the command ends with exit code 17.
    """
    from perfkit.framework.load import load_quarter
    from perfkit.illustrative.freeze import QUARTER
    from perfkit.publishing.quarter import run_quarter
    from perfkit.publishing.results import failures_message

    path = quarter or desk.paths.quarters / f"{QUARTER}.yml"
    if not path.is_file():
        known = ", ".join(sorted(found.name for found in desk.paths.quarters.glob("*.yml")))
        raise ParameterError(f"There is no quarter file {path}. There are: {known}.")
    meant = load_quarter(path)
    if meant.as_at > date.today():
        click.echo(f"Note: as_at {meant.as_at} has not come; more may be known by then.", err=True)
    bars = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*bars, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Freezing the quarter", total=None)

        def told(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, description=name)

        results = run_quarter(
            desk.paths,
            meant,
            framework=desk.framework,
            settings=desk.settings,
            workers=workers,
            progress=told,
        )
    published = sum(result.ok for result in results)
    click.echo(f"{meant.title}: {published} pages in {desk.paths.edition(meant.id)}")
    if published < len(results):
        raise PublishingError(failures_message(results))
    click.echo(f"Next: perfkit serve {meant.id}")

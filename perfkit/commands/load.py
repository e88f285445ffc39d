"""``perfkit load``: take returns into the store."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from perfkit.commands.desk import Desk, pass_desk

COUNTS = ("read", "sound", "rejected", "out_of_scope")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@pass_desk
def load(desk: Desk, paths: tuple[Path, ...]) -> None:
    """Take files, or whole folders of files, into the store.

    The layout of a file is known by its columns, not by its name. A file of no known layout is
    listed and left alone. Rows that break a rule are kept, with the reason, and shown on the
    data quality page; loading a file twice changes nothing.
    """
    from perfkit.returns.corrections import load_corrections
    from perfkit.store.engine import open_store
    from perfkit.store.load import load_paths

    console = Console(stderr=True)
    store = open_store(desk.settings.store_url(desk.paths.root))
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Loading", total=None)

        def told(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, description=name)

        receipts = load_paths(
            paths,
            store=store,
            framework=desk.framework,
            settings=desk.settings,
            now=datetime.now(UTC),
            corrections=load_corrections(desk.paths.corrections),
            progress=told,
        )
    store.dispose()
    table = Table("File", "Reader", *(name.replace("_", " ").capitalize() for name in COUNTS))
    for receipt in receipts:
        if receipt.outcome == "loaded":
            counts = (f"{getattr(receipt, name):,}" for name in COUNTS)
            table.add_row(receipt.file, receipt.reader, *counts)
    Console().print(table)
    outcomes = Counter(receipt.outcome for receipt in receipts)
    click.echo(
        f"{outcomes['loaded']} files loaded, {outcomes['already loaded']} already in the store, "
        f"{outcomes['reference']} kept as reference (dictionaries, boundaries)."
    )
    unread = [receipt.file for receipt in receipts if receipt.outcome == "no reader"]
    if unread:
        click.echo(f"No reader for: {', '.join(unread)}. They were left alone.")
    click.echo("Next: perfkit run parameters/quarters/<quarter>.yml")

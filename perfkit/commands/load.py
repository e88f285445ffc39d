"""``perfkit load``: take returns into the store."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from perfkit.commands.desk import Desk, pass_desk
from perfkit.errors import StoreError

if TYPE_CHECKING:
    import pandas as pd

    from perfkit.store.receipts import Outcome, Receipt

MOST_TOLD = 10
IN_MEMORY = ("sqlite://", "sqlite:///", "sqlite:///:memory:")
LOADED: "tuple[Outcome, ...]" = ("loaded", "already loaded")
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
    from perfkit.store.read import problems

    console = Console(stderr=True)
    framework, corrections = desk.framework, load_corrections(desk.paths.corrections)
    store = open_store(_kept(desk.settings.store_url(desk.paths.root)))
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Loading", total=None)

        def told(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, description=name)

        receipts = load_paths(
            paths,
            store=store,
            framework=framework,
            settings=desk.settings,
            now=datetime.now(UTC),
            corrections=corrections,
            progress=told,
        )
    told_of = problems(store)
    store.dispose()
    _tell_counts([receipt for receipt in receipts if receipt.outcome == "loaded" and receipt.read])
    _tell_rejected(told_of[told_of["file_id"].isin([receipt.file_id for receipt in receipts])])
    _tell_outcomes(receipts)


def _tell_outcomes(receipts: "list[Receipt]") -> None:
    """Say what became of the files: one that held nothing, or that no reader knows, is not loaded.

    Only where the store has something of them is there a next step.
    """
    empty = [one.file for one in receipts if one.outcome in LOADED and not one.read]
    unread = [one.file for one in receipts if one.outcome == "no reader"]
    outcomes = Counter(one.outcome for one in receipts if one.read or one.outcome not in LOADED)
    files = "1 file" if outcomes["loaded"] == 1 else f"{outcomes['loaded']} files"
    click.echo(
        f"{files} loaded, {outcomes['already loaded']} already in the store, "
        f"{outcomes['reference']} kept as reference (dictionaries, boundaries, documentation)."
    )
    if empty:
        click.echo(f"No figure is in: {', '.join(empty)}. Nothing was loaded of it.")
    if unread:
        click.echo(
            f"No reader for: {', '.join(unread)}. Nothing was loaded of it; perfkit check FILE "
            "says which layout it comes nearest to, and how it differs."
        )
    if any(outcomes[name] for name in LOADED):
        click.echo("Next: perfkit run parameters/quarters/<quarter>.yml")


def _tell_counts(loaded: "list[Receipt]") -> None:
    if not loaded:
        return
    table = Table()
    for name in ("File", "Reader"):
        table.add_column(name, overflow="fold")
    for name in COUNTS:
        table.add_column(name.replace("_", " ").capitalize(), justify="right")
    for receipt in loaded:
        counts = (f"{getattr(receipt, name):,}" for name in COUNTS)
        table.add_row(receipt.file, receipt.reader, *counts)
    Console().print(table)


def _tell_rejected(found: "pd.DataFrame") -> None:
    """Name the first rejected cells; the data quality page lists them all."""
    rejected = found[found["severity"] == "rejected"]
    if rejected.empty:
        return
    several = len(rejected) > 1
    told = (
        f"{len(rejected)} cells were rejected and are" if several else "1 cell was rejected and is"
    )
    click.echo(f"{told} not used:")
    for row in rejected.head(MOST_TOLD).itertuples():
        click.echo(f"  {row.file}, row {row.row}, {row.column}: got {row.got!r}; {row.rule}")
    if len(rejected) > MOST_TOLD:
        click.echo(f"  and {len(rejected) - MOST_TOLD} more: see the data quality page.")


def _kept(url: str) -> str:
    if url in IN_MEMORY:
        raise StoreError(
            f"The store {url} is in memory, where nothing is kept. Name a file: sqlite:///store.db."
        )
    return url

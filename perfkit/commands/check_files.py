"""What `perfkit check FILE` says of files, and writes of them."""

import shlex
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from perfkit.commands.desk import Desk
from perfkit.errors import ParameterError, RefusedError, ReturnError, UncheckedError

if TYPE_CHECKING:
    from perfkit.quality.sent.check import Checked

MOST_TOLD = 10  # lines of one kind of finding; the table has them all
COUNTS = ("read", "refused", "doubtful", "out_of_scope")


def check_files(desk: Desk, paths: Sequence[Path], table: Path | None, marked: Path | None) -> None:
    """Tell what loading files would refuse and what looks wrong in them; keep nothing.

    Raises
    ------
    ParameterError
        When there is no place for what is to be written, before anything is read.
    ReturnError
        After all others were told, naming each file that cannot be read.
    RefusedError
        After all were told, when a row would be refused.
    UncheckedError
        After all were told, when no rule was held against a file, or there is none.
    """
    from perfkit.quality.sent.check import check_file
    from perfkit.returns.corrections import load_corrections
    from perfkit.returns.read_file import files_of, wanted_of

    files = list(files_of(paths))
    if not files:
        raise UncheckedError(
            f"There is no file in {_listed(map(str, paths))}, so nothing was checked. Name a file, "
            "or a folder that holds some; one whose name begins with a dot is passed over."
        )
    _refuse_places(table, marked, len(files))
    corrections = load_corrections(desk.paths.corrections)
    wanted = wanted_of(desk.framework, desk.settings, corrections)
    checked, errors = [], []
    for file in files:
        try:
            found = check_file(file, wanted=wanted, received_on=date.today())
        except ReturnError as error:
            errors.append(str(error))
            continue
        _tell(found)
        checked.append(found)
    if len(checked) > 1:
        _tell_counts(checked)
    _tell_not_run(desk, checked)
    _write(checked, table, marked)
    if errors:
        raise ReturnError("\n".join([*errors, "Nothing of it would be loaded."]))
    refused = sum(found.refused > 0 for found in checked)
    if refused:
        of = "the file" if len(checked) == 1 else f"{refused} of {len(checked)} files"
        raise RefusedError(f"Mend what would be refused in {of}, and check again.")
    _refuse_unchecked(checked)
    click.echo(f"Next: perfkit load {' '.join(shlex.quote(str(path)) for path in paths)}")


def _refuse_unchecked(checked: "list[Checked]") -> None:
    """Refuse to end well where no rule was held against a file that ought to hold figures.

    What is kept as reference, or of use to no measure, is told and is no fault beside others.
    """
    unchecked = [found.file for found in checked if found.outcome in ("no layout", "no rows")]
    if not unchecked and not any(found.outcome == "checked" for found in checked):
        unchecked = [found.file for found in checked]
    if unchecked:
        many = "" if len(checked) == 1 else f"{len(unchecked)} of {len(checked)} files: "
        raise UncheckedError(
            f"No rule was checked in {many}{_listed(unchecked)}. Whether what is there is right is "
            "not known: do what is said above, and check again."
        )


def _listed(names: Iterable[str]) -> str:
    told = list(names)
    more = f" and {len(told) - MOST_TOLD:,} more" if len(told) > MOST_TOLD else ""
    return ", ".join(told[:MOST_TOLD]) + more


def _refuse_places(table: Path | None, marked: Path | None, files: int) -> None:
    if marked and files != 1:
        raise ParameterError(f"--marked is of one file; {files} were named. Check one at a time.")
    for path, suffix, option in ((table, ".csv", "--table"), (marked, ".xlsx", "--marked")):
        if path is None:
            continue
        if path.suffix.lower() != suffix:
            raise ParameterError(f"{option} {path} must end in {suffix}.")
        if path.exists():
            raise ParameterError(f"{path} is there already and may hold work. Name another.")
        if not path.parent.is_dir():
            raise ParameterError(f"There is no folder {path.parent}. Make it, or name another.")


def _tell(checked: "Checked") -> None:
    from perfkit.quality.sent.findings import VERDICTS
    from perfkit.quality.sent.words import HEADINGS, headline, lines

    read_as = f", read as {checked.layout}" if checked.layout else ""
    click.echo(f"{checked.file}{read_as}")
    click.echo(headline(checked))
    for remark in checked.remarks:
        click.echo(remark)
    for verdict in VERDICTS:
        told = list(lines(checked, verdict))
        if not told:
            continue
        click.echo(f"\n{HEADINGS[verdict]}:")
        for line in told[:MOST_TOLD]:
            click.echo(f"  {line}")
        if len(told) > MOST_TOLD:
            click.echo(f"  and {len(told) - MOST_TOLD:,} more: --table FILE.csv writes them all.")
    click.echo("")


def _tell_counts(checked: "list[Checked]") -> None:
    table = Table()
    table.add_column("File", overflow="fold")
    for name in COUNTS:
        table.add_column(name.replace("_", " ").capitalize(), justify="right")
    table.add_column("Worth a look", justify="right")
    for found in checked:
        looks = (found.findings["verdict"] == "worth a look").sum()
        counts = (f"{getattr(found, name):,}" for name in COUNTS)
        table.add_row(found.file, *counts, f"{looks:,}")
    Console().print(table)


def _tell_not_run(desk: Desk, checked: "list[Checked]") -> None:
    from perfkit.quality.sent.not_run import not_run, not_run_in_words

    ids = not_run(desk.framework, frozenset[Any]().union(*(found.held for found in checked)))
    if ids:
        click.echo(not_run_in_words(ids))


def _write(checked: "list[Checked]", table: Path | None, marked: Path | None) -> None:
    from perfkit.quality.sent.marked import HEADER, rows_of, write_marked
    from perfkit.returns.spreadsheet import write_csv

    try:
        if table is not None:
            rows = ((found.file, *row) for found in checked for row in rows_of(found.findings))
            write_csv(table, ("File", *HEADER), rows)
            click.echo(f"Wrote all findings to {table}.")
        if marked is not None and checked:
            write_marked(checked[0], marked)
            click.echo(f"Wrote the marked copy to {marked}.")
    except OSError:
        for path in filter(None, (table, marked)):
            path.unlink(missing_ok=True)  # half of it would be taken for the whole
        raise

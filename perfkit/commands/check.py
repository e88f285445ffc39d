"""``perfkit check``: prove the framework, or a file before it is loaded."""

from datetime import date
from pathlib import Path

import click

from perfkit.commands.check_files import check_files
from perfkit.commands.desk import Desk, pass_desk
from perfkit.errors import FrameworkError, ParameterError


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--table",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="File to write all findings to, .csv.",
)
@click.option(
    "--marked",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="File to write one file's marked copy to, .xlsx.",
)
@pass_desk
def check(desk: Desk, files: tuple[Path, ...], table: Path | None, marked: Path | None) -> None:
    """Prove the framework, or FILES before they are loaded.

    Without a file: every link, owner, marker and limit. Names each fault with its file, its field,
    what was got and what is allowed, all at once. A warning (a review past its date) does not fail
    the check.

    With files, or folders of them: each is read as `perfkit load` would read it, and nothing is
    kept. Tells what would be refused, what is doubtful, and what is worth a look. Ends with code 22
    where something would be refused, 12 where a file cannot be read, 23 where no rule could be
    checked: the layout is not known, or there is nothing in it.
    """
    if files:
        check_files(desk, files, table, marked)
        return
    if table or marked:
        raise ParameterError("--table and --marked are of a file. Name it: perfkit check FILE.")
    _check_framework(desk)


def _check_framework(desk: Desk) -> None:
    from perfkit.framework.check import check as find
    from perfkit.returns.quirks.declared import looked_for_and_explained

    findings = [
        *find(desk.framework, desk.settings, today=date.today()),
        *looked_for_and_explained(desk.framework),
    ]
    for finding in findings:
        click.echo(
            f"{finding.severity}: {finding.file}: {finding.field}: got {finding.got}; "
            f"{finding.allowed}"
        )
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    if errors:
        counted = "1 error" if errors == 1 else f"{errors} errors"
        raise FrameworkError(f"The framework has {counted}; warnings: {warnings}.")
    kpis = len(desk.framework.live_kpis)
    click.echo(f"The framework holds: {kpis} live KPIs, no error, {warnings} warnings.")

"""``perfkit template``: write a return to fill in."""

from pathlib import Path

import click

from perfkit.commands.desk import Desk, pass_desk
from perfkit.errors import ParameterError, UnknownNameError
from perfkit.tables import RECORDS


@click.command()
@click.argument("kpis", nargs=-1)
@click.option(
    "--kind",
    type=click.Choice(list(RECORDS)),
    default="values",
    show_default=True,
    help="What is to be sent.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="File to write, .xlsx or .csv; without it, <kind>.xlsx here.",
)
@pass_desk
def template(desk: Desk, kpis: tuple[str, ...], kind: str, output: Path | None) -> None:
    """Write a return to fill in, prefilled for KPIS (their ids).

    The spreadsheet says what each column holds and refuses what is not allowed. Send it back
    with: perfkit load FILE, or see first what is wrong with it: perfkit check FILE
    """
    from perfkit.returns.templates import write_template

    known = {kpi.id: kpi for kpi in desk.framework.kpis}
    unknown = [name for name in kpis if name not in known]
    if unknown:
        raise UnknownNameError("KPI", unknown[0], known)
    path = output or Path(f"{kind}.xlsx")
    if path.suffix not in (".xlsx", ".csv"):
        raise ParameterError(f"{path} must end in .xlsx or .csv, to say which kind of file.")
    if path.exists():
        raise ParameterError(f"{path} is there already and may hold work. Name another --output.")
    if not path.parent.is_dir():
        raise ParameterError(f"There is no folder {path.parent}. Make it, or name another.")
    try:
        write_template(
            tuple(known[name] for name in kpis),
            framework=desk.framework,
            settings=desk.settings,
            path=path,
            kind=kind,
        )
    except OSError:
        path.unlink(missing_ok=True)  # an empty file would be taken for a return
        raise
    click.echo(f"Wrote {path}. Fill it in, then: perfkit check {path}")

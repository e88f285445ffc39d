"""``perfkit``: the program's table of contents."""

import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from perfkit.commands.check import check
from perfkit.commands.desk import Desk
from perfkit.commands.lab import lab
from perfkit.commands.load import load
from perfkit.commands.new import new
from perfkit.commands.run import run
from perfkit.commands.serve import serve
from perfkit.commands.template import template
from perfkit.commands.views import views
from perfkit.errors import FileError, PerfkitError

NEXT = """
Next:
  perfkit run                      run the illustrative quarter and publish its pages
  perfkit serve                    open the newest edition in a browser
  perfkit load FOLDER              take returns into the store
  perfkit run parameters/quarters/2025-26-q3.yml
                                   run a real quarter from the store
  perfkit lab                      edit the notebooks
  perfkit COMMAND --help           what a command does"""


@click.group(invoke_without_command=True)
@click.version_option(package_name="perfkit", prog_name="perfkit")
@click.option(
    "--workbook",
    type=click.Path(path_type=Path, file_okay=False),
    help="The workbook's folder; without it, the nearest at or above this one.",
)
@click.pass_context
def cli(context: click.Context, workbook: Path | None) -> None:
    """Run the performance management workbook: from returns to pages."""
    context.obj = Desk(workbook)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        click.echo(NEXT)


for command in (run, serve, load, check, template, lab, new, views):
    cli.add_command(command)


def main() -> None:
    """Run a command; a mistake a person can put right is told in a line, without a traceback."""
    for name in (
        "SIGTERM",
        "SIGHUP",
    ):  # to be ended ends as Ctrl and C does: nothing is left behind
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        cli(standalone_mode=True)
    except PerfkitError as error:
        _stop(error)
    except OSError as error:
        _stop(_told(error))


def _stop(error: PerfkitError) -> NoReturn:
    click.secho(str(error), err=True, fg="red" if sys.stderr.isatty() else None)
    sys.exit(error.exit_code)


def _told(error: OSError) -> FileError:
    """Return what the system refused, as a person can put it right."""
    name = error.filename if isinstance(error.filename, str) else "A file"
    return FileError(
        f"{name} cannot be read or written: {error.strerror or error}. Make room, or give the "
        "right to it, and run the command again. What was there before was left as it was."
    )


if __name__ == "__main__":
    main()

"""``perfkit lab``: open the notebooks in JupyterLab."""

import click

from perfkit.commands.desk import Desk, pass_desk


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8888, show_default=True)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@pass_desk
def lab(desk: Desk, port: int, no_browser: bool) -> None:
    """Open the notebooks in JupyterLab, in a browser.

    The notebooks find this workbook and run in the Python that perfkit is installed in, whatever
    others this machine has. On this machine alone: the address is not reachable from another.
    Notebooks are saved without their outputs. Stop with Ctrl and C.
    """
    from perfkit.publishing.lab import open_lab

    open_lab(desk.paths, port=port, open_browser=not no_browser)

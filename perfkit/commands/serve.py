"""``perfkit serve``: open the pages."""

import click

from perfkit.commands.desk import Desk, pass_desk


@click.command()
@click.argument("edition", required=False)
@click.option("--port", type=click.IntRange(1, 65535), default=8866, show_default=True)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option(
    "--explorers",
    type=click.IntRange(1, 200),
    default=10,
    show_default=True,
    help="The most who may explore at once; each takes a kernel of about 150 MB.",
)
@pass_desk
def serve(desk: Desk, edition: str | None, port: int, no_browser: bool, explorers: int) -> None:
    """Open EDITION's pages in a browser (without it, the newest edition's).

    On this machine alone: the address is not reachable from another. Stop with Ctrl and C.
    """
    from perfkit.publishing.serve import serve as serve_pages
    from perfkit.publishing.spares import Limits

    serve_pages(
        desk.paths,
        edition=edition,
        port=port,
        open_browser=not no_browser,
        limits=Limits(explorers=explorers),
    )

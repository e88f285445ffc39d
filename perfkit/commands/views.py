"""``perfkit views``: the gallery of what a notebook may show."""

import click

from perfkit.commands.desk import Desk, pass_desk


@click.command()
@click.option("--markdown", is_flag=True, help="As docs/gallery.md holds it.")
@pass_desk
def views(desk: Desk, markdown: bool) -> None:
    """List the views that a notebook may show: what each shows, and on whose pages it is.

    To put one into a notebook: perfkit new block BLOCK NOTEBOOK
    """
    from perfkit.publishing.gallery import as_markdown, gallery

    if markdown:
        click.echo(as_markdown(desk.framework), nl=False)
        return
    for shown in gallery(desk.framework.pages):
        click.secho(shown.call, bold=True, nl=False)
        click.echo(f"  block: {shown.cell}")
        click.echo(f"  {shown.shows}")
        click.echo(f"  On the pages of: {', '.join(shown.readers) or 'nobody yet'}\n")
    click.echo("Next: perfkit new block BLOCK NOTEBOOK")

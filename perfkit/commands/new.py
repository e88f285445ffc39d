"""``perfkit new``: a notebook, or a block in one, in the form that all have."""

import click

from perfkit.commands.desk import Desk, pass_desk
from perfkit.errors import UnknownNameError


@click.group()
def new() -> None:
    """Begin a notebook, or put one more block into one.

    What is written keeps to the form of all notebooks, so that it can be run and published.
    """


@new.command()
@click.argument("name")
@click.option("--block", default="kpis", show_default=True, help="The first block it shows.")
@click.option("--body", default="clt", show_default=True, help="The body it opens for.")
@pass_desk
def notebook(desk: Desk, name: str, block: str, body: str) -> None:
    """Write notebooks/NAME.ipynb: parameters, setup, a first block and the record.

    A notebook that is there is never written over.
    """
    from perfkit.publishing.new_notebook import new_notebook, path_of_new, write_notebook

    bodies = {known.id for known in desk.framework.bodies}
    if body not in bodies:
        raise UnknownNameError("body", body, bodies)
    path = path_of_new(desk.paths.notebooks, name)
    write_notebook(new_notebook(name, block=block, body=body), path)
    click.echo(f"Wrote {path}.")
    click.echo(f"""Next:
  perfkit lab                        open it, and say in its first cell whom it is for
  perfkit views                      choose what else it may show
  perfkit new block BLOCK {name}     put that into it
  parameters/framework/pages.yml     write "notebook: {name}" for a kind of body, then
  perfkit run --only {name}          run the pages it makes""")


@new.command()
@click.argument("block")
@click.argument("notebook")
@pass_desk
def block(desk: Desk, block: str, notebook: str) -> None:
    """Put the cell of BLOCK into notebooks/NOTEBOOK.ipynb, before what ends its pages.

    For the blocks there are: perfkit views
    """
    from perfkit.publishing.new_notebook import with_block, write_notebook
    from perfkit.publishing.run import read_notebook

    known = {path.stem: path for path in desk.paths.notebooks.glob("*.ipynb")}
    if notebook not in known:
        raise UnknownNameError("notebook", notebook, known)
    path = known[notebook]
    write_notebook(with_block(read_notebook(path), block, name=path.name), path)
    click.echo(f"{path.name} has the block {block}.")
    click.echo(f"""Next:
  parameters/framework/pages.yml     add {{block: {block}, heading: ...}} to a kind of body whose
                                     notebook is {notebook}, then
  perfkit run --only {notebook}      run its pages""")

"""Time pages: warm kernels against Papermill as it comes, in one run on one machine.

Run it as ``python benchmarks/publishing.py [pages]``. The pages are stand-ins: pandas over some
rows and a dozen small drawings each, so that seconds a page are mostly the machinery's.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from perfkit.paths import SETTINGS, Paths
from perfkit.publishing.html import write_site
from perfkit.publishing.plan import PagePlan
from perfkit.publishing.run import failures_message, papermill, publish

BLOCKS = tuple(f"part-{number}" for number in range(6))
SETUP = """
import pandas as pd
from IPython.display import publish_display_data

def block(name):
    rows = pd.DataFrame({"quarter": range(20_000), "value": range(20_000)})
    values = rows.groupby(rows["quarter"] % 40)["value"].mean()
    points = " ".join(f"{x},{y}" for x, y in values.items())
    drawn = f'<figure><svg viewBox="0 0 40 9"><polyline points="{points}"/></svg></figure>' * 2
    told = {"application/vnd.perfkit.block+json": {"block": name, "charts": 2}}
    publish_display_data(told | {"text/html": f"<section><h2>{name}</h2>{drawn}</section>"})
"""
ABOUT = (
    '{"title": "Stand-in", "as_at": "2026-05-08", "illustrative": true, "council": "Stand-in", '
    '"quarter": "2025/26 Q3"}'
)


def make_workbook(root: Path) -> Paths:
    """Write a workbook of one stand-in notebook, and an edition without pages."""
    paths = Paths(root)
    paths.settings.parent.mkdir(parents=True)
    (root / SETTINGS).write_text("name: stand-in\n", encoding="utf-8")
    tables = paths.edition("stand-in") / "tables"
    tables.mkdir(parents=True)
    (tables / "about.json").write_text(ABOUT, encoding="utf-8")
    cells = [
        new_code_cell('edition: str = ""\nbody: str = ""', metadata={"tags": ["parameters"]}),
        new_code_cell(SETUP, metadata={"tags": ["setup"]}),
        *(
            new_code_cell(f"block({name!r})", metadata={"tags": [f"block-{name}"]})
            for name in BLOCKS
        ),
    ]
    paths.notebooks.mkdir()
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, paths.notebooks / "stand_in.ipynb")
    return paths


def main(pages: int) -> None:
    """Time each way of running the same pages, and say seconds a page."""
    plans = [
        PagePlan(f"body-{number}", "stand_in", BLOCKS, "operations", f"Body {number}")
        for number in range(pages)
    ]
    with tempfile.TemporaryDirectory() as place:
        paths = make_workbook(Path(place) / "stand-in")
        folder = paths.edition("stand-in")

        def batch(workers: int, *, warm: bool) -> None:
            results = publish(
                plans, paths=paths, edition="x", folder=folder, workers=workers, warm=warm
            )
            if failed := failures_message(results):
                raise SystemExit(failed)

        def plain() -> None:
            for plan in plans:
                papermill.execute_notebook(
                    paths.notebooks / "stand_in.ipynb",
                    folder / f"{plan.body}.ipynb",
                    {"body": plan.body},
                    progress_bar=False,
                )

        cores = os.cpu_count() or 1
        ways: dict[str, Callable[[], object]] = {
            "papermill.execute_notebook, one after another": plain,
            f"a kernel a page, {cores} at once": lambda: batch(cores, warm=False),
            "warm kernel, one after another": lambda: batch(1, warm=True),
            f"warm kernels, {cores} at once": lambda: batch(cores, warm=True),
            "HTML of all of them": lambda: write_site(folder, plans),
        }
        click.echo(f"{pages} pages, {cores} cores: seconds a page")
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            click.echo(f"  {(time.perf_counter() - start) / pages:6.3f}  {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)

"""A stand-in workbook: one small notebook, an edition's folder, and pages to make of them."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from perfkit.edition import contents
from perfkit.paths import SETTINGS, Paths
from perfkit.publishing.plan import PagePlan

SHOW = """
class Shown:
    def __init__(self, html, block="{block}", charts=0):
        self.html, self.block, self.charts = html, block, charts

    def _repr_mimebundle_(self, **_):
        told = {{"block": self.block, "charts": self.charts}}
        return {{"application/vnd.perfkit.block+json": told, "text/html": self.html}}
"""
# A control whose observer fails, and the address that the page was asked by.
EXPLORE = """
import os
import ipywidgets
pick = ipywidgets.Dropdown(options=["first", "second"], description="Pick")
pick.observe(lambda change: 1 / 0, "value")
address = ipywidgets.HTML("asked by: " + os.environ["QUERY_STRING"])
ipywidgets.VBox([pick, address])
"""
FAILS = """
if body == "residents":
    __import__("os")._exit(1)
if body == "clt":\n    raise ValueError("no figures for " + body)
"""


def code(source: str, *tags: str) -> nbformat.NotebookNode:
    return new_code_cell(source.strip(), metadata={"tags": list(tags)}, id="-".join(tags))


def shown(block: str, html: str, charts: int = 0) -> nbformat.NotebookNode:
    source = SHOW.format(block=block) + f"Shown({html!r}.format(body=body), charts={charts})"
    return code(source, f"block-{block}")


def exploring(name: str) -> nbformat.NotebookNode:
    cell = code(EXPLORE, "explore")
    cell["id"] = f"explore-{name}"
    return cell


def stand_in_notebook(
    *, faulty: bool = False, explore: tuple[str, ...] = ()
) -> nbformat.NotebookNode:
    money = shown("money", "<section class='block'><figure>£ for {body}</figure></section>", 1)
    if faulty:
        money.source = FAILS + money.source
    return new_notebook(
        cells=[
            new_markdown_cell("# Stand-in\n\nFor everybody: does it run?", id="title"),
            code('edition: str = ""  # Edition\nbody: str = "acp-board"  # Body', "parameters"),
            code("before = sorted(globals())", "setup"),
            shown("strip", "<section class='block'><h2>Strip of {body}</h2></section>"),
            new_markdown_cell("About money", id="about-money"),
            money,
            shown("risks", "<p>Risks</p>"),
            *(exploring(name) for name in explore),
            code(
                "import perfkit.publishing.figures_of_record as record, os\n"
                "record.state('seen', len(body))\n"
                "record.state('workbook', os.path.basename(os.environ['PERFKIT_WORKBOOK']))\n"
                "record.state('left_over', 'left' if 'left' in globals() else 'nothing')\n"
                "left = 1",
                "record",
            ),
        ],
        metadata={"kernelspec": {"name": "absent", "display_name": "x", "language": "python"}},
    )


def stand_in_workbook(root: Path, *, faulty: bool = False) -> Paths:
    (root / SETTINGS).parent.mkdir(parents=True)
    (root / SETTINGS).write_text("name: stand-in\n", encoding="utf-8")
    paths = Paths(root)
    paths.notebooks.mkdir()
    nbformat.write(stand_in_notebook(faulty=faulty), paths.notebooks / "stand_in.ipynb")
    return paths


def stand_in_edition(paths: Paths, edition: str = "2025-26-q3", **about: object) -> Path:
    folder = paths.edition(edition)
    (folder / "tables").mkdir(parents=True)
    told = {
        "title": "Quarter 3, 2025 to 2026",
        "quarter": "2025/26 Q3",
        "as_at": "2026-05-08",
        "illustrative": True,
        "council": "Illustrative Council",
    }
    contents.write_json(folder / "tables" / contents.ABOUT, told | about)
    return folder


def plan_for(body: str, *blocks: str, level: str = "leadership") -> PagePlan:
    return PagePlan(body, "stand_in", blocks or ("money", "strip"), level, body.upper())

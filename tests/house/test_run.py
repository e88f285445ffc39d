"""``perfkit run`` from end to end, by the command line, in a copy of the workbook."""

import json
import os
import re
from pathlib import Path

import nbformat
import pytest
import yaml

from perfkit.publishing.about_pages import ABOUT_PAGES
from perfkit.publishing.arrange import EXPLORE, tags
from perfkit.publishing.figures_of_record import read
from tests.workbook import (
    EDITION,
    ROOT,
    bytes_of,
    copy_workbook,
    run_perfkit,
    store_out_of_reach,
)

FULL = os.environ.get("PERFKIT_FULL") == "1"
NEEDS_A_RUN_OF_ITS_OWN = "a second run of every page: set PERFKIT_FULL=1"
ILLUSTRATIVE = "<strong>Illustrative.</strong> Every figure and every event here is made up"
REASON = "the signals of this quarter are not in"
NOT_OF_A_BODY = {"index", *(page.name for page in ABOUT_PAGES)}
FAILING, SOUND = {"clt", "programme-net-zero"}, {"cabinet", "residents"}


def organisation(root: Path):
    path = root / "parameters" / "framework" / "organisation.yml"
    return path, yaml.safe_load(path.read_text(encoding="utf-8"))


def bodies(root: Path) -> set[str]:
    return {body["id"] for body in organisation(root)[1]["bodies"]}


@pytest.fixture(scope="module")
def pages(illustrative_run):
    return illustrative_run.edition / "pages"


@pytest.fixture(scope="module")
def record(illustrative_run):
    return (illustrative_run.edition / "record.json").read_text(encoding="utf-8")


def test_it_goes_well_and_says_what_it_made_and_what_to_do_next(illustrative_run):
    assert illustrative_run.code == 0, illustrative_run.told
    made, then = illustrative_run.said.splitlines()
    assert f"{len(bodies(ROOT))} pages in {illustrative_run.edition}" in made
    assert then == f"Next: perfkit serve {EDITION}"


def test_it_makes_one_edition_whole_and_leaves_nothing_else(illustrative_run):
    made = {path.name for path in illustrative_run.paths.outputs.iterdir()}
    assert made == {EDITION, "editions.html"}
    there = {path.name for path in illustrative_run.edition.iterdir()}
    assert {"tables", "pages", "record.json", "index.html"} <= there


def test_every_body_has_its_page_as_notebook_and_as_html(illustrative_run, pages):
    known = bodies(illustrative_run.paths.root)
    assert {path.stem for path in pages.glob("*.ipynb")} == known
    assert {path.stem for path in pages.glob("*.html")} == known | NOT_OF_A_BODY


def test_every_page_says_that_it_is_illustrative(pages):
    silent = [
        path.name for path in pages.glob("*.html") if ILLUSTRATIVE not in path.read_text("utf-8")
    ]
    assert silent == []


def test_it_never_opens_the_council_s_store(illustrative_run):
    # That the run went well where the store is a folder proves it, if opening that would fail.
    paths = illustrative_run.paths
    assert [path for path in paths.root.iterdir() if path.suffix == ".db"] == []
    real = run_perfkit(
        paths,
        "run",
        str(paths.quarters / "2025-26-q3.yml"),
        PERFKIT_STORE=store_out_of_reach(paths),
    )
    assert real.returncode == 15, real.stderr
    assert {path.name for path in paths.outputs.iterdir()} == {EDITION, "editions.html"}


def test_every_notebook_holds_its_figures_and_the_record_repeats_them(pages, record):
    stated = {path.stem: read(path) for path in pages.glob("*.ipynb")}
    assert all(figures["number_of_kpis"] == len(figures) - 2 for figures in stated.values())
    assert json.loads(record)["figures_of_record"] == stated


def test_no_page_holds_a_cell_that_failed_or_did_not_run(pages):
    for path in pages.glob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        # What readers explore is run when they ask, and in no batch.
        code = [cell for cell in cells if cell.cell_type == "code" and EXPLORE not in tags(cell)]
        assert all(cell.execution_count for cell in code), path.name
        kinds = {output.output_type for cell in code for output in cell.outputs}
        assert kinds <= {"display_data", "execute_result"}, path.name


def test_the_record_holds_no_clock_time_and_no_path(record):
    assert not re.search(r"\d{2}:\d{2}", record)
    assert not re.search(r"\"[^\"]*(?:\\\\|/[^/\"]+/)", record)


def test_nothing_in_the_edition_holds_a_path_of_the_machine(illustrative_run):
    root = illustrative_run.paths.root
    told = {str(path).encode() for path in (root, root.parent, ROOT, Path.home())} - {b"/"}
    held = bytes_of(illustrative_run.edition)
    found = [(name, path) for name, text in held.items() for path in told if path in text]
    assert found == []


@pytest.mark.skipif(not FULL, reason=NEEDS_A_RUN_OF_ITS_OWN)
def test_a_second_run_elsewhere_gives_the_same_bytes(illustrative_run, tmp_path):
    paths = copy_workbook(tmp_path / "somewhere-else")

    ended = run_perfkit(paths, "run", "--workers", "1", PYTHONHASHSEED="7", TZ="Pacific/Auckland")

    assert ended.returncode == 0, ended.stderr
    first, second = bytes_of(illustrative_run.edition), bytes_of(paths.edition(EDITION))
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.fixture(scope="module")
def faulty_run(tmp_path_factory):
    """Run a workbook of four bodies, in whose strategy notebook one cell fails."""
    paths = copy_workbook(tmp_path_factory.mktemp("faulty") / "workbook")
    place, whole = organisation(paths.root)
    kept = FAILING | SOUND
    whole["bodies"] = [body for body in whole["bodies"] if body["id"] in kept]
    place.write_text(yaml.safe_dump(whole, sort_keys=False), encoding="utf-8")
    _break(paths.notebooks / "strategy.ipynb", "block-kpis")
    return paths, run_perfkit(paths, "run")


def _break(path, block):
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if cell.get("id") == block)
    cell.source = f'raise RuntimeError("{REASON}")'
    nbformat.write(notebook, path)


def test_a_cell_that_fails_leaves_the_other_notebooks_pages_published(faulty_run):
    paths, ended = faulty_run
    pages = paths.edition(EDITION) / "pages"
    assert ended.returncode == 17
    assert {path.stem for path in pages.glob("*.ipynb")} == SOUND
    assert {path.stem for path in pages.glob("*.html")} == SOUND | NOT_OF_A_BODY


def test_the_message_names_notebook_cell_and_reason_on_one_screen(faulty_run):
    paths, ended = faulty_run
    cells = nbformat.read(paths.notebooks / "strategy.ipynb", as_version=4).cells
    number = 1 + [cell.get("id") for cell in cells].index("block-kpis")
    assert f"strategy.ipynb, cell {number} (block-kpis)" in ended.stderr
    assert f"RuntimeError: {REASON}" in ended.stderr
    assert "2 of 4 pages could not be published" in ended.stderr
    assert len(ended.stderr.splitlines()) < 25
    assert "Traceback" not in ended.stderr


def test_the_contents_say_which_pages_could_not_be_made(faulty_run):
    paths, _ = faulty_run
    contents = (paths.edition(EDITION) / "index.html").read_text(encoding="utf-8")
    assert contents.count("This page was not made this time.") == 2
    assert 'href="pages/clt.html"' not in contents
    assert 'href="pages/cabinet.html"' in contents


def test_the_record_of_a_run_that_failed_in_part_holds_what_was_published(faulty_run):
    paths, _ = faulty_run
    held = json.loads((paths.edition(EDITION) / "record.json").read_text(encoding="utf-8"))
    assert held["figures_of_record"].keys() == SOUND

"""``perfkit run --only``: some pages again, on what was frozen, and nothing else touched."""

import json
import shutil

import nbformat
import pytest
import yaml

from tests.workbook import EDITION, bytes_of, copy_workbook, run_perfkit, store_out_of_reach

BODY = "service-homelessness-head"


@pytest.fixture
def workbook(illustrative_run, tmp_path):
    """Copy the workbook and its made edition, so that others find theirs as it was."""
    assert illustrative_run.code == 0, illustrative_run.told
    paths = copy_workbook(tmp_path / "workbook")
    shutil.copytree(illustrative_run.edition, paths.edition(EDITION))
    return paths


def again(paths, only):
    return run_perfkit(paths, "run", "--only", only, PERFKIT_STORE=store_out_of_reach(paths))


def test_a_changed_cell_and_a_new_block_reach_the_pages_named_and_no_other(workbook):
    before = bytes_of(workbook.edition(EDITION))
    place = workbook.framework / "pages.yml"
    whole = yaml.safe_load(place.read_text(encoding="utf-8"))
    blocks = next(page for page in whole["pages"] if page["kind"] == "service_head")["blocks"]
    blocks.insert(1, {"block": "risks", "heading": "What could go wrong"})
    place.write_text(yaml.safe_dump(whole, sort_keys=False), encoding="utf-8")
    added = run_perfkit(workbook, "new", "block", "risks", "operations")
    assert added.returncode == 0, added.stderr

    ended = again(workbook, f"operations/{BODY}")

    assert ended.returncode == 0, ended.stderr
    assert "1 page in" in ended.stdout
    assert "29 other pages of the same kind have the blocks they had" in ended.stderr
    after = bytes_of(workbook.edition(EDITION))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        f"pages/{BODY}.html",
        f"pages/{BODY}.ipynb",
        "record.json",
        "tables/framework.json",
    }
    assert b"What could go wrong" in after[f"pages/{BODY}.html"]
    record = json.loads(after["record.json"])
    assert record["run_again"].keys() == {BODY}
    assert (
        record["figures_of_record"].keys()
        == json.loads(before["record.json"])["figures_of_record"].keys()
    )


def test_a_definition_changed_since_is_told_and_not_taken_in(workbook):
    place = workbook.framework / "kpis" / "staff-sickness.yml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("short_title: ", "short_title: Changed "), encoding="utf-8")

    ended = again(workbook, "residents")

    assert ended.returncode == 0, ended.stderr
    assert "changed since the edition was frozen: kpis/staff-sickness.yml" in ended.stderr
    assert "run the quarter without --only" in ended.stderr


def test_a_page_that_fails_is_left_as_it_was_and_the_command_says_so(workbook):
    path = workbook.notebooks / "data_quality.ipynb"
    notebook = nbformat.read(path, as_version=4)
    next(cell for cell in notebook.cells if cell.get("id") == "block-loads").source = "1 / 0"
    nbformat.write(notebook, path)
    before = bytes_of(workbook.edition(EDITION) / "pages")

    ended = again(workbook, "monitoring")

    assert ended.returncode == 17
    assert "data_quality.ipynb, cell" in ended.stderr and "ZeroDivisionError" in ended.stderr
    assert bytes_of(workbook.edition(EDITION) / "pages") == before


def test_a_name_that_no_page_has_is_refused_with_those_there_are(workbook):
    ended = again(workbook, "operations/homelesness")
    assert ended.returncode == 14
    assert "There is no page called 'operations/homelesness'." in ended.stderr
    assert "homelessness" in ended.stderr and "clt" in ended.stderr


def test_a_notebook_that_no_page_is_made_of_is_told_from_a_name_that_is_misspelt(workbook):
    begun = run_perfkit(workbook, "new", "notebook", "town_centre")
    assert begun.returncode == 0, begun.stderr
    ended = again(workbook, "town_centre")
    assert ended.returncode == 13
    assert "town_centre.ipynb is a notebook, but no page is made of it." in ended.stderr

"""The accessibility statement claims nothing that no test holds."""

import ast
from pathlib import Path

import pytest

from perfkit.paths import Paths
from perfkit.publishing.about_pages import ABOUT_PAGES, statement, told_on
from perfkit.publishing.html import environment
from tests.unit.publishing.stand_in import stand_in_edition
from tests.workbook import ROOT

BROWSER = ROOT / "tests" / "browser"


def names_of_tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("check", statement()["checks"], ids=lambda check: check["test"])
def test_each_thing_said_to_be_checked_is_checked_by_a_test(check):
    file, _, name = check["test"].partition("::")
    assert name in names_of_tests(BROWSER / file)


def test_what_is_not_tested_is_said():
    assert len(statement()["gaps"]) >= 3


def test_the_contact_is_the_workbook_s_and_its_absence_is_told(tmp_path):
    template = environment().get_template("accessibility.html.j2")
    page = next(page for page in ABOUT_PAGES if page.name == "accessibility")
    for number, (contact, said) in enumerate(
        [("the web team", "Tell the web team which page"), ("", "No contact has been set")]
    ):
        folder = stand_in_edition(Paths(tmp_path / str(number)), contact=contact)
        html = template.render(site={}, page=page, static="static", **told_on(folder, None))
        assert said in html

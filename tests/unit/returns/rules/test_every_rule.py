"""What holds of every rule, those of one council among them."""

import re
from pathlib import Path

import pandas as pd
import pytest

from perfkit.returns.parse import parse
from perfkit.returns.rules import DOUBTING, REJECTING, REJECTING_TOGETHER, RULES
from perfkit.returns.rules.rule import Rule, messages
from perfkit.returns.validate import validate
from tests.unit.returns.make import ORIGIN, make_cells, make_use

REPOSITORY = Path(__file__).parents[4]
DOCUMENT = REPOSITORY / "docs" / "rules.md"
NAMES = [rule.check.__name__ for rule in RULES]


def test_every_rule_is_asked_once():
    assert {*REJECTING, *REJECTING_TOGETHER, *DOUBTING} == set(RULES)
    assert len(REJECTING) + len(REJECTING_TOGETHER) + len(DOUBTING) == len(RULES)


@pytest.mark.parametrize("of_rule", ["code", "check"])
def test_no_two_rules_are_called_the_same(of_rule):
    assert len({getattr(rule, of_rule) for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_stands_in_a_file_of_its_name_with_its_test_beside_it(name):
    assert (REPOSITORY / "perfkit" / "returns" / "rules" / f"{name}.py").is_file()
    assert (Path(__file__).parent / f"test_{name}.py").is_file()


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_says_what_it_tells_of(rule):
    assert rule.check.__doc__ and rule.check.__doc__.startswith("Tell of ")


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_changes_nothing_and_finds_nothing_in_no_rows(rule):
    cells = parse(make_cells({"value_text": "5"}).table, uses={"count": make_use()})
    cells = cells.assign(expected_region="")
    before = cells.copy()
    rule.check(cells)
    pd.testing.assert_frame_equal(cells, before)
    assert len(rule.check(cells.iloc[:0])) == 0


@pytest.mark.parametrize(("of", "doubted"), [("", 1), ("homes", 1), ("another", 0)])
def test_a_rule_of_one_return_is_asked_of_no_other(of, doubted, monkeypatch):
    def never(cells):
        """Tell of every row."""
        return messages(cells, cells["row"] > 0, "Never.")

    rule = Rule("T01", never, got="row", dimension="accuracy", severity="doubtful", of=of)
    monkeypatch.setattr("perfkit.returns.validate.DOUBTING", (rule,))
    uses = {("homes", "count"): make_use()}
    got = validate(make_cells({"value_text": "5"}), uses=uses, origin=ORIGIN)
    assert len(got.problems) == doubted


# What docs/rules.md says ------------------------------------------------------------------------


def test_the_document_lists_every_rule_as_it_is():
    text = DOCUMENT.read_text(encoding="utf-8")
    listed = re.findall(
        r"^\| ([A-Z]\d\d) \| `(\w+)` \| (\w+) \| (\w+) \|", text, flags=re.MULTILINE
    )
    assert listed == [
        (rule.code, rule.check.__name__, rule.dimension, rule.severity) for rule in RULES
    ]


def test_the_rule_and_the_test_that_the_document_shows_work_as_they_stand(tmp_path, monkeypatch):
    rule, test = re.findall(
        r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    name = "sickness_fits_in_a_year"
    (tmp_path / f"{name}.py").write_text(rule, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    names: dict = {}
    exec(test.replace(f"perfkit.returns.rules.{name}", name), names)
    (check,) = [value for key, value in names.items() if key.startswith("test_")]
    check()

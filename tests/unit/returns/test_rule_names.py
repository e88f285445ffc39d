"""Every rule that runs when a file is loaded is known again by how it speaks."""

import pandas as pd
import pytest

from perfkit.returns.rule_names import RULES, UNNAMED, with_rule_names
from perfkit.returns.rules import DOUBTING, REJECTING, REJECTING_TOGETHER
from perfkit.tables import PROBLEMS
from tests.unit.returns.make import run


def named(*texts):
    table = pd.DataFrame([dict.fromkeys(PROBLEMS, "") | {"rule": text} for text in texts])
    return with_rule_names(table)


@pytest.mark.parametrize(
    "row",
    [
        {"period_text": "0"},
        {"value_text": "many"},
        {"value_text": "-1"},
        {"value_text": "100.1"},
        {"area_code": ""},
        {"area_code": "350"},
        {"numerator_text": "6", "denominator_text": "5"},
        {"numerator_text": "-5", "denominator_text": "5"},
        {"released_on": "31/07/2026"},
        {"note": "42 of 41 schools"},
        {"released_on": "2025-06-01"},
        {"upper_text": "about 6"},
        {"status": "see notes"},
    ],
)
def test_what_a_load_finds_has_the_name_of_its_rule(row):
    found = with_rule_names(run({"value_text": "50"} | row, highest=100.0).problems)
    names = {rule.check.__name__.replace("_", "-") for rule in (*REJECTING, *DOUBTING)}
    assert found["rule_id"].isin(names).all() and len(found)


def test_every_rule_of_a_cell_has_a_name():
    rules = (*REJECTING, *REJECTING_TOGETHER, *DOUBTING)
    names = {rule.check.__name__.replace("_", "-") for rule in rules}
    assert names <= {rule.rule_id for rule in RULES}


@pytest.mark.parametrize(
    ("text", "rule_id", "cause"),
    [
        ("Two files differ: a.csv says 1, this one says 2.", "two-files-say-the-same", "unknown"),
        ("This file gives it different values: 1 and 2.", "one-key-has-one-value", "entry"),
        ("Corrected: 0 is read as missing (no)", "correction-is-in-force", "third_party"),
        ("The correction x ran out on 2027-12-31", "correction-has-not-run-out", "timing"),
        ("The source is mended (it no", "correction-is-still-needed", "third_party"),
        ("agreed_on is empty: the day", UNNAMED.rule_id, "entry"),
    ],
)
def test_the_words_decide_the_name_and_the_usual_cause(text, rule_id, cause):
    assert named(text).iloc[0][["rule_id", "root_cause"]].tolist() == [rule_id, cause]

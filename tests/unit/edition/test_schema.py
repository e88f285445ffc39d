import pandas as pd
import pytest

from perfkit.edition.schema import STATES, hold
from perfkit.errors import EditionError
from perfkit.quality.dimensions import COLUMNS as QUALITY
from perfkit.tables import ASSESSMENTS, FOUND, OBSERVATIONS, WARDS


def assessments(**changes):
    row = dict.fromkeys(ASSESSMENTS, None) | {name: states[0] for name, states in STATES.items()}
    return pd.DataFrame([row | {"kpi_id": "homes", "headline": "Homes number 40"} | changes])


@pytest.mark.parametrize(
    ("name", "table"),
    [("assessments", assessments()), ("risks", pd.DataFrame({"anything": [1]}))],
)
def test_a_sound_table_passes_and_is_left_as_it_was(name, table):
    before = table.copy()
    hold(name, table)
    pd.testing.assert_frame_equal(table, before)
    assert len(table) == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"target_status": "green"}, "target_status.*'green'"),
        ({"attention": 4}, "attention"),
        ({"headline": ""}, "headline"),
    ],
)
def test_a_mark_that_no_page_knows_is_refused(changes, said):
    with pytest.raises(EditionError, match=said):
        hold("assessments", assessments(**changes))


def test_a_kpi_assessed_twice_is_refused():
    with pytest.raises(EditionError, match="kpi_id"):
        hold("assessments", pd.concat([assessments(), assessments()]))


@pytest.mark.parametrize(
    "rows",
    [
        [("homes", "Colour", "Blue.")],
        [("homes", "Age", "")],
        [("homes", "Age", "One."), ("homes", "Age", "Another.")],
    ],
    ids=["no such mark", "no words", "twice"],
)
def test_how_a_mark_was_found_is_told_once_and_in_words(rows):
    with pytest.raises(EditionError, match="found cannot be frozen"):
        hold("found", pd.DataFrame(rows, columns=list(FOUND)))


def test_one_value_for_one_kpi_area_period_and_breakdown():
    row = dict.fromkeys(OBSERVATIONS, "same")
    with pytest.raises(EditionError, match="observations cannot be frozen"):
        hold("observations", pd.DataFrame([row, row]))


def test_a_hidden_ward_that_still_holds_its_number_is_refused():
    row = dict.fromkeys(WARDS) | {"generation": "g", "area_code": "w", "item": "i"}
    row |= {"mark": "[c]", "words": "Hidden.", "value": 3.0}
    with pytest.raises(EditionError, match="The table wards cannot be frozen"):
        hold("wards", pd.DataFrame([row]))
    hold("wards", pd.DataFrame([row | {"value": float("nan")}]))


def quality(**changes):
    row = dict.fromkeys(QUALITY, "") | {"level": "return", "return_id": "hclic", "critical": True}
    row |= {"dimension": "validity", "checked": 10, "failed": 1, "share": 0.9}
    return pd.DataFrame([row | {"grade": "use_with_care", "words": "1 of 10"} | changes])


@pytest.mark.parametrize(
    "changes",
    [
        {"failed": 11},
        {"share": float("nan")},
        {"checked": 0, "failed": 0},
        {"checked": 0, "failed": 0, "share": float("nan")},
        {"dimension": "beauty"},
        {"words": ""},
    ],
)
def test_a_dimension_tells_no_share_of_what_was_not_checked(changes):
    hold("dimensions", quality())
    with pytest.raises(EditionError, match="The table dimensions cannot be frozen"):
        hold("dimensions", quality(**changes))

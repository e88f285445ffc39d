import pytest

from tests.unit.returns.readers.examples import BOLTON, first, read_sheet

HEADER = (
    *("Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name"),
    *("Area Type", "Sex", "Age", "Category Type", "Category", "Time period", "Value"),
    *("Lower CI 95.0 limit", "Upper CI 95.0 limit", "Lower CI 99.8 limit"),
    *("Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend"),
    *("Compared to England value or percentiles", "Compared to percentiles"),
    *("Time period Sortable", "New data", "Compared to goal", "Time period range"),
)


def row(**cells):
    defaults = {
        "Indicator ID": "90284",
        "Area Code": BOLTON,
        "Area Name": "Bolton",
        "Sex": "Persons",
        "Time period": "2023/24",
        "Value": "91.17448",
    }
    return [(defaults | cells).get(name, "") for name in HEADER]


def test_limits_count_denominator_and_note_are_carried(tmp_path):
    limits = {"Lower CI 95.0 limit": "84", "Upper CI 95.0 limit": "98"}
    counts = {"Count": "535", "Denominator": "58680", "Value note": "With caution"}

    cell = first(read_sheet(tmp_path, HEADER, row(**limits, **counts)))

    assert cell["series"] == "90284"
    assert (cell["lower_text"], cell["upper_text"]) == ("84", "98")
    assert (cell["numerator_text"], cell["denominator_text"]) == ("535", "58680")
    assert cell["note"] == "With caution"


@pytest.mark.parametrize(
    ("sex", "category", "breakdown"),
    [
        ("Persons", "", ""),
        ("Male", "", "Male"),
        ("Persons", "Most deprived decile", "Deciles: Most deprived decile"),
        ("Male", "Most deprived decile", "Male, Deciles: Most deprived decile"),
    ],
)
def test_the_breakdown_is_the_sex_and_the_category(tmp_path, sex, category, breakdown):
    kind = "Deciles" if category else ""
    sheet = row(**{"Sex": sex, "Category": category, "Category Type": kind})

    assert first(read_sheet(tmp_path, HEADER, sheet))["breakdown"] == breakdown


def test_england_as_its_own_parent_is_out_of_scope(tmp_path):
    alone, child = row(), row(**{"Parent Code": "E92000001"})

    cells = read_sheet(tmp_path, HEADER, alone, child)

    assert (cells.table["row"].tolist(), cells.read, cells.out_of_scope) == ([2], 2, 1)


def test_a_blank_value_is_not_available(tmp_path):
    assert first(read_sheet(tmp_path, HEADER, row(Value="")))["status"] == "x"

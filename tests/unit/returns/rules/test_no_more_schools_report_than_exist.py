import pytest

from tests.unit.returns.rules.reject import why_doubted


@pytest.mark.parametrize("note", ["42 of 41 schools", "96.84 of 96 schools"])
def test_more_schools_than_there_are_is_doubted(note):
    assert why_doubted({"note": note}) == "More schools report than there are."


@pytest.mark.parametrize("note", ["41 of 41 schools", "40 of 41 schools", "", "schools closed"])
def test_no_doubt_where_no_more_schools_report_than_exist(note):
    assert why_doubted({"note": note}) is None

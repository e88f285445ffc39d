import pytest

from tests.unit.returns.rules.reject import why_rejected


@pytest.mark.parametrize("code", ["", "  "])
def test_a_row_without_an_area_is_rejected_as_incomplete(code):
    message, dimension = why_rejected({"area_code": code})
    assert message == "There is no area code."
    assert dimension == "completeness"

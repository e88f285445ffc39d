import pytest

from tests.unit.returns.rules.reject import why_rejected


@pytest.mark.parametrize(
    "row",
    [
        {"numerator_text": "-5", "denominator_text": "5"},
        {"numerator_text": "-6", "denominator_text": "-5"},
    ],
)
def test_a_count_below_0_is_rejected(row):
    message, dimension = why_rejected(row)
    assert message == "The numerator or the denominator is below 0."
    assert dimension == "validity"


def test_what_may_itself_be_below_0_may_have_such_a_numerator():
    row = {"numerator_text": "-5", "denominator_text": "5"}
    assert why_rejected(row, lowest=None, highest=None) is None

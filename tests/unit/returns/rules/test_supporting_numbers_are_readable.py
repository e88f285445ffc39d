import pytest

from tests.unit.returns.rules.reject import why_doubted


@pytest.mark.parametrize("name", ["lower", "upper", "numerator", "denominator"])
def test_a_limit_or_part_that_is_neither_number_nor_mark_is_doubted(name):
    told = why_doubted({f"{name}_text": "about 6"})
    assert told == "A limit, numerator or denominator is neither number nor mark."


@pytest.mark.parametrize("text", ["", "[c]", "6"])
def test_a_number_or_a_mark_is_not_doubted(text):
    assert why_doubted({"upper_text": text}) is None

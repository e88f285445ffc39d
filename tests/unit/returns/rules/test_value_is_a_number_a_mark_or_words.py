import pytest

from tests.unit.returns.rules.reject import why_rejected


@pytest.mark.parametrize("text", ["many", "1,2", "9999999999999999"])
def test_a_value_that_is_neither_number_nor_mark_is_rejected(text):
    message, dimension = why_rejected({"value_text": text})
    assert "neither a number (of at most 15 digits) nor a known mark" in message
    assert dimension == "validity"


@pytest.mark.parametrize("text", ["", "[c]", "..", "50"])
def test_a_mark_is_a_value(text):
    assert why_rejected({"value_text": text}) is None


def test_words_are_a_value_where_the_series_is_in_words():
    assert why_rejected({"value_text": "Good"}, in_words=True) is None

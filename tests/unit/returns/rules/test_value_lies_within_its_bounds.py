import pytest

from tests.unit.returns.rules.reject import why_rejected


@pytest.mark.parametrize(
    ("text", "words"), [("-1", "below 0, the lowest"), ("100.1", "above 100, the highest")]
)
def test_a_value_that_cannot_be_is_rejected(text, words):
    message, dimension = why_rejected({"value_text": text})
    assert words in message
    assert dimension == "validity"


@pytest.mark.parametrize("text", ["0", "100"])
def test_the_bounds_themselves_are_allowed(text):
    assert why_rejected({"value_text": text}) is None

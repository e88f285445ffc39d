from tests.unit.returns.rules.reject import why_rejected

SIX_OF_FIVE = {"numerator_text": "6", "denominator_text": "5"}


def test_a_part_that_is_more_than_its_whole_is_rejected():
    message, dimension = why_rejected(SIX_OF_FIVE)
    assert message == "The numerator is more than the denominator."
    assert dimension == "consistency"


def test_a_numerator_may_exceed_the_denominator_of_what_is_no_proportion():
    assert why_rejected(SIX_OF_FIVE, highest=None) is None


def test_a_part_may_be_its_whole():
    assert why_rejected(SIX_OF_FIVE | {"numerator_text": "5"}) is None

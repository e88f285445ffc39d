from tests.unit.returns.rules.reject import why_rejected


def test_a_period_written_in_no_known_way_is_rejected_with_the_reason():
    message, dimension = why_rejected({"period_text": "0"})
    assert "'0' is not a period" in message
    assert dimension == "validity"

import pytest

from tests.unit.returns.rules.reject import why_doubted


def test_a_status_that_is_no_mark_is_doubted():
    assert why_doubted({"status": "see notes"}).startswith("The status is not one of p, r, e")


@pytest.mark.parametrize("status", ["", "p", "r"])
def test_a_known_mark_is_not_doubted(status):
    assert why_doubted({"status": status}) is None

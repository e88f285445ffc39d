import pytest

from tests.unit.returns.rules.reject import why_rejected


@pytest.mark.parametrize("day", ["31/07/2026", "2026-02-31", "soon"])
def test_a_day_of_release_that_is_no_day_is_rejected(day):
    message, dimension = why_rejected({"released_on": day})
    assert message == "The day of release is not written as 2026-07-31."
    assert dimension == "validity"


def test_a_file_need_not_say_its_day_of_release():
    assert why_rejected({"released_on": ""}) is None

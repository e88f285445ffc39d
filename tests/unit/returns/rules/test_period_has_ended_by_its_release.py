from tests.unit.returns.rules.reject import why_doubted


def test_a_figure_released_before_its_period_was_over_is_doubted():
    assert why_doubted({"released_on": "2025-06-01"}) == "The period ends after the day of release."


def test_a_figure_may_be_released_on_the_last_day_of_its_period():
    assert why_doubted({"released_on": "2025-06-30"}) is None

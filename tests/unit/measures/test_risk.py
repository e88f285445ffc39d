"""How high a risk is."""

import pytest

from perfkit.measures.risk import is_high, score


@pytest.mark.parametrize(
    ("likelihood", "impact", "scored", "high"),
    [(1, 1, 1, False), (2, 5, 10, False), (3, 4, 12, True), ("4", "4", 16, True), (5, 5, 25, True)],
)
def test_a_risk_is_likelihood_by_impact_and_high_from_twelve_on(likelihood, impact, scored, high):
    assert score(likelihood, impact) == scored
    assert is_high(likelihood, impact) is high

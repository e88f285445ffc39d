import pytest

from perfkit.sentences.beside import beside_sentence
from tests.unit.measures.make import make_kpi

ENGLAND = {
    "group": "england",
    "name": "England",
    "period": "2024/25",
    "areas": 1,
    "value": 22.6,
    "comparison": "not_compared",
}
TEN = ENGLAND | {"group": "greater_manchester", "name": "the ten councils", "areas": 9}
RANKED = {"rank": 8, "ranked": 10, "rank_from": 6, "rank_to": 10}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ENGLAND, "England: 22.6%, 2024/25."),
        (ENGLAND | {"comparison": "worse"}, "England: 22.6%, 2024/25; Bolton is worse."),
        (
            ENGLAND | {"comparison": "similar"},
            "England: 22.6%, 2024/25; Bolton is not clearly different.",
        ),
        (TEN, "The median of 9 of the ten councils: 22.6%, 2024/25."),
        (
            TEN | RANKED,
            "The median of 9 of the ten councils: 22.6%, 2024/25. Bolton has the third lowest "
            "of 10; its interval allows the lowest to the 5th lowest.",
        ),
        (
            TEN | RANKED | {"rank": 1, "rank_from": 1, "rank_to": 1},
            "The median of 9 of the ten councils: 22.6%, 2024/25. Bolton has the highest of 10, "
            "and its interval leaves no doubt of it.",
        ),
        (
            TEN | RANKED | {"rank": 4, "rank_from": 2, "rank_to": 9},
            "The median of 9 of the ten councils: 22.6%, 2024/25. Bolton has the 4th highest of "
            "10; its interval allows the second highest to the 9th highest.",
        ),
    ],
)
def test_a_rank_is_told_with_its_group_its_date_and_its_interval(row, said):
    assert beside_sentence(row, kpi=make_kpi(), area="Bolton") == said

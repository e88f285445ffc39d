import pytest

from perfkit.framework.comparators import Neighbours
from perfkit.sentences.beside import Beside, beside_sentence, neighbours_sentence
from tests.unit.measures.make import make_kpi

ENGLAND = Beside("england", "England", areas=1, period="2024/25", own=20.5, value=22.6)
TEN = ENGLAND._replace(
    group="greater_manchester",
    name="Greater Manchester councils",
    owner="the",
    members=10,
    areas=10,
    fewest=5,
)
LIKE_US = TEN._replace(
    group="neighbours", name="neighbours (May 2025)", owner="Bolton's", members=12, areas=12
)
RANKED = TEN._replace(comparison="worse", rank=8, ranked=10, rank_from=6, rank_to=10)
COUNCILS = ENGLAND._replace(
    group="councils", name="English councils", areas=151, fewest=100, low=15.2, high=24.1, quarter=3
)


def told(beside: Beside) -> str:
    return beside_sentence(beside, kpi=make_kpi(), area="Bolton").strip()


@pytest.mark.parametrize(
    ("comparison", "said"),
    [
        ("better", "England: 22.6%, 2024/25; Bolton's 20.5% is better."),
        ("worse", "England: 22.6%, 2024/25; Bolton's 20.5% is worse."),
        ("similar", "England: 22.6%, 2024/25; Bolton's 20.5% is not clearly different."),
        ("higher", "England: 22.6%, 2024/25; Bolton's 20.5% is clearly higher."),
        ("lower", "England: 22.6%, 2024/25; Bolton's 20.5% is clearly lower."),
        ("not_compared", "England: 22.6%, 2024/25; Bolton's 20.5% is lower."),
    ],
)
def test_a_figure_is_judged_by_its_interval_and_without_one_only_set_beside(comparison, said):
    assert told(ENGLAND._replace(comparison=comparison)) == said


@pytest.mark.parametrize(("own", "stands"), [(22.64, "the same"), (22.7, "higher")])
def test_figures_that_are_written_alike_are_the_same(own, stands):
    expected = f"England: 22.6%, 2024/25; Bolton's {own:.1f}% is {stands}."
    assert told(ENGLAND._replace(own=own)) == expected


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (
            TEN,
            "The median of the 10 Greater Manchester councils: 22.6%, 2024/25; "
            "Bolton's 20.5% is lower.",
        ),
        (
            LIKE_US,
            "The median of Bolton's 12 neighbours (May 2025): 22.6%, 2024/25; "
            "Bolton's 20.5% is lower.",
        ),
        (
            LIKE_US._replace(areas=11),
            "The median of 11 of Bolton's 12 neighbours (May 2025): 22.6%, 2024/25; "
            "Bolton's 20.5% is lower.",
        ),
    ],
)
def test_a_median_says_of_how_many_of_whom(beside, said):
    assert told(beside) == said


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (
            (8, 6, 10),
            "Bolton has the third lowest of the 10, itself included; its interval allows the "
            "lowest to the 5th lowest.",
        ),
        (
            (1, 1, 1),
            "Bolton has the highest of the 10, itself included, and its interval leaves no doubt "
            "of it.",
        ),
        (
            (4, 2, 9),
            "Bolton has the 4th highest of the 10, itself included; its interval allows the second "
            "highest to the 9th highest.",
        ),
        (
            (4, 1, 10),
            "Bolton has the 4th highest of the 10, itself included; its interval allows any place.",
        ),
    ],
)
def test_a_rank_is_told_with_its_group_its_date_and_its_interval(places, said):
    rank, first, last = places
    opening = (
        "The median of the 10 Greater Manchester councils: 22.6%, 2024/25; "
        "Bolton's 20.5% is worse. "
    )
    assert told(RANKED._replace(rank=rank, rank_from=first, rank_to=last)) == opening + said


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (ENGLAND._replace(value=None, areas=0), "England: no figure is held for 2024/25."),
        (
            TEN._replace(value=None, areas=0),
            "None of the 10 Greater Manchester councils has a figure for 2024/25.",
        ),
        (
            LIKE_US._replace(value=None, areas=1),
            "Only 1 of Bolton's 12 neighbours (May 2025) has a figure for 2024/25, too few for a "
            "median: 5 are needed.",
        ),
        (
            LIKE_US._replace(value=None, areas=4),
            "Only 4 of Bolton's 12 neighbours (May 2025) have a figure for 2024/25, too few for a "
            "median: 5 are needed.",
        ),
        (
            COUNCILS._replace(quarter=None, areas=26),
            "English councils: figures of only 26 are held for 2024/25, too few to say in which "
            "quarter of them Bolton is: 100 are needed.",
        ),
        (
            ENGLAND._replace(reason="England's figure is no rate."),
            "Not set beside England: England's figure is no rate.",
        ),
        (
            TEN._replace(reason="They count otherwise"),
            "Not set beside the Greater Manchester councils: they count otherwise.",
        ),
        (
            Beside("none", reason="A count is not comparable between places."),
            "Not compared with others: a count is not comparable between places.",
        ),
    ],
)
def test_what_is_not_compared_is_said_and_why(beside, said):
    assert told(beside) == said


@pytest.mark.parametrize(
    ("interval", "ending"),
    [
        ((None, None), "."),
        ((3, 3), ", and so is all of its interval."),
        ((2, 3), "; its interval runs from the second lowest to the second highest."),
        ((1, 4), "; its interval runs from the lowest to the highest."),
    ],
)
def test_a_quarter_is_told_with_the_middle_half_and_the_interval(interval, ending):
    first, last = interval
    said = (
        "English councils: the middle half of 151 are from 15.2% to 24.1%, 2024/25; "
        "Bolton's 20.5% is in the second highest quarter of them"
    )
    assert told(COUNCILS._replace(quarter_from=first, quarter_to=last)) == said + ending


@pytest.mark.parametrize(
    ("ranked", "closeness", "said"),
    [
        (False, ("", ""), "Bolton's neighbours: Bury and Wigan. Us, May 2025."),
        (
            True,
            ("Close", "Close"),
            "Bolton's neighbours, the closest first: Bury and Wigan (close). Us, May 2025.",
        ),
        (
            True,
            ("Very close", "Close"),
            "Bolton's neighbours, the closest first: Bury (very close); Wigan (close). "
            "Us, May 2025.",
        ),
    ],
)
def test_a_list_of_neighbours_is_named_with_its_publisher_and_date(ranked, closeness, said):
    areas = [
        {"code": name, "name": name, "closeness": close}
        for name, close in zip(("Bury", "Wigan"), closeness, strict=True)
    ]
    fields = {"id": "us", "name": "neighbours", "publisher": "Us", "published": "May 2025"}
    one = Neighbours.model_validate(fields | {"ranked": ranked, "areas": areas})
    assert neighbours_sentence(one, owner="Bolton's") == said

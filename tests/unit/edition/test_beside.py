"""Every KPI has a row a group: a figure, a median, or in words why there is none."""

import pandas as pd
import pytest

from perfkit.edition.beside import COLUMNS, beside
from perfkit.edition.compared import Circle, Peers
from perfkit.framework.comparators import Area, Tier
from tests.unit.edition.make import make_observation, make_observations
from tests.unit.measures.make import make_kpi

BOLTON = Area(code="E08000001", name="Bolton")
ENGLAND, WHOLE = Area(code="E92", name="England"), Area(code="E47", name="The city region")
TEN = ("E08000001", "E08000002", "E08000003", "E08000004", "E08000005")
LIKE_US = ("E06000001", "E06000002", "E06000003", "E06000004", "E06000005")
PEERS = Peers(
    england=(ENGLAND,),
    wide=(WHOLE,),
    greater_manchester=Circle("the", "Greater Manchester councils", TEN),
    neighbours={"like-us": Circle("Bolton's", "neighbours", LIKE_US)},
)
TIERS = (
    Tier(name="counties", codes_begin=("E08", "E10"), fewest=4),
    Tier(name="districts", codes_begin=("E07", "E08"), fewest=4),
)
OWN = {BOLTON.code: 20.0}


def found(observations: pd.DataFrame, *, peers: Peers = PEERS, **benchmark) -> pd.DataFrame:
    named = {"group": "england", "neighbours": "like-us"} | benchmark
    table = beside(observations, [make_kpi(benchmark=named)], area=BOLTON, peers=peers)
    assert tuple(table.columns) == COLUMNS
    return table.set_index("group")


def test_a_kpi_has_a_row_for_each_group_in_the_order_of_the_page():
    values = OWN | {ENGLAND.code: 22.0, WHOLE.code: 21.0}
    values |= {code: 10.0 * place for place, code in enumerate(TEN[1:], 1)}
    values |= {code: 30.0 + place for place, code in enumerate(LIKE_US)}
    table = found(make_observations(values))
    assert table["value"].to_dict() == {
        "england": 22.0,
        "greater_manchester_total": 21.0,
        "greater_manchester": 20.0,  # of 20, 10, 20, 30, 40: the ten hold the council itself
        "neighbours": 32.0,  # of 30 to 34: no council is its own neighbour
    }
    assert table["areas"].tolist() == [1, 1, 5, 5]


def test_a_group_without_a_figure_or_with_too_few_has_a_row_that_says_so():
    table = found(make_observations(OWN | dict.fromkeys(LIKE_US[:4], 30.0)))
    assert table["value"].isna().all()
    assert table["words"].tolist() == [
        "England: no figure is held for 2024/25.",
        "Only 1 of the 5 Greater Manchester councils has a figure for 2024/25, too few for a "
        "median: 5 are needed.",
        "Only 4 of Bolton's 5 neighbours have a figure for 2024/25, too few for a median: "
        "5 are needed.",
    ]


def test_only_figures_of_the_same_period_stand_beside_each_other():
    rows = [make_observation(BOLTON.code, 20.0), make_observation(ENGLAND.code, 22.0, year=2023)]
    assert found(pd.DataFrame(rows)).loc["england", "areas"] == 0


@pytest.mark.parametrize(("group", "neighbours"), [("england", "like-us"), ("neighbours", "old")])
def test_the_file_of_the_kpi_names_its_list_of_neighbours(group, neighbours):
    lists = {name: Circle("Bolton's", name, LIKE_US) for name in ("like-us", "old")}
    table = found(
        make_observations(OWN | dict.fromkeys(LIKE_US, 30.0)),
        peers=PEERS._replace(neighbours=lists),
        group=group,
        neighbours=neighbours,
    )
    assert table.loc["neighbours", "name"] == neighbours


def test_a_list_that_was_not_yet_in_force_is_said_to_be_missing():
    table = found(make_observations(OWN), neighbours="not-yet")
    assert table["words"]["neighbours"] == (
        "Not set beside neighbours: no list of them was in force on the as-at date."
    )


def test_a_rank_needs_an_interval_of_every_figure():
    values = OWN | {code: 10.0 * place for place, code in enumerate(LIKE_US, 1)}
    ranked = found(make_observations(values, within=5.0)).loc["neighbours"]
    # Of 10, 20, 20, 30, 40, 50, each give or take 5: three lie wholly above or touch, none is below
    assert ranked[["rank", "ranked", "rank_from", "rank_to"]].tolist() == [4, 6, 3, 6]
    some = make_observations(values, within=5.0)
    some.loc[some["area_code"] == LIKE_US[0], "lower"] = float("nan")
    assert found(some).loc["neighbours", ["rank", "ranked"]].isna().all()


def test_a_group_whose_figure_is_not_comparable_is_ruled_out_with_its_reason():
    values = OWN | {ENGLAND.code: 2200.0} | dict.fromkeys(LIKE_US, 30.0)
    ruled_out = {"england": "England's figure is no rate."}
    table = found(make_observations(values), group="neighbours", not_beside=ruled_out)
    assert table["value"].isna()["england"]
    assert table["words"]["england"] == "Not set beside England: England's figure is no rate."
    assert table["value"]["neighbours"] == 30.0


@pytest.mark.parametrize(
    ("values", "named", "said"),
    [
        (OWN | {ENGLAND.code: 9.0}, {"group": "none", "reason": "A count."}, "a count."),
        ({ENGLAND.code: 9.0}, {}, "there is no figure of ours to set beside theirs."),
        ({}, {}, "there is no figure of ours to set beside theirs."),
    ],
)
def test_a_kpi_compared_with_nobody_has_one_row_with_the_reason(values, named, said):
    table = found(make_observations(values), **named)
    assert table["words"].to_dict() == {"none": f"Not compared with others: {said}"}


def test_the_quarter_is_among_the_tier_of_which_more_have_a_figure():
    districts = {f"E0700000{number}": 10.0 * number for number in range(1, 5)}
    values = OWN | districts | {"E10000001": 99.0}
    row = found(make_observations(values, within=8.0), peers=PEERS._replace(councils=TIERS))
    row = row.loc["councils"]
    assert (row["name"], row["areas"]) == ("districts", 5)
    # Of 10, 20, 20, 30, 40; the council's 20 lies on the first bound, its interval from 12 to 28
    assert row[["low", "value", "high"]].tolist() == [20.0, 20.0, 30.0]
    assert row[["quarter", "quarter_from", "quarter_to"]].tolist() == [1, 1, 3]


def test_too_few_councils_give_no_quarter():
    table = found(make_observations(OWN), peers=PEERS._replace(councils=TIERS))
    assert table["quarter"].isna().all()
    assert table["words"]["councils"].startswith("counties: figures of only 1 are held")

"""A ward's profile: counts added up and divided once, what is missing with its reason."""

import math

import pytest

from perfkit.measures.ward_profile import (
    NO_INTERVAL,
    deprivation_by_ward,
    people_by_ward,
    ward_profile,
)
from tests.unit.measures.wards import (
    CODES,
    RELEASED,
    fact,
    make_generation,
    numbered,
    people,
    small_areas,
)

NOTHING_HELD = {
    "population": None,
    "no_population": "no people are counted on these lines",
    "deprivation": None,
    "no_deprivation": "no ranks are held on these lines",
}


def profile(rows, **changes):
    held = make_generation(**changes)
    facts = numbered(rows)
    found = ward_profile(
        people_by_ward(facts, generation=held),
        deprivation_by_ward(facts, generation=held),
        generation=held,
    )
    return found.set_index(["area_code", "item"])


def deprived(rows):
    return deprivation_by_ward(numbered(rows), generation=make_generation())


def test_people_by_age_are_shares_of_the_ward_beside_those_of_the_borough():
    found = profile([*people(), *small_areas()])
    line = found.loc[(CODES[0], "aged_0_to_15")]
    assert (line["count"], line["population"]) == (200, 1300)
    assert line["value"] == line["borough_value"] == pytest.approx(100 * 200 / 1300)
    assert found.loc[(CODES[0], "people"), "borough_value"] == 6500


def test_an_estimate_of_everybody_has_no_interval_and_says_so():
    line = profile([*people(), *small_areas()]).loc[(CODES[0], "people")]
    assert math.isnan(line["lower"])
    assert line["reason"] == NO_INTERVAL


def test_the_share_among_the_most_deprived_fifth_of_england_is_counted_by_people():
    more = {"wd17cd": CODES[0], "IMD_rank": 30000, "IMD_decile": 10, "population_mid2016": 500}
    rows = [fact("ranks", name, "E01000099", RELEASED, value) for name, value in more.items()]
    found = profile([*people(), *small_areas(), *rows])
    assert found.loc[(CODES[0], "most_deprived_fifth"), "value"] == 100 * 1500 / 2000
    assert found.loc[(CODES[4], "most_deprived_fifth"), "value"] == 0


def test_average_ranks_are_weighted_by_people_and_put_the_wards_in_fifths():
    more = {"wd17cd": CODES[0], "IMD_rank": 1000, "IMD_decile": 1, "population_mid2016": 500}
    rows = [fact("ranks", name, "E01000099", RELEASED, value) for name, value in more.items()]
    found = deprived([*small_areas(), *rows])
    assert found.loc[CODES[0], "average_rank"] == (100 * 1500 + 1000 * 500) / 2000
    assert found["fifth"].tolist() == [1, 2, 3, 4, 5]


def test_a_small_area_without_a_rank_leaves_its_ward_without_deprivation():
    rows = [row for row in small_areas() if (row["series"], row["value"]) != ("IMD_rank", 100)]
    found = deprived(rows)
    assert math.isnan(found.loc[CODES[0], "deprived"])
    assert found["fifth"].isna().all()


def test_what_is_not_held_on_these_boundaries_is_missing_with_the_reason():
    found = profile([*people(), *small_areas()], **NOTHING_HELD)
    assert found["value"].isna().all()
    assert found.loc[(CODES[0], "people"), "reason"] == "no people are counted on these lines"
    assert (
        found.loc[(CODES[0], "most_deprived_fifth"), "reason"] == "no ranks are held on these lines"
    )


def test_a_ward_that_the_return_leaves_out_is_missing_and_so_is_the_boroughs_sum():
    rows = [row for row in people() if row["area_code"] != CODES[2]]
    found = profile([*rows, *small_areas()])
    assert found.loc[(CODES[2], "people"), "reason"] == "this ward is not in the return"
    assert math.isnan(found.loc[(CODES[0], "people"), "borough_value"])

"""Made-up wards stand where the real ones stand, under names that are nobody's."""

from datetime import date
from pathlib import Path

import pandas as pd

from perfkit.framework.load import load_framework
from perfkit.illustrative.values import make_values
from perfkit.illustrative.wards import OWN, made_up_wards, make_ward_returns, make_ward_values
from perfkit.paths import Paths
from tests.unit.framework.make import make_small

REAL = load_framework(Paths(Path(__file__).parents[3]))
MADE_UP = made_up_wards(REAL)
AS_AT = date(2026, 2, 15)


def test_no_made_up_ward_has_a_real_code_or_name_and_each_keeps_its_place():
    for real, made in zip(REAL.ward_generations, MADE_UP.ward_generations, strict=True):
        assert [ward.hexagon for ward in made.wards] == [ward.hexagon for ward in real.wards]
        assert all(ward.code.startswith("X05") for ward in made.wards)
        assert not {ward.name for ward in made.wards} & {ward.name for ward in real.wards}
    before, after = MADE_UP.ward_generations
    assert not before.codes & after.codes


def test_made_up_once_they_stay_as_they_are():
    assert made_up_wards(MADE_UP) == MADE_UP


def test_the_same_seed_gives_the_same_figures_of_made_up_places_alone():
    kpis = [
        kpi
        for kpi in MADE_UP.live_kpis
        if kpi.id in ("claimant-count", "killed-or-seriously-injured")
    ]
    lags = dict.fromkeys([kpi.id for kpi in kpis], 40)
    made = [
        make_ward_returns(MADE_UP, make_values(kpis, lags=lags, as_at=AS_AT, seed=seed), seed=seed)
        for seed in (1, 1, 2)
    ]
    assert {"ward_claimants", "ward_casualties"} <= made[0].keys()
    for name, table in made[0].items():
        pd.testing.assert_frame_equal(table, made[1][name])
        codes = [column for column in table if column.endswith(("code", "cd"))]
        assert codes
        assert table[codes].apply(lambda column: column.str.startswith("X")).all(axis=None)
    assert not made[0]["ward_claimants"].equals(made[2]["ward_claimants"])


def test_the_councils_own_wards_add_up_to_its_own_figure():
    row = {"kpi_id": OWN.kpi, "area_code": "X00000001", "area": "Us", "value": "290"}
    row |= {"released_on": AS_AT}
    found = make_ward_values(MADE_UP, pd.DataFrame([row | {"period": "2025/26 Q2"}]), seed=3)
    assert len(found) == 20
    assert found["value"].astype(int).sum() == 290
    assert set(found["period"]) == {"2025/26 Q2"}


def test_a_framework_without_wards_has_no_ward_figures():
    small = made_up_wards(make_small())
    assert make_ward_returns(small, pd.DataFrame(), seed=1) == {}
    assert small.ward_measures == ()

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from perfkit.framework.load import load_framework, load_quarter
from perfkit.illustrative.freeze import write_returns
from perfkit.illustrative.timing import sent_periods
from perfkit.illustrative.values import make_values
from perfkit.paths import Paths
from perfkit.periods import read_period
from perfkit.tables import RECORDS
from tests.unit.measures.make import make_kpi

ROOT = Paths(Path(__file__).parents[3])
AS_AT = date(2026, 2, 15)


@pytest.mark.parametrize(
    ("series_type", "frequency", "last"),
    [
        ("flow", "quarterly", "2025/26 Q3"),
        ("financial_year", "annual", "2024/25"),
        ("academic_year", "annual", "2024-09-01/P1Y"),
        ("calendar_year", "annual", "2025-01-01/P1Y"),
        ("rolling", "annual", "2023 - 25"),
        ("flow", "monthly", "December 2025"),
        ("programme_cumulative", "quarterly", "2021/22 Q1 - 2025/26 Q3"),
        ("judgement", "irregular", "2024-03-12"),
    ],
)
def test_each_kind_of_series_has_periods_that_end_as_late_as_its_lag_allows(
    series_type, frequency, last
):
    kpi = make_kpi(series_type=series_type, frequency=frequency)
    sent = sent_periods(kpi, lag_days=40, as_at=AS_AT)
    assert sent[-1].text == last
    assert all(one.released_on <= AS_AT for one in sent)
    assert [one.period for one in sent] == sorted(one.period for one in sent)


def test_every_text_it_writes_is_a_period_that_the_workbook_reads():
    for series_type in ("flow", "snapshot", "survey", "rolling", "year_to_date"):
        for frequency in ("fortnightly", "quarterly", "annual", "two_yearly"):
            kpi = make_kpi(series_type=series_type, frequency=frequency)
            for one in sent_periods(kpi, lag_days=40, as_at=AS_AT):
                assert read_period(one.text).period.end == one.period.end


def test_the_same_seed_gives_the_same_values_and_another_does_not():
    made = [
        make_values([make_kpi()], lags={"re-referrals": 40}, as_at=AS_AT, seed=seed)
        for seed in (1, 1, 2)
    ]
    pd.testing.assert_frame_equal(made[0], made[1])
    assert not made[0]["value"].equals(made[2]["value"])


def test_values_stay_within_a_kpi_s_bounds():
    kpi = make_kpi(lowest=0, highest=100)
    made = make_values([kpi], lags={kpi.id: 40}, as_at=AS_AT, seed=3)
    assert pd.to_numeric(made["value"], errors="coerce").dropna().between(0, 100).all()


def test_there_is_an_illustrative_return_of_every_kind_and_none_names_a_real_area(tmp_path):
    quarter = load_quarter(ROOT.quarters / "illustrative.yml")
    written = write_returns(load_framework(ROOT), quarter, tmp_path)
    by_ward = {"ward_population", "ward_claimants", "ward_casualties", "small_areas"}
    assert {path.stem.removeprefix("illustrative_") for path in written} == {*RECORDS, *by_ward}
    values = pd.read_csv(tmp_path / "illustrative_values.csv", dtype=str)
    assert values["area_code"].str.startswith("X").all()
    assert all(len(pd.read_csv(path)) > 0 for path in written)


def made(**changes):
    kpi = make_kpi(**{"lowest": 0, "highest": 100} | changes)
    return make_values([kpi], lags={kpi.id: 40}, as_at=AS_AT, seed=3)


def test_a_percentage_is_a_whole_number_of_cases_of_a_whole_number():
    rows = made(denominator="Families referred")
    assert (rows["numerator"] <= rows["denominator"]).all()
    shares = 100 * rows["numerator"].astype(float) / rows["denominator"].astype(float)
    assert shares.round(1).tolist() == pytest.approx(
        rows["value"].astype(float).tolist(), abs=0.051
    )


def test_a_survey_has_intervals_about_its_values_and_a_count_of_everybody_has_none():
    survey = made(denominator="People asked", series_type="survey")
    value = survey["value"].astype(float)
    assert (survey["lower"].astype(float) < value).all()
    assert (value < survey["upper"].astype(float)).all()
    assert made(denominator="Families referred")["lower"].isna().all()


def test_what_is_no_percentage_of_anything_has_no_cases_behind_it():
    assert made(unit="families", highest=None)["denominator"].isna().all()


def test_one_value_of_some_series_is_revised_after_it_was_first_made_known():
    rows = made(denominator="Families referred")
    own = rows[rows["area_code"] == "X00000001"]
    twice = own[own.duplicated("period", keep=False)].sort_values("released_on")
    assert twice["status"].tolist() == ["", "r"]
    assert twice["released_on"].iloc[-1] == date(2026, 2, 5)
    assert twice["value"].nunique() == 2


def test_a_hidden_value_is_hidden_whole():
    kpis = [
        make_kpi(id=f"k{number:02}", denominator="Families", disclosure="below_5")
        for number in range(20)
    ]
    rows = make_values(kpis, lags=dict.fromkeys([kpi.id for kpi in kpis], 40), as_at=AS_AT, seed=3)
    hidden = rows[rows["value"] == "[c]"]
    assert len(hidden) > 0
    assert hidden[["numerator", "denominator", "lower", "upper"]].isna().all(axis=None)

import pandas as pd

from perfkit.edition.associate import associate, not_associated
from tests.unit.edition.test_assess import observations
from tests.unit.measures.make import make_kpi

WAVE = (3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7)
KPIS = [
    make_kpi(),
    make_kpi(id="echo"),
    make_kpi(id="running-total", series_type="year_to_date"),
    make_kpi(id="short"),
    make_kpi(id="silent"),
]


def held():
    later = (2, *WAVE[:-1])
    return pd.concat(
        [
            observations(*WAVE),
            observations(*later, kpi_id="echo"),
            observations(*WAVE, kpi_id="running-total"),
            observations(*WAVE[:5], kpi_id="short"),
            observations(*WAVE, kpi_id="echo", area="E"),
        ]
    )


def test_every_two_of_the_councils_series_are_tried_at_once_and_a_step_apart():
    found = associate(held(), KPIS, area_code="B")

    assert found["tried"].unique().tolist() == [3] == [len(found)]
    assert found.iloc[0][["first", "second", "lag", "finding"]].tolist() == [
        "re-referrals",
        "echo",
        1,
        "associated",
    ]


def test_what_cannot_be_set_beside_others_is_named_with_the_reason():
    told = not_associated(held(), KPIS, area_code="B")

    assert dict(told.itertuples(index=False)) == {
        "running-total": "it adds up over the year",
        "short": "it has 5 figures, and 12 are needed",
        "silent": "it has no figure",
    }


def test_of_two_figures_for_one_last_day_the_longer_periods_is_taken():
    year = observations(*WAVE)
    quarter = year.assign(period_start=year["period_start"] + pd.Timedelta(days=200), value=0.0)

    alone = associate(pd.concat([quarter, year, held()[14:28]]), KPIS[:2], area_code="B")

    assert alone.equals(associate(held(), KPIS[:2], area_code="B"))

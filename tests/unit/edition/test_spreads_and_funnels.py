"""What the charts beside a KPI rest on: worked out once, when the edition is frozen."""

import pandas as pd
import pytest

from perfkit.edition.doubts import doubtful_values, values_before_revision
from perfkit.edition.funnels import LINE_POINTS, funnels, place_in
from perfkit.edition.spreads import spreads
from tests.unit.measures.make import make_kpi

OURS = "E08000001"
KPI = make_kpi(series_type="flow")


def observed(values, *, codes=None, denominators=None, kpi_id="re-referrals"):
    """Return one row an area, all for one quarter."""
    codes = codes or [f"E080000{at:02}" for at in range(1, len(values) + 1)]
    table = pd.DataFrame({"area_code": codes, "area": codes, "value": values})
    table = table.assign(kpi_id=kpi_id, breakdown="", period="2025/26 Q3")
    table["period_start"] = pd.Timestamp(2025, 10, 1)
    table["period_end"] = pd.Timestamp(2025, 12, 31)
    table["denominator"] = denominators or [100.0] * len(values)
    return table.assign(numerator=table["value"] * table["denominator"] / 100)


def test_a_spread_is_of_twenty_councils_or_more():
    found = spreads(observed([float(at) for at in range(1, 21)]), [KPI], area_code=OURS)
    row = found.iloc[0]
    assert (row["areas"], row["lowest"], row["median"], row["highest"]) == (20, 1.0, 10.5, 20.0)
    assert row["value"] == 1.0
    assert spreads(observed([1.0] * 19), [KPI], area_code=OURS).empty


def test_a_county_is_not_counted_beside_its_districts_nor_the_nation_at_all():
    codes = [f"E080000{at:02}" for at in range(1, 20)] + ["E07000001", "E10000001", "E92000001"]
    found = spreads(observed([1.0] * 20 + [99.0, 99.0], codes=codes), [KPI], area_code=OURS)
    assert found.iloc[0]["areas"] == 20
    assert found.iloc[0]["highest"] == 1.0


def test_a_funnel_is_about_the_share_of_all_its_councils_together():
    rows = observed([50.0] * 9 + [80.0], denominators=[100.0] * 9 + [400.0])
    found = funnels(rows, [KPI], area_code=OURS, compared=list(rows["area_code"][1:]))
    areas, line = found[found["area_code"] != ""], found[found["area_code"] == ""]
    assert (len(areas), len(line)) == (10, LINE_POINTS)
    assert areas["centre"].iloc[0] == pytest.approx(100 * (450 + 320) / 1300)
    assert areas["place"].tolist() == ["inside"] * 9 + ["above_998"]
    assert areas["words"].iloc[0] == (
        "E08000001 is inside the 95% limits: chance alone could put it there; all 10 councils "
        "together are at 59.2%. 1 council lies beyond the 99.8% limits."
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"series_type": "year_to_date"}, "a running total counts a case in several periods"),
        ({"unit": "per 1,000 households"}, "a rate is not a share"),
        ({"benchmark": {"group": "none", "reason": "Not comparable."}}, "it may not be compared"),
    ],
)
def test_there_is_no_funnel_where_chance_is_not_that_of_a_share(change, why):
    rows = observed([50.0] * 10)
    kpi = make_kpi(**({"series_type": "flow"} | change))
    assert funnels(rows, [kpi], area_code=OURS, compared=list(rows["area_code"])).empty, why


def test_there_is_no_funnel_of_councils_that_chance_does_not_part():
    rows = observed([5.0, 95.0] * 5, denominators=[9000.0] * 10)
    assert funnels(rows, [KPI], area_code=OURS, compared=list(rows["area_code"])).empty


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (9.9, "below_998"),
        (10.0, "below_95"),
        (20.0, "inside"),
        (30.0, "inside"),
        (40.0, "above_95"),
        (40.1, "above_998"),
    ],
)
def test_a_value_on_a_limit_is_inside_it(value, place):
    limits = {"lower_998": 10.0, "lower_95": 20.0, "upper_95": 30.0, "upper_998": 40.0}
    assert place_in({"area_code": OURS, "value": value} | limits) == place


def test_a_doubt_is_about_the_value_that_rests_on_the_cell():
    told = {"file": "a.csv", "row": 2, "column": "value"}
    sources = pd.DataFrame(
        [
            {"kpi_id": "a", "period": "2025/26 Q2", "breakdown": ""} | told,
            {"kpi_id": "a", "period": "2025/26 Q3", "breakdown": ""} | told | {"row": 3},
        ]
    )
    problems = pd.DataFrame(
        [
            told | {"severity": "doubtful", "rule": "a slip"},
            told | {"row": 3, "severity": "rejected", "rule": "no number"},
        ]
    )
    found = doubtful_values(sources, problems)
    assert found[["period", "words"]].to_numpy().tolist() == [["2025/26 Q2", "a slip"]]


def test_an_earlier_value_is_one_that_was_known_and_is_another_now():
    before = observed([1.0, 2.0, None, 4.0]).assign(period=["Q1", "Q2", "Q3", "Q4"])
    before["period_end"] = pd.date_range("2025-03-31", periods=4, freq="QE")
    after = before.assign(value=[1.0, 2.5, 3.0, None])
    found = values_before_revision(before, after)
    assert found[["period", "value"]].to_numpy().tolist() == [["Q2", 2.0]]

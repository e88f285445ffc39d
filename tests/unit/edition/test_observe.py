"""An area that was given a new code has one series, under the code in force."""

import pandas as pd

from perfkit.edition.observe import observe
from perfkit.tables import FACTS
from tests.unit.measures.make import make_kpi

RECODED = {"E08000019": "E08000039"}


def facts(*rows: tuple[str, int, float]) -> pd.DataFrame:
    """Return facts of a rate: area, the year it ends in, value."""
    usual = dict.fromkeys(FACTS, "") | {
        "return_id": "a-return",
        "series": "rate",
        "area": "Sheffield",
        "period_kind": "financial_year",
        "release_basis": "file",
    }
    told = [
        usual
        | {
            "fact_id": place,
            "area_code": area,
            "period_start": pd.Timestamp(year - 1, 4, 1),
            "period_end": pd.Timestamp(year, 3, 31),
            "value": value,
            "released_on": pd.Timestamp(year, 12, 1),
            "recorded_at": pd.Timestamp(year, 12, 2),
        }
        for place, (area, year, value) in enumerate(rows)
    ]
    numbers = dict.fromkeys(("numerator", "denominator", "lower", "upper"), float("nan"))
    return pd.DataFrame(told).assign(**numbers)


def values(table: pd.DataFrame) -> list[list[object]]:
    return table[["area_code", "period", "value"]].to_numpy().tolist()


def test_its_figures_under_the_former_code_are_its_own():
    sent = facts(("E08000019", 2024, 1.0), ("E08000039", 2025, 2.0), ("E08000001", 2025, 3.0))
    found = observe(sent, [make_kpi()], recoded=RECODED)
    assert values(found) == [
        ["E08000001", "2024/25", 3.0],
        ["E08000039", "2023/24", 1.0],
        ["E08000039", "2024/25", 2.0],
    ]


def test_of_a_period_published_under_both_the_code_in_force_is_kept():
    sent = facts(("E08000039", 2025, 2.0), ("E08000019", 2025, 1.0))
    assert values(observe(sent, [make_kpi()], recoded=RECODED)) == [["E08000039", "2024/25", 2.0]]


def test_without_former_codes_all_stands_as_it_was_published():
    sent = facts(("E08000019", 2025, 1.0))
    assert values(observe(sent, [make_kpi()])) == [["E08000019", "2024/25", 1.0]]

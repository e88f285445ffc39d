"""A borough of five wards, small enough to reckon with by hand, and their facts."""

from datetime import date

import pandas as pd

from perfkit.framework.model import WardGeneration, WardMeasure
from perfkit.periods import Period, day, financial_year, month
from perfkit.tables import FACTS

NAMES = ("Ash", "Birch", "Cedar", "Elm", "Fir")
CODES = tuple(f"E0500000{number}" for number in range(1, 6))
OCTOBER = month(2017, 10)
MID_YEAR, RELEASED = day(date(2016, 6, 30)), day(date(2019, 9, 26))


def make_generation(**changes) -> WardGeneration:
    wards = [
        {"code": code, "name": name, "label": [name], "hexagon": [place, 0]}
        for place, (code, name) in enumerate(zip(CODES, NAMES, strict=True))
    ]
    usual = {
        "id": "wards-old",
        "name": "the old wards",
        "population": "people",
        "deprivation": "ranks",
        "wards": wards,
    }
    return WardGeneration.model_validate(usual | changes)


def make_measure(**changes) -> WardMeasure:
    usual = {
        "id": "ward-claimants",
        "kpi": "bins",
        "title": "Claimants by ward",
        "subject": "The claimant rate",
        "who": "claimants",
        "generation": "wards-old",
        "return": "claims",
        "sum_of": ["count"],
        "denominator": "aged_16_to_64",
        "unit": "%",
        "decimals": 1,
        "good": "lower",
        "disclosure": "published",
    }
    return WardMeasure.model_validate(usual | changes)


def fact(return_id, series, area_code, period: Period, value, **changes) -> dict[str, object]:
    is_number = isinstance(value, int | float)
    return (
        dict.fromkeys(FACTS, "")
        | {
            "return_id": return_id,
            "series": series,
            "area_code": area_code,
            "period_kind": period.kind,
            "period_start": pd.Timestamp(period.start),
            "period_end": pd.Timestamp(period.end),
            "value": float(value) if is_number else float("nan"),
            "value_text": "" if is_number else value,
        }
        | changes
    )


def numbered(rows) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(FACTS))
    return table.assign(fact_id=range(1, len(table) + 1))


def counts(values=(50, 40, 30, 20, 10), period=OCTOBER, series="count", codes=CODES):
    return [
        fact("claims", series, code, period, value)
        for code, value in zip(codes, values, strict=False)
        if value is not None
    ]


def people(each=1000, children=200):
    ages = {"all_ages": each + children + 100, "aged_0_to_15": children}
    ages |= {"aged_16_to_64": each, "aged_65_and_over": 100}
    return [fact("people", age, code, MID_YEAR, n) for code in CODES for age, n in ages.items()]


def small_areas(ranks=(100, 8000, 16000, 24000, 32000), people=1500):
    rows = []
    for place, (code, rank) in enumerate(zip(CODES, ranks, strict=True)):
        told = {"wd17cd": code, "IMD_rank": rank, "population_mid2016": people}
        told |= {"IMD_decile": 1 + rank // 3285}
        area = f"E0100000{place}"
        rows += [fact("ranks", name, area, RELEASED, value) for name, value in told.items()]
    return rows


YEARS = tuple(financial_year(year) for year in range(2018, 2025))

"""Made-up wards: the real ones' places on the drawing, under other names, with drawn figures."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from perfkit.framework.model import Framework, Ward, WardGeneration, WardMeasure
from perfkit.illustrative.values import COUNCIL

LETTERS = "ABCDEFGHIJKLMNOPQRST"
AREAS_A_WARD = 8  # small areas
SMALL_AREAS = 32_844  # in England
MONTHS = 12
# A count of the made-up council's own, so that what is hidden for being small can be seen.
OWN = WardMeasure.model_validate(
    {
        "id": "ward-children-in-temporary-accommodation",
        "kpi": "children-in-temporary-accommodation",
        "title": "Children in temporary accommodation, by the ward they came from",
        "subject": "Children in temporary accommodation",
        "who": "children",
        "generation": "wards-2023",
        "return": "own",
        "sum_of": ["children-in-temporary-accommodation"],
        "unit": "children",
        "decimals": 0,
        "good": "lower",
        "disclosure": "below_5",
        "doubts": ["Made up, as every figure of this council."],
    }
)


def made_up_wards(framework: Framework) -> Framework:
    """Return the framework with made-up wards in place of the council's, and one measure more.

    Made up once, they stay as they are.
    """
    generations = tuple(
        held.model_copy(update={"wards": _renamed(held, first=1 + 100 * place)})
        for place, held in enumerate(framework.ward_generations)
    )
    kpis = {kpi.id for kpi in framework.live_kpis}
    others = tuple(one for one in framework.ward_measures if one.id != OWN.id)
    measures = (*others, OWN) if generations and OWN.kpi in kpis else others
    return framework.model_copy(update={"ward_generations": generations, "ward_measures": measures})


def make_ward_returns(framework: Framework, *, as_at: date, seed: int) -> dict[str, pd.DataFrame]:
    """Return made-up ward figures as their publishers would lay them out: a table a file."""
    if not framework.ward_generations:
        return {}
    before, after = framework.ward_generations[0], framework.ward_generations[-1]
    need = _need(before)
    random = np.random.default_rng([seed, len(before.wards)])
    makers: dict[str, Callable[[], pd.DataFrame]] = {
        "ward_population": lambda: _population(before, random),
        "small_areas": lambda: _small_areas(before, need, random),
        "ward_claimants": lambda: _claimants(before, need, random),
        "ward_casualties": lambda: _casualties(after, as_at, random),
    }
    return {name: make() for name, make in makers.items()}


def make_ward_values(framework: Framework, values: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """Return the council's latest count by ward, as rows of the return of values; some are small.

    `values` are the made-up values of all KPIs; the wards add up to the council's own figure.
    """
    own = values[(values["kpi_id"] == OWN.kpi) & (values["area_code"] == COUNCIL[0])]
    if OWN not in framework.ward_measures or own.empty:
        return values.iloc[:0]
    held = next(known for known in framework.ward_generations if known.id == OWN.generation)
    latest = own.iloc[-1]
    random = np.random.default_rng([seed, len(own)])
    shares = random.dirichlet(np.full(len(held.wards), 1.5))
    counts = random.multinomial(int(latest["value"]), shares)
    rows = [
        latest.to_dict() | {"area_code": ward.code, "area": ward.name, "value": str(count)}
        for ward, count in zip(held.wards, counts, strict=True)
    ]
    return pd.DataFrame(rows, columns=values.columns)


def _renamed(held: WardGeneration, *, first: int) -> tuple[Ward, ...]:
    prefix = "Old ward" if first == 1 else "Ward"
    return tuple(
        Ward(
            code=f"X05{first + place:06d}",
            name=f"{prefix} {letter}",
            label=(prefix, letter),
            hexagon=ward.hexagon,
        )
        for place, (ward, letter) in enumerate(zip(held.wards, LETTERS, strict=False))
    )


def _need(held: WardGeneration) -> list[float]:
    """Return how hard life is in each ward, 0 to 1: more so towards the middle of the drawing."""
    columns, rows = zip(*(ward.hexagon for ward in held.wards), strict=True)
    middle = (sum(columns) / len(columns), sum(rows) / len(rows))
    away = [
        np.hypot(at[0] - middle[0], at[1] - middle[1])
        for at in (ward.hexagon for ward in held.wards)
    ]
    return [float(1 - distance / max(away)) for distance in away]


def _population(held: WardGeneration, random: np.random.Generator) -> pd.DataFrame:
    children = random.integers(2000, 4000, len(held.wards))
    workers = random.integers(7500, 10500, len(held.wards))
    older = random.integers(1500, 3000, len(held.wards))
    return pd.DataFrame(
        {
            "period": "2022-06-30",
            "area_code": [ward.code for ward in held.wards],
            "area_name": [ward.name for ward in held.wards],
            "all_ages": children + workers + older,
            "aged_0_to_15": children,
            "aged_16_to_64": workers,
            "aged_65_and_over": older,
        }
    )


def _small_areas(
    held: WardGeneration, need: list[float], random: np.random.Generator
) -> pd.DataFrame:
    rows = []
    for place, ward in enumerate(held.wards):
        for number in range(AREAS_A_WARD):
            share = np.clip(1 - need[place] + random.normal(0, 0.15), 0.001, 1)
            rank = int(np.ceil(share * SMALL_AREAS))
            rows.append(
                {
                    "lsoa11cd": f"X01{place * AREAS_A_WARD + number + 1:06d}",
                    "lsoa11nm": f"Small area {place * AREAS_A_WARD + number + 1}",
                    "wd17cd": ward.code,
                    "wd17nm": ward.name,
                    "population_mid2016": int(random.integers(1300, 1900)),
                    "IMD_decile": int(np.ceil(10 * rank / SMALL_AREAS)),
                    "IMD_rank": rank,
                }
            )
    return pd.DataFrame(rows)


def _claimants(
    held: WardGeneration, need: list[float], random: np.random.Generator
) -> pd.DataFrame:
    months = pd.date_range("2022-05-01", periods=MONTHS, freq="MS")  # the last of these wards
    rows = [
        (month.date(), "Ward", ward.code, ward.name, 5 * round(count / 5), round(count / 90, 1))
        for month in months
        for ward, hard in zip(held.wards, need, strict=True)
        for count in [float(60 + 400 * hard + random.normal(0, 12))]
    ]
    columns = ["date", "area_type", "area_code", "area", "count", "rate"]
    return pd.DataFrame(rows, columns=columns)


def _casualties(held: WardGeneration, as_at: date, random: np.random.Generator) -> pd.DataFrame:
    rows = [
        (f"{year}-{(year + 1) % 100:02d}", ward.code, ward.name, severity, int(count))
        for year in range(as_at.year - 7, as_at.year - 1)
        for ward in held.wards
        for severity, usual in (("Fatal", 0.2), ("Serious", 4))
        if (count := random.poisson(usual)) > 0
    ]
    columns = ["financial_year", "ward_code", "ward", "casualty_severity", "casualties"]
    return pd.DataFrame(rows, columns=columns)

"""Made-up wards: the real ones' places on the drawing, under other names, with drawn figures."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from perfkit.framework.model import Framework, Ward, WardGeneration, WardMeasure
from perfkit.illustrative.cases import PEOPLE, SIZED_IN
from perfkit.illustrative.values import COUNCIL
from perfkit.periods import Period, read_period

LETTERS = "ABCDEFGHIJKLMNOPQRST"
AREAS_A_WARD = 8  # small areas
SMALL_AREAS = 32_844  # in England
CLAIMED_IN = pd.date_range("2022-05-01", periods=12, freq="MS")  # the last year of these wards
CLAIMANTS, CASUALTIES = "claimant-count", "killed-or-seriously-injured"  # KPIs with wards below
FATAL = 0.05  # of those killed or seriously hurt
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


def make_ward_returns(
    framework: Framework, values: pd.DataFrame, *, seed: int
) -> dict[str, pd.DataFrame]:
    """Return made-up ward figures as their publishers would lay them out: a table a file.

    `values` are the made-up values of all KPIs. What a KPI counts in the borough its wards count
    in parts: they add up to it. A KPI without figures for the time has no figures by ward.
    """
    if not framework.ward_generations:
        return {}
    before, after = framework.ward_generations[0], framework.ward_generations[-1]
    random = np.random.default_rng([seed, len(before.wards)])
    people = _population(before, random)
    made = {"ward_population": people, "small_areas": _small_areas(before, random)}
    rates = {period.end.year: rate for period, rate in _known(values, CLAIMANTS).items()}
    if {month.year for month in CLAIMED_IN} <= rates.keys():
        made["ward_claimants"] = _claimants(before, people, rates, random)
    if by_year := _whole_years(_known(values, CASUALTIES)):
        made["ward_casualties"] = _casualties(after, by_year, random)
    return made


def make_ward_values(framework: Framework, values: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """Return the council's latest count by ward, as rows of the return of values; some are small.

    `values` are the made-up values of all KPIs; the wards add up to the council's own figure.
    """
    own = values[(values["kpi_id"] == OWN.kpi) & (values["area_code"] == COUNCIL[0])]
    figures = _known(own, OWN.kpi)
    if OWN not in framework.ward_measures or not figures:
        return values.iloc[:0]
    held = next(known for known in framework.ward_generations if known.id == OWN.generation)
    ends = own["period"].map(lambda text: read_period(str(text)).period)
    latest = own[ends == max(figures)].sort_values("released_on", kind="stable").iloc[-1]
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
    """Return the people of each ward by age; the wards add up to the borough."""
    likeness = np.full(len(held.wards), 25.0)  # about a fifth more or less from ward to ward
    people = {
        age: random.multinomial(whole, random.dirichlet(likeness)) for age, whole in PEOPLE.items()
    }
    return pd.DataFrame(
        {
            "period": f"{SIZED_IN}-06-30",
            "area_code": [ward.code for ward in held.wards],
            "area_name": [ward.name for ward in held.wards],
            "all_ages": sum(people.values()),
            **people,
        }
    )


def _small_areas(held: WardGeneration, random: np.random.Generator) -> pd.DataFrame:
    need = _need(held)
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
    held: WardGeneration,
    people: pd.DataFrame,
    rates: Mapping[int, float],
    random: np.random.Generator,
) -> pd.DataFrame:
    """Return the claimants of each ward by month, to the nearest five as their publisher gives.

    Before they are rounded, each month's add up to the borough's rate of that year (`rates`, in
    percent), so that the wards and the borough tell the same.
    """
    workers = people["aged_16_to_64"].to_numpy()
    likely = workers * (0.3 + np.array(_need(held)))
    rows = []
    for month in CLAIMED_IN:
        total = round(rates[month.year] / 100 * workers.sum())
        counts = random.multinomial(total, likely / likely.sum())
        for ward, count, of in zip(held.wards, counts, workers, strict=True):
            told, rate = 5 * round(count / 5), round(100 * count / of, 1)
            rows.append((month.date(), "Ward", ward.code, ward.name, told, rate))
    columns = ["date", "area_type", "area_code", "area", "count", "rate"]
    return pd.DataFrame(rows, columns=columns)


def _casualties(
    held: WardGeneration, by_year: Mapping[int, int], random: np.random.Generator
) -> pd.DataFrame:
    """Return those killed and seriously hurt in each ward; the wards add up to the borough's year.

    `by_year` are the borough's, by the first calendar year of a financial one.
    """
    shares = random.dirichlet(np.full(len(held.wards), 4.0))
    parts = np.concatenate([shares * FATAL, shares * (1 - FATAL)])
    kinds = [(severity, ward) for severity in ("Fatal", "Serious") for ward in held.wards]
    rows = [
        (f"{year}-{(year + 1) % 100:02d}", ward.code, ward.name, severity, int(count))
        for year, total in sorted(by_year.items())
        for (severity, ward), count in zip(kinds, random.multinomial(total, parts), strict=True)
        if count > 0
    ]
    columns = ["financial_year", "ward_code", "ward", "casualty_severity", "casualties"]
    return pd.DataFrame(rows, columns=columns)


def _known(values: pd.DataFrame, kpi_id: str) -> dict[Period, float]:
    """Return the council's own figures of a KPI as last made known, by period."""
    own = values[(values["kpi_id"] == kpi_id) & (values["area_code"] == COUNCIL[0])]
    newest = own.sort_values("released_on", kind="stable").drop_duplicates("period", keep="last")
    numbers = pd.to_numeric(newest["value"], errors="coerce")
    pairs = zip(newest["period"], numbers, strict=True)
    return {read_period(str(text)).period: float(value) for text, value in pairs if value == value}


def _whole_years(quarters: Mapping[Period, float]) -> dict[int, int]:
    """Return the sums of those financial years of which all four quarters are known."""
    years: dict[int, list[float]] = {}
    for quarter, value in quarters.items():
        years.setdefault(int(quarter.label[:4]), []).append(value)
    return {year: round(sum(held)) for year, held in years.items() if len(held) == 4}

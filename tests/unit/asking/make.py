"""A small edition on disk: a few measures of two groups of people, four areas and six quarters."""

from pathlib import Path

import pandas as pd

from perfkit.book import Book, open_book_at
from perfkit.edition import contents
from perfkit.framework.model import Framework
from perfkit.measures.correlation import COLUMNS as PAIRS
from perfkit.periods import financial_quarter
from perfkit.sentences.beside import Beside
from perfkit.tables import ASSESSMENTS, OBSERVATIONS, RECORDS
from tests.unit.views.fake_book import assessment
from tests.unit.views.fake_framework import make_framework, make_kpi

QUARTERS = tuple(financial_quarter(2024 + at // 4, at % 4 + 1) for at in range(6))
AREAS = {"B": "Bolton", "E": "England", "N1": "Newton", "N2": "Northam"}
GROUPS = {"england": ["England", ["E"]], "neighbours/near": ["the neighbours", ["N1", "N2"]]}
EVERYTHING = ("measure", "list", "changes", "together")
OTHERS = {name: ["kpi_id", "breakdown"] for name in contents.TABLES}
EMPTY = (
    OTHERS
    | {
        "changes": ["kpi_id", "what", "before", "after"],
        "comparisons": ["kpi_id", *Beside._fields, "words"],
        "associations": PAIRS,
        "not_associated": ["kpi_id", "reason"],
        "questions": ["kpi_id", "kind", "words", "evidence"],
        "points": ["kpi_id", "period_end", "mean", "lower", "upper", "special_cause", "kind"],
    }
    | {kind: list(record.names) for kind, record in RECORDS.items()}
)


def values(kpi_id="repairs", *, area="B", people="", figures=(40, 42, 44, 46, 48, 50), of=None):
    """Return one area's figures of one group of people, the last in the last quarter.

    `of` is what each is a percentage of; None where that is not held.
    """
    rows = [
        dict.fromkeys(OBSERVATIONS)
        | {
            "kpi_id": kpi_id,
            "area_code": area,
            "area": AREAS[area],
            "period": quarter.label,
            "period_start": pd.Timestamp(quarter.start),
            "period_end": pd.Timestamp(quarter.end),
            "period_kind": quarter.kind,
            "breakdown": people,
            "value": float(figure),
            "value_text": str(figure),
            "status": "",
            "numerator": None if of is None else figure * of / 100,
            "denominator": of,
        }
        for quarter, figure in zip(QUARTERS[-len(figures) :], figures, strict=True)
    ]
    numbers = dict.fromkeys(("value", "numerator", "denominator", "lower", "upper"), float)
    return pd.DataFrame(rows, columns=list(OBSERVATIONS)).astype(numbers)


def measure(kpi_id="repairs", **changes):
    """Return a KPI that is compared with England and with the list of neighbours."""
    near = {"group": "england", "neighbours": "near"}
    return make_kpi(kpi_id, **({"benchmark": near} | changes))


def explored(framework: Framework, *names: str) -> Framework:
    """Return the framework whose page offers these to be explored."""
    page = framework.pages[0].model_copy(update={"explore": names})
    return framework.model_copy(update={"pages": (page,)})


def make_book(
    folder: Path, *observed: pd.DataFrame, kpis=None, rows=None, explore=EVERYTHING, **tables
) -> Book:
    """Write an edition into a folder and open it as the leadership team's."""
    kpis = kpis or (measure(),)
    about = {
        "title": "Quarter 2",
        "quarter": "2025/26 Q2",
        "as_at": "2025-12-01",
        "illustrative": False,
        "council": "Bolton Council",
        "area_code": "B",
        "comparators": {"": ["E"], "near": ["E", "N1", "N2"]},
        "neighbours": {"near": "Newton and Northam."},
        "groups_beside": GROUPS,
        "groups": {},
        "previous": "2025-26-q1" if "changes" in tables else "",
        "previous_title": "Quarter 1",
    }
    place = folder / "tables"
    for name, columns in EMPTY.items():
        table = tables.get(name, [])
        contents.write_table(place, name, pd.DataFrame(table, columns=columns))
    held = pd.concat(observed) if observed else values()
    contents.write_table(place, "observations", held.reset_index(drop=True))
    rows = rows or [assessment(kpi.id) for kpi in kpis]
    told = pd.DataFrame(rows).reindex(columns=list(ASSESSMENTS))
    contents.write_table(place, "assessments", told.astype({"comparator_code": "str"}))
    framework = explored(make_framework(*kpis), *explore)
    (place / contents.FRAMEWORK).write_text(
        framework.model_dump_json(by_alias=True), encoding="utf-8"
    )
    contents.write_json(place / contents.ABOUT, about)
    return open_book_at(folder, "clt")

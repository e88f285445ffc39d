"""What it would mean for the council to reach another's figure."""

import math

import pandas as pd

from perfkit.book import Book
from perfkit.framework.model import Kpi
from perfkit.measures.reach import cases_to_reach
from perfkit.sentences.beside import Beside, whose
from perfkit.sentences.reach import Other, reach_sentence

NOT_HELD = "Not worked out: no figure of {name} is held for the same period."


def reach(book: Book, kpi_id: str, group: str) -> str:
    """Return in one sentence how many cases a group's latest figure would mean, or why not.

    The group's figure is the one frozen beside the council's own: England's, or the median.
    """
    kpi, rows = book.kpi(kpi_id), book.beside(kpi_id)
    rows = rows.loc[(rows["group"] == group) & rows["value"].notna()]
    own = book.series(kpi_id).dropna(subset="value")
    if rows.empty or own.empty:
        return NOT_HELD.format(name=book.groups(kpi_id)[group].name)
    beside, latest = _beside(rows), own.iloc[-1]
    value, theirs = float(latest["value"]), float(rows["value"].iloc[0])
    found = cases_to_reach(
        value,
        theirs,
        numerator=float(latest["numerator"]),
        denominator=float(latest["denominator"]),
        per=per_of(kpi),
    )
    other = Other(whose(beside), theirs, beside.comparison)
    area = book.council.removesuffix(" Council")
    return reach_sentence(found, value, other, kpi=kpi, area=area)


def _beside(rows: pd.DataFrame) -> Beside:
    row = rows.iloc[0].to_dict()
    return Beside(**{name: row[name] for name in Beside._fields})


def per_of(kpi: Kpi) -> float:
    """Return what a KPI's rate is per: its own `rate_per`, 100 for a percentage, else 1."""
    if kpi.rate_per is not None and not math.isnan(kpi.rate_per):
        return kpi.rate_per
    return 100.0 if kpi.unit.startswith("%") else 1.0

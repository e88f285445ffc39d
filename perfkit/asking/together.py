"""Two measures set beside each other, looked up in what was tried when the edition was frozen."""

import pandas as pd

from perfkit.book import Book


def partners(book: Book) -> tuple[str, ...]:
    """Return the body's KPIs that were set beside another of the body's, in order of attention."""
    rows = book.associations
    tried = {*rows["first"], *rows["second"]}
    return tuple(kpi_id for kpi_id in book.assessments["kpi_id"] if kpi_id in tried)


def partners_of(book: Book, kpi_id: str) -> tuple[str, ...]:
    """Return the KPIs that one was set beside, those that agree most surely first."""
    rows = _of(book, kpi_id)
    others = rows["first"].where(rows["second"] == kpi_id, rows["second"])
    return tuple(str(name) for name in others.drop_duplicates())


def tried(book: Book, one: str, other: str) -> pd.DataFrame:
    """Return every lag tried of two KPIs, the surest first: rows of `correlation.pairs`."""
    rows = _of(book, one)
    return rows.loc[(rows["first"] == other) | (rows["second"] == other)]


def associated(book: Book) -> pd.DataFrame:
    """Return what holds after correction among the body's KPIs, one row a pair, surest first."""
    rows = book.associations.loc[book.associations["finding"] == "associated"]
    pair = [tuple(sorted(names)) for names in zip(rows["first"], rows["second"], strict=True)]
    return rows.loc[~pd.Series(pair, index=rows.index, dtype=object).duplicated()]


def _of(book: Book, kpi_id: str) -> pd.DataFrame:
    rows = book.associations
    return rows.loc[(rows["first"] == kpi_id) | (rows["second"] == kpi_id)]

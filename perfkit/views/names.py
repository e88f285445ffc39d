"""What things are called on a page: ids become names, dates become words, gaps are said."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from perfkit.book import Book
from perfkit.framework import kinds
from perfkit.framework.kinds import called as called
from perfkit.periods import write_date
from perfkit.sentences.grammar import agreeing
from perfkit.sentences.grammar import count as count

verb = agreeing


def name_of(book: Book, item_id: object) -> str:
    """Return what an id is called on a page; one that is no longer in force is read as words."""
    wanted = str(item_id)
    found = next((item for item in _items(book) if item.id == wanted), None)
    return called(found) if found is not None else wanted.replace("-", " ").capitalize()


def return_name(book: Book, return_id: object) -> str:
    """Return what a return is called; a measure that is read from it may have the same id."""
    known = {held.id: held.name for held in book.framework.returns}
    return known.get(str(return_id)) or name_of(book, return_id)


def kind_of(book: Book, item: Any) -> str:
    """Return what kind of thing a link of the golden thread is, in a reader's words."""
    return kinds.kind_of(book.framework, item)


def service_of(book: Book, kpi_id: str) -> str:
    """Return the service whose measure it is; its owner's role where no service is known."""
    kpi = book.kpi(kpi_id)
    heads = {service.head: service.name for service in book.framework.services}
    return heads.get(kpi.owner, name_of(book, kpi.owner))


def directorate_of(book: Book, kpi_id: str) -> str:
    """Return the directorate whose service owns a measure; its service where none is known."""
    owner = book.kpi(kpi_id).owner
    homes = {service.head: service.directorate for service in book.framework.services}
    return name_of(book, homes[owner]) if owner in homes else service_of(book, kpi_id)


def as_date(value: object) -> date | None:
    """Return a table's cell as a day; None where it is missing."""
    if value is None or value is pd.NaT or value == "" or pd.isna(value):  # type: ignore[call-overload]
        return None
    return pd.Timestamp(str(value)).date()


def rows_of(table: pd.DataFrame) -> list[Any]:
    """Return a table's rows, one after another, each cell by its column's name."""
    return list(table.itertuples(index=False))


def write_day(value: object, missing: str = "not known") -> str:
    """Return a table's cell as ``1 April 2026``, or what to say where it is missing."""
    when = as_date(value)
    return write_date(when) if when else missing


def text(value: object, missing: str = "") -> str:
    """Return a table's cell as text, or what to say where it is missing."""
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return missing
    return str(value).strip() or missing


def sentence(words: str) -> str:
    """Return words as a sentence: a capital in front, a full stop behind."""
    plain = words.strip()
    if not plain:
        return ""
    end = "" if plain[-1] in ".?!" else "."
    return plain[0].upper() + plain[1:] + end


def area_name(name: object) -> str:
    """Return an area's name as a page writes it: a publisher may write one in capitals.

    >>> area_name("ENGLAND"), area_name("Stoke-on-Trent")
    ('England', 'Stoke-on-Trent')
    """
    said = str(name)
    return said.title() if said.isupper() else said


def disagreement_of(row: Any) -> str:
    """Return what an assessment's marks disagree on; nothing where its headline says it."""
    told = text(row.disagreement)
    return "" if told.lower() in text(row.headline).lower() else sentence(told)


def _items(book: Book) -> Iterator[Any]:
    framework = book.framework
    groups = (
        framework.kpis,
        framework.outcomes,
        framework.deliverables,
        framework.priorities,
        framework.programmes,
        framework.themes,
        framework.services,
        framework.directorates,
        framework.roles,
        framework.bodies,
        framework.plans,
        framework.returns,
    )
    for group in groups:
        yield from group

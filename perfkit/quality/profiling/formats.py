"""Columns of numbers, and what departs from them: a unit, a mark, a word, a lost zero."""

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import CodedColumn, CodedTable
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import (
    MARK_LENGTH,
    MARK_ROWS,
    NAME_ROWS,
    NAME_SHARE,
    NUMBER_RARE,
    SECOND_UNIT,
    SHAPE_USUAL,
    UNIT_USUAL,
)

_WITH_UNIT = re.compile(
    r"\s*([£$€]?)\s*([+-]?[\d,]*\.?\d+|\d+\.)(\s*)([^\d\s/:–-][^\d/:]{0,20})?\s*"
)


def formats(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give cells of number columns that are no numbers, or more than that."""
    for column in table.columns:
        if column.typed_number or column.distinct < 2:
            continue
        united = dict(_units(column))
        yield _told(column, united, "unit in number", "A number column holds numbers alone.", 0.9)
        if column.number_share >= 0.75:
            odd = {code: "" for code in _not_numbers(column) if code not in united}
            yield _told(column, odd, "format", "Nearly all of this column are numbers.", 0.9)
            yield from _odd_widths(column)


def _units(column: CodedColumn) -> Iterator[tuple[int, str]]:
    """Give values that carry a unit or mark, where the column has no one way with them."""
    ways, places = column.ways
    rows = np.bincount(places, weights=column.counts)
    parts = [_WITH_UNIT.fullmatch(way) for way in ways]
    units: Counter[str] = Counter()
    for found, count in zip(parts, rows, strict=True):
        if found:
            units[_unit(found)] += int(count)
    if _has_no_one_way(units, column.filled):
        united = [bool(found and _is_unit(_unit(found), found[3])) for found in parts]
        for code in map(int, np.flatnonzero(np.array(united)[places])):
            if found := _WITH_UNIT.fullmatch(column.texts[code]):
                yield code, found[2]


def _unit(found: re.Match[str]) -> str:
    """Return what stands before and behind a number; nothing where it is bare."""
    return found[1] + (found[4] or "").strip()


def _has_no_one_way(ways: Counter[str], filled: int) -> bool:
    """Say whether numbers stand bare and with a unit, or with a unit written in two ways."""
    plain, units = ways[""], {way: count for way, count in ways.items() if way}
    with_unit = sum(units.values())
    if plain + with_unit < SHAPE_USUAL * filled or not with_unit:
        return False
    least = UNIT_USUAL if plain >= filled / 2 else SECOND_UNIT
    words: Counter[str] = Counter()
    for way, count in units.items():
        words[way.casefold().split()[0].rstrip(".")] += count
    if sum(count for count in words.values() if count >= least * filled) < 0.9 * with_unit:
        return False  # too many words for units: an address, a name
    second = sum(1 for count in units.values() if count >= SECOND_UNIT * filled) >= 2
    return plain >= filled / 2 or second


def _is_unit(unit: str, gap: str) -> bool:
    """Say whether what follows a number is a unit: one bare letter is part of a name (12A)."""
    return bool(unit) and (len(unit) > 1 or not unit.isalpha() or bool(gap))


def _not_numbers(column: CodedColumn) -> Iterator[int]:
    """Give rare texts among numbers; what is common there is a publisher's mark."""
    here = ~column.blank & np.isnan(column.numbers)
    # What is said so often is meant; but for a word without figures, the only one of its column.
    often = here & (column.counts > NAME_ROWS)
    lone = column.counts[often].sum() <= NAME_SHARE * column.filled
    word = column.by_way(str.isalpha) & lone
    most = np.where(word, NAME_SHARE * column.filled, 0)
    rare = column.counts <= np.clip(NUMBER_RARE * column.filled, 1, np.maximum(most, NAME_ROWS))
    mark = column.by_way(len, int) <= MARK_LENGTH
    yield from map(int, np.flatnonzero(here & rare & ~(mark & (column.counts >= MARK_ROWS))))


def _odd_widths(column: CodedColumn) -> Iterator[pd.DataFrame]:
    """Give whole numbers shorter than the column's one width: a leading zero is lost."""
    whole, widths = column.by_way(str.isdigit), column.by_way(len, int)
    rows = np.bincount(widths[whole], weights=column.counts[whole], minlength=1)
    width = len(rows) - 1 - int(rows[::-1].argmax())  # of two as usual the longer
    if width < 4 or rows[width] < SHAPE_USUAL * column.filled:
        return
    if any(column.texts[code][:-1].startswith("0") for code in np.flatnonzero(whole)):
        short = {
            int(code): column.texts[code].zfill(width)
            for code in np.flatnonzero(whole & (widths < width))
        }
        yield _told(column, short, "format", f"The others have {width} figures.", 0.85)


def _told(
    column: CodedColumn, likely: dict[int, str], kind: str, reason: str, confidence: float
) -> pd.DataFrame:
    """Return every row that holds a value found."""
    rows = np.flatnonzero(np.isin(column.codes, list(likely)))
    texts = [likely[code] for code in column.codes[rows]]
    return found_at(
        rows, column.place, kind=kind, likely=texts, confidence=confidence, reason=reason
    )

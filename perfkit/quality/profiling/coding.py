"""A table as numbers: each column's distinct texts once, and which row holds which."""

import re
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfkit.quality.profiling.thresholds import (
    BLANK_WORDS,
    CATEGORY_SHARE,
    COUNT_VALUES,
    ONE_WIDTH,
)

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Named = tuple[list[str], Ints]  # names of texts, each once, and the place of each text's among them

_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = str.maketrans(ascii_uppercase + ascii_lowercase + digits, "A" * 26 + "a" * 26 + "9" * 10)
_HALF_SIGN = re.compile("[\ud800-\udfff]")  # half of a sign, which no file can hold
_NUMBER = r"^[+-]?(?:(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$"


@dataclass(frozen=True, eq=False)
class CodedColumn:
    """One column: `texts` are its distinct values in order, `codes` the place of each row's."""

    name: Hashable
    place: int
    codes: Ints
    texts: list[str]
    typed_number: bool = False

    @cached_property
    def counts(self) -> Ints:
        """Rows that hold each distinct text."""
        return np.bincount(self.codes, minlength=len(self.texts))

    @cached_property
    def blank(self) -> Bools:
        """Which distinct texts say nothing: empty, or a publisher's word for it."""
        return are_words(self.texts, BLANK_WORDS)

    @cached_property
    def filled(self) -> int:
        """Rows that say something."""
        return int(self.counts[~self.blank].sum())

    @cached_property
    def numbers(self) -> Floats:
        """Each distinct text as a number; NaN where it is none."""
        return numbers_of(self.texts)

    @cached_property
    def number_share(self) -> float:
        """Share of the filled rows that are numbers, 0 to 1."""
        here = ~self.blank & ~np.isnan(self.numbers)
        return float(self.counts[here].sum() / max(self.filled, 1))

    @cached_property
    def ways(self) -> Named:
        """The ways its texts are written: texts that differ in their digits alone have one."""
        told = pa.array(self.texts, pa.large_string())
        return in_order(pc.replace_substring_regex(told, "[0-9]", "9"))

    def named(self, of: Callable[[str], str]) -> Named:
        """Return the names that its ways of writing have, in order, and the place of each text's.

        For what does not depend on which digit stands where: a million codes have one way.
        """
        ways, places = self.ways
        names, of_way = in_order([*map(of, ways)])
        return names, of_way[places]

    def by_way(self, told: Callable[[str], object], kind: type = bool) -> NDArray[Any]:
        """Return what is told of each text, asked once of all that are written in one way."""
        ways, places = self.ways
        return np.array([kind(told(way)) for way in ways], kind)[places]

    @property
    def distinct(self) -> int:
        """Distinct texts that say something."""
        return int((~self.blank).sum())

    @property
    def is_category(self) -> bool:
        """Whether values come back often enough to be names of things."""
        return 2 <= self.distinct <= max(2, CATEGORY_SHARE * self.filled)

    @cached_property
    def is_count(self) -> bool:
        """Whether it counts what mostly did not happen: 0 is the commonest of many numbers."""
        numbers = self.numbers[~self.blank]
        many = self.number_share >= 0.75 and len(numbers) > COUNT_VALUES
        return bool(many and numbers[self.counts[~self.blank].argmax()] == 0)

    @cached_property
    def is_amount(self) -> bool:
        """Whether it holds amounts: numbers with decimals, or of many widths. A name has one."""
        if self.number_share < 0.75:
            return False
        if self.is_count:
            return True
        here = ~self.blank & ~np.isnan(self.numbers)
        numbers, counts = self.numbers[here], self.counts[here]
        if np.average(numbers % 1 != 0, weights=counts) > 0.2:
            return True
        numbers, counts = numbers[numbers != 0], counts[numbers != 0]  # nought has no width
        if not len(numbers):
            return False
        width = np.floor(np.log10(np.maximum(np.abs(numbers), 1))).astype(int)
        return bool(np.bincount(width, weights=counts).max() < ONE_WIDTH * counts.sum())


@dataclass(frozen=True, eq=False)
class CodedTable:
    """All columns of one table, and how many rows."""

    columns: tuple[CodedColumn, ...]
    rows: int

    @cached_property
    def row_hash(self) -> NDArray[np.uint64]:
        """A number for each row that depends on what it says, not on where it stands."""
        total = np.zeros(self.rows, np.uint64)
        for column in self.columns:
            hashes = pd.util.hash_array(np.array(column.texts, dtype=object), categorize=False)
            total += hashes[column.codes] * np.uint64(0x9E3779B97F4A7C15)
        return total ^ (total >> np.uint64(31))


def are_words(texts: list[str], words: Collection[str]) -> Bools:
    """Return which texts are one of some words, in small or capital letters, spaces aside."""
    bare = pc.utf8_lower(pc.utf8_trim_whitespace(pa.array(texts, pa.large_string())))
    found = pc.is_in(bare, pa.array(sorted(words), pa.large_string()))
    told: Bools = found.to_numpy(zero_copy_only=False)
    return told


def numbers_of(texts: list[str]) -> Floats:
    """Return the number that each text is, thousands marked or not; NaN if it is none.

    What is too great to be held as a number (1e999) is none.

    >>> numbers_of(["1,204.5", " 2e3", "none", "1e999"]).tolist()
    [1204.5, 2000.0, nan, nan]
    """
    bare = pc.utf8_trim_whitespace(pa.array(texts, pa.large_string()))
    are = pc.match_substring_regex(bare, _NUMBER).to_numpy(zero_copy_only=False)
    found = np.full(len(texts), np.nan)
    found[are] = [*map(float, pc.replace_substring(bare.filter(are), ",", "").to_pylist())]
    found[np.isinf(found)] = np.nan
    return found


def shape_of(text: str) -> str:
    """Return the shape of a text.

    >>> shape_of("E08000001"), shape_of("12.0 oz"), shape_of("2 Mar 2021")
    ('A99999999', '99.9 a', '9 a 9999')
    """
    return _LETTERS.sub(_one_letter, text.translate(_SIGNS))


def _one_letter(letters: re.Match[str]) -> str:
    """Return A for a run of capitals, else a."""
    return "A" if letters[0].isupper() else "a"


def code_table(table: pd.DataFrame) -> CodedTable:
    """Return any table as codes, with texts as a reader sees them; the table is left alone."""
    columns = tuple(
        _code(table.iloc[:, place], table.columns[place], place) for place in range(table.shape[1])
    )
    return CodedTable(columns, len(table))


def _code(series: pd.Series, name: Hashable, place_of: int) -> CodedColumn:
    """Return one column coded; texts in order, so that the order of rows plays no part."""
    typed = pd.api.types.is_numeric_dtype(series.dtype) and not pd.api.types.is_bool_dtype(series)
    if series.dtype == object and pd.api.types.infer_dtype(series, skipna=True) != "string":
        # Lists cannot be hashed, and 0 is False: their texts are told apart.
        series = series.map(as_text, na_action="ignore")
    codes, uniques = pd.factorize(series, use_na_sentinel=True)
    told = uniques.tolist()
    if not (series.dtype == object or isinstance(series.dtype, pd.StringDtype)):
        told = [*map(as_text, told)]
    texts = [*told, ""]
    ordered, place = in_order(texts)
    found = place[np.where(codes < 0, len(uniques), codes)]
    used = np.bincount(found, minlength=len(ordered)) > 0
    codes = (np.cumsum(used) - 1)[found]
    kept = [text for text, use in zip(ordered, used, strict=True) if use]
    return CodedColumn(name, place_of, codes.astype(np.intp), kept, typed)


def in_order(texts: pa.Array | list[str]) -> Named:
    """Return the distinct texts in order, and the place of each text among them."""
    try:
        told = pa.array(texts, pa.large_string()).dictionary_encode()
    except UnicodeEncodeError:
        return in_order([_HALF_SIGN.sub("\ufffd", text) for text in texts])
    distinct = told.dictionary
    order = pc.array_sort_indices(distinct)
    rank = np.empty(len(distinct), np.intp)
    rank[order.to_numpy()] = np.arange(len(distinct))
    return distinct.take(order).to_pylist(), rank[told.indices.to_numpy()]


def as_text(value: object) -> str:
    """Return a value as a reader sees it: a date without its midnight, a whole number bare."""
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return str(int(value) if whole else value)
    if isinstance(value, pd.Timestamp):
        return value.isoformat(sep=" ").removesuffix(" 00:00:00")
    return _HALF_SIGN.sub("\ufffd", str(value))

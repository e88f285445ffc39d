"""Figures as a page writes them: unit, thousands parted, a true minus, marks in words."""

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from perfkit.framework.model import Kpi, Target


class Figured(Protocol):
    """Whatever says how its figures are written: a KPI, a ward measure, a line of a profile."""

    @property
    def unit(self) -> str:
        """What a figure counts, or the sign it carries."""

    @property
    def decimals(self) -> int:
        """How many decimals a figure is written with."""


MARK_WORDS = {
    "c": "[c] hidden to protect people",
    "x": "[x] not available",
    "u": "[u] too unreliable to use",
    "z": "[z] does not apply",
    "low": "[low] too small to show",
}
_AS_MARK = {"": "x", "..": "x", "-": "x", ":": "x", "na": "x", "n/a": "x"}
_MINUS = "−"
_SINGULAR = {"children": "child", "people": "person", "women": "woman", "men": "man"}


def write_value(
    value: float | None, *, kpi: Figured, value_text: str = "", status: str = ""
) -> str:
    """Return a figure with its unit, or in words why there is none.

    A missing value is never a number: `status` (c, x, u, z, low) or the publisher's own mark in
    `value_text` says why. A judgement is its word. Halves are rounded away from 0.
    """
    if value is None or math.isnan(value):
        mark = mark_of(value_text, status)
        return MARK_WORDS[mark] if mark else value_text
    return with_unit(write_number(value, kpi=kpi), kpi=kpi)


def mark_of(value_text: str, status: str = "") -> str:
    """Return why a figure is missing (c, x, u, z, low), or "" where its text is a word.

    >>> mark_of("[c]"), mark_of("..", ""), mark_of("Good")
    ('c', 'x', '')
    """
    if status in MARK_WORDS:
        return status
    plain = value_text.strip().strip("[]").lower()
    mark = _AS_MARK.get(plain, plain)
    return mark if mark in MARK_WORDS else ""


def write_number(value: float, *, kpi: Figured) -> str:
    """Return a figure with its sign, £ or %, and no words: 20.5%, £560.10, −1,234, 0."""
    digits = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-kpi.decimals), ROUND_HALF_UP)
    sign = _MINUS if digits < 0 else ""
    pounds = "£" if kpi.unit.startswith("£") else ""
    percent = "%" if kpi.unit.startswith("%") else ""
    return f"{sign}{pounds}{abs(digits):,}{percent}"


def with_unit(number: str, *, kpi: Figured) -> str:
    """Return a written number followed by what it counts, one of it where it is 1."""
    words = _unit_words(kpi.unit)
    if number in ("1", f"{_MINUS}1"):
        words = _one_of(words)
    return f"{number} {words}".strip()


def write_change(change: float, *, kpi: Figured) -> str:
    """Return a change in words: up 1.2 percentage points, down 12 households, unchanged."""
    if _is_nought(change, kpi):
        return "unchanged"
    way = "up" if change > 0 else "down"
    return f"{way} {write_size(change, kpi=kpi)}"


def write_size(change: float, *, kpi: Figured) -> str:
    """Return how large a change or a gap is, without its way."""
    number = write_number(abs(change), kpi=kpi)
    if "out of" in kpi.unit:
        return number
    if not kpi.unit.startswith("%"):
        return with_unit(number, kpi=kpi)
    number = number.removesuffix("%")
    return f"{number} percentage point" if number == "1" else f"{number} percentage points"


def write_target(target: Target | None, *, kpi: Kpi) -> str:
    """Return a target in words: at least 95.0%, at most 20 households, 50 to 60 per 10,000.

    One at the least that there can be stands as it is: nothing is at most 0 households.
    """
    if target is None:
        return "no target"
    if target.value is None:
        return with_unit(write_range(target, kpi=kpi), kpi=kpi)
    least = {"higher": "at least ", "lower": "at most "}.get(kpi.good, "")
    if kpi.good == "lower" and kpi.lowest is not None and target.value <= kpi.lowest:
        least = ""
    return least + write_value(target.value, kpi=kpi)


def name_target(target: Target, *, kpi: Kpi) -> str:
    """Return what a target is called: a target, a range, a profile, a legal limit or minimum.

    The law's own words come first: what it sets is not the council's to choose.
    """
    if target.kind == "statutory" and kpi.good in ("lower", "higher"):
        return "a legal limit" if kpi.good == "lower" else "a legal minimum"
    if kpi.good == "on_profile":
        return "a profile"
    is_range = target.value is None or (kpi.good == "in_range" and target.lower is not None)
    return "a range" if is_range else "a target"


def write_range(target: Target, *, kpi: Kpi) -> str:
    """Return the two ends of a target range as numbers: 50 to 60."""
    ends = (end for end in (target.lower, target.upper) if end is not None)
    return " to ".join(write_number(end, kpi=kpi) for end in ends)


def _is_nought(change: float, kpi: Figured) -> bool:
    return not any(digit in "123456789" for digit in write_number(change, kpi=kpi))


def _unit_words(unit: str) -> str:
    if unit.startswith(("%", "£")):
        return unit[1:].strip()
    first, _, rest = unit.partition(" ")
    return rest if first in ("score", "ratio") else unit.removeprefix("in words")


def _one_of(words: str) -> str:
    first, _, rest = words.partition(" ")
    if first in _SINGULAR:
        one = _SINGULAR[first]
    elif first.endswith("ies"):
        one = first[:-3] + "y"
    else:
        one = first[:-1] if first.endswith("s") else first
    return f"{one} {rest}".strip()

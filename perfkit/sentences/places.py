"""Wards and gaps within the borough in words: what, of whom, when, how sure, or why not."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from perfkit.framework.model import Kpi, WardMeasure
from perfkit.sentences.grammar import possessive, verb
from perfkit.sentences.numbers import Figured, write_number, write_size, write_value

BESIDE = {"higher": "Higher than", "lower": "Lower than", "similar": "Not clearly different from"}
GROUPS = {"Female": "Women and girls", "Male": "Men and boys"}
HIDDEN = {
    "primary": "hidden to protect people: the number is small",
    "secondary": "hidden so that another ward's small number cannot be worked out",
    "earlier": "hidden as in an earlier edition, so that the two do not give it away",
}
NO_ROW = "the source has no figure for this ward"


def ward_sentence(row: Mapping[str, Any], *, measure: WardMeasure, area: str) -> str:
    """Return what one ward measure says of one ward: figure, count, period, interval, borough.

    `row` is of tables.WARDS. A missing figure is told with its reason, never as a number.
    """
    opening, period = str(row["area"]), row["period"]
    if pd.isna(row["value"]):
        return f"{opening}: {row['mark']} {row['reason']}, {period}."
    figure = write_value(row["value"], kpi=measure)
    sure = f"95% interval {_interval(row['lower'], row['upper'], measure)}"
    if not measure.denominator:
        told = f"{opening}: {figure}{_of_all(row, measure, area)}, {period} ({sure})."
        return f"{told} No rate: {row['reason']}."
    told = f"{opening}: {figure}, {row['count']:,.0f} {measure.who}, {period} ({sure})."
    beside = BESIDE.get(row["comparison"])
    if not beside or pd.isna(row["borough_value"]):
        return told
    return f"{told} {beside} {possessive(area)} {write_value(row['borough_value'], kpi=measure)}."


def profile_sentence(row: Mapping[str, Any], *, item: Figured, title: str, area: str) -> str:
    """Return one line of a ward's profile beside the borough, or why it has no figure."""
    if pd.isna(row["value"]):
        return f"{title}: not available [x], as {row['reason']}."
    figure, borough = (
        write_value(row[name], kpi=item) if pd.notna(row[name]) else "not known"
        for name in ("value", "borough_value")
    )
    return f"{title}: {figure}; {area} {borough}, {row['period']}."


def fifths_sentence(
    gap: Mapping[str, Any], fifths: Sequence[Mapping[str, Any]], *, measure: WardMeasure
) -> str:
    """Return how the most deprived fifth of wards stands to the least deprived.

    `gap` is a row of tables.INEQUALITY, `fifths` its groups from the most deprived to the least.
    """
    if gap["reason"]:
        return f"{measure.subject}: the gap by deprivation cannot be told, as {gap['reason']}."
    most, least = (write_value(fifths[at]["value"], kpi=measure) for at in (0, -1))
    opening = (
        f"{measure.subject} {verb(measure.subject, 'was', 'were')} {most} in the most deprived "
        f"fifth of wards and {least} in the least deprived, {gap['period']}"
    )
    return f"{opening}: {_gap(gap, measure, seen=_seen(fifths, measure))}."


def slope_sentence(gap: Mapping[str, Any], *, measure: WardMeasure) -> str:
    """Return what the slope index over all five fifths says; nothing where it cannot be told."""
    if gap["reason"]:
        return ""
    size = write_size(gap["sii"], kpi=measure)
    ends = sorted((gap["sii_lower"], gap["sii_upper"]), key=abs)
    if gap["sii_lower"] <= 0 <= gap["sii_upper"]:
        return (
            "Over all five fifths no slope can be told from chance (slope index of inequality "
            f"{size}, 95% interval {_interval(gap['sii_lower'], gap['sii_upper'], measure)})."
        )
    way = "higher" if gap["sii"] > 0 else "lower"
    sure = _interval(abs(ends[0]), abs(ends[1]), measure)
    return (
        f"Over all five fifths, the most deprived end of the borough is {size} {way} than the "
        f"least (slope index of inequality, 95% interval {sure})."
    )


def sex_sentence(
    gap: Mapping[str, Any], groups: Sequence[Mapping[str, Any]], *, kpi: Kpi, area: str
) -> str:
    """Return how a KPI stands for women and for men in the council's area, and the gap."""
    told = " and ".join(
        f"{_name(group)} {write_value(group['value'], kpi=kpi)}" for group in groups
    )
    opening = f"{told[0].upper()}{told[1:]} in {area}, {gap['period']}"
    if pd.isna(gap["gap_lower"]):
        return f"{opening}. No interval is published, so it cannot be told whether this is chance."
    return f"{opening}: {_gap(gap, kpi)}."


def hidden_reason(because: str) -> str:
    """Return why a ward's figure is not shown, by the way in which it was hidden.

    >>> hidden_reason("")
    'the source has no figure for this ward'
    """
    return HIDDEN.get(because, NO_ROW)


def fifth_name(quantile: int, of: int = 5) -> str:
    """Return what a fifth of wards is called beside its dot.

    >>> fifth_name(1), fifth_name(3), fifth_name(5)
    ('Most deprived fifth', 'Third fifth', 'Least deprived fifth')
    """
    middle = {2: "Second fifth", 3: "Third fifth", 4: "Fourth fifth"}
    ends = {1: "Most deprived fifth", of: "Least deprived fifth"}
    return ends.get(quantile) or middle[quantile]


def _name(group: Mapping[str, Any]) -> str:
    return GROUPS.get(str(group["group"]), str(group["group"])).lower()


def _of_all(row: Mapping[str, Any], measure: WardMeasure, area: str) -> str:
    if pd.isna(row["borough_value"]):
        return ""
    return f" of {possessive(area)} {write_number(row['borough_value'], kpi=measure)}"


def _seen(fifths: Sequence[Mapping[str, Any]], figured: Figured) -> str:
    """Return the size of the gap between the two ends as they are written, which are rounded."""
    most, least = (round(float(fifths[at]["value"]), figured.decimals) for at in (0, -1))
    return write_size(most - least, kpi=figured)


def _gap(gap: Mapping[str, Any], figured: Figured, *, seen: str = "") -> str:
    """Return a gap with its interval, or that chance may explain it.

    Where it is not the size that is `seen` between two rounded figures, it says why.
    """
    size = write_size(gap["gap"], kpi=figured)
    ends = sorted(abs(gap[name]) for name in ("gap_lower", "gap_upper"))
    if gap["gap_lower"] <= 0 <= gap["gap_upper"]:
        return f"the difference of {size} is no more than chance could explain"
    sure = _interval(ends[0], ends[1], figured)
    rounded = " before rounding" if seen and seen != size else ""
    told = f"a gap of {size}{rounded} (95% interval {sure})"
    ratio = gap["ratio"]
    if pd.isna(ratio) or ratio < 1.5:  # nearer to 1 a ratio says less than the gap
        return told
    return f"{told}, {ratio:.1f} times as high"


def _signed(number: float, figured: Figured) -> str:
    return write_number(number, kpi=figured).removesuffix("%")


def _interval(lower: float, upper: float, figured: Figured) -> str:
    """Return the two ends of an interval; the unit stands with the figure before."""
    return f"{_signed(lower, figured)} to {_signed(upper, figured)}"

"""Reading periods: every published way of writing one is read here, or refused by name."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from perfkit.errors import PeriodError
from perfkit.periods.days import MONTHS, last_day
from perfkit.periods.labels import Kind
from perfkit.periods.period import (
    Period,
    academic_year,
    calendar_quarter,
    calendar_year,
    day,
    financial_quarter,
    financial_year,
    month,
    window,
    year_to_date,
)

YearType = Literal["financial", "academic", "calendar", "snapshot"]
Mark = Literal["", "p", "r"]

MARKS: dict[str, Mark] = {"rev": "r", "prov": "p", "final": "", "ot": ""}  # OT: outturn

HOW_TO_WRITE = (
    "Write a quarter as 2025/26 Q3, a year as 2025/26 or 2025, a month as December 2025, a day as "
    "2025-12-31, several years as 2022 - 24."
)


class Reading(NamedTuple):
    """A period as published, and the mark that stood with it: p provisional, r revised."""

    period: Period
    mark: Mark


@lru_cache(maxsize=4096)
def read_period(text: str, *, year_type: YearType | None = None) -> Reading:
    """Read one published way of writing a period.

    `year_type` says what a bare or split year means where the text alone does not: ``2024`` is
    a calendar year unless it is said to be ``financial`` or ``academic`` (it then names the year
    that *ends*) or ``snapshot`` (a count on a day of that year; the reader of the return says
    which day). ``2024/25`` is a financial year unless it is said to be ``academic``. ``2001-02`` is
    a year, never a month: councils write both that way, so a month is written in words.

    >>> read_period("2025-26 Q3").period.prose
    'October to December 2025'
    >>> reading = read_period("2025 (prov)", year_type="academic")
    >>> reading.period.label, reading.mark
    ('2024/25', 'p')

    Raises
    ------
    PeriodError
        For a text in no known form, and for a bare year with no `year_type`.
    """
    plain, mark = _split_mark(text)
    for pattern, make in FORMS:
        if found := pattern.fullmatch(plain):
            return Reading(make(found.groups(), text, year_type), mark)
    raise PeriodError(f"{text!r} is not a period. {HOW_TO_WRITE}")


def _split_mark(text: str) -> tuple[str, Mark]:
    found = re.fullmatch(r"(.*?)\s*\((\w+)\)", text.strip())
    if found is None:
        return text.strip(), ""
    plain, word = found.groups()
    if word.lower() not in MARKS:
        raise PeriodError(
            f"{text!r}: the mark ({word}) is not known. Known: (Rev), (prov), (Final), (OT)."
        )
    return plain, MARKS[word.lower()]


Groups = tuple[str, ...]
Make = Callable[[Groups, str, YearType | None], Period]


def _bare_year(groups: Groups, text: str, year_type: YearType | None) -> Period:
    year = int(groups[0])
    if year_type is None:
        raise PeriodError(
            f"{text!r} alone could be a calendar year, or the financial or academic year that "
            "ends in it. Say which with year_type."
        )
    if year_type == "financial":
        return financial_year(year - 1)
    if year_type == "academic":
        return academic_year(year - 1)
    return calendar_year(year)


def _split_year(groups: Groups, text: str, year_type: YearType | None) -> Period:
    """2024/25, 2024-25, 2024 - 25, 202425; 2014-16 is a window of whole calendar years."""
    first, last = int(groups[0]), _full_year(int(groups[0]), groups[1])
    if last == first + 1 and year_type != "calendar":
        return academic_year(first) if year_type == "academic" else financial_year(first)
    if not first < last <= first + 10:
        raise PeriodError(
            f"{text!r}: {last} does not follow {first}, or not within ten years. {HOW_TO_WRITE}"
        )
    if year_type in ("academic", "financial"):
        raise PeriodError(
            f"{text!r} spans {last - first} years; write several split years as 2013/14-15/16."
        )
    return window(date(first, 1, 1), date(last, 12, 31))


def _years_in_words(groups: Groups, text: str, year_type: YearType | None) -> Period:
    """2022 to 2024: whole calendar years, but 2024 to 2025 of a known split year is that year."""
    if year_type in ("academic", "financial"):
        return _split_year(groups, text, year_type)
    first, last = int(groups[0]), int(groups[1])
    if first >= last:
        raise PeriodError(f"{text!r}: {last} does not follow {first}.")
    return window(date(first, 1, 1), date(last, 12, 31))


def _split_years(groups: Groups, text: str, year_type: YearType | None) -> Period:
    """2013/14-15/16 and 2020/21 - 24/25: several financial (or academic) years together."""
    first, second, third, fourth = groups
    start, last = int(first), _full_year(int(first), third)
    if _full_year(start, second) != start + 1 or _full_year(last, fourth) != last + 1:
        raise PeriodError(f"{text!r}: a split year must name two years that follow each other.")
    make = academic_year if year_type == "academic" else financial_year
    return window(make(start).start, make(last).end)


def _quarter(groups: Groups, text: str, year_type: YearType | None) -> Period:
    first, second, quarter = groups
    if _full_year(int(first), second) != int(first) + 1:
        raise PeriodError(f"{text!r}: {second} does not follow {first}.")
    return financial_quarter(int(first), int(quarter))


def _quarter_range(groups: Groups, text: str, year_type: YearType | None) -> Period:
    start = _quarter(groups[:3], text, year_type)
    end = _quarter(groups[3:], text, year_type)
    return window(start.start, end.end)


def _calendar_quarter_range(groups: Groups, text: str, year_type: YearType | None) -> Period:
    first, one, last, two = (int(group) for group in groups)
    return window(calendar_quarter(first, one).start, calendar_quarter(last, two).end)


def _month_range(groups: Groups, text: str, year_type: YearType | None) -> Period:
    first, one, last, two = (int(group) for group in groups)
    return window(month(first, one).start, month(last, two).end)


def _month(groups: Groups, text: str, year_type: YearType | None) -> Period:
    return month(int(groups[1]), MONTHS.index(groups[0]))


def _months_in_words(groups: Groups, text: str, year_type: YearType | None) -> Period:
    """October to December 2025, July 2019 to June 2020."""
    first, first_year, last, last_year = groups
    start = month(int(first_year or last_year), MONTHS.index(first)).start
    return _stretch(start, month(int(last_year), MONTHS.index(last)).end)


def _day_in_words(groups: Groups, text: str, year_type: YearType | None) -> Period:
    return day(_date_in_words(text, groups))


def _days_in_words(groups: Groups, text: str, year_type: YearType | None) -> Period:
    """16 November 2019 to 15 November 2020."""
    return _stretch(_date_in_words(text, groups[:3]), _date_in_words(text, groups[3:]))


def _day(groups: Groups, text: str, year_type: YearType | None) -> Period:
    return day(_date(text, groups))


def _iso_interval(groups: Groups, text: str, year_type: YearType | None) -> Period:
    """2019-04-01/P1Y and the like: a first day and a length."""
    start, count, unit = _date(text, groups[:3]), int(groups[3]), groups[4]
    end = last_day(start, count * (12 if unit == "Y" else 1))
    if unit == "M" and count == 1 and start.day == 1:
        return Period(end, start, "month")
    if unit == "M" and count == 3 and start.day == 1 and start.month in (1, 4, 7, 10):
        return Period(end, start, "financial_quarter")
    if unit == "Y" and count == 1:
        return Period(end, start, _year_kind(start))
    return window(start, end)


def _to_date(groups: Groups, text: str, year_type: YearType | None) -> Period:
    """2022-09-01/2022-09-29: what has accumulated from the first day to the last."""
    return year_to_date(_date(text, groups[:3]), _date(text, groups[3:]))


def _stretch(start: date, end: date) -> Period:
    """Give a stretch written in words its kind: a quarter, a year of some sort, else a window."""
    if start.day == 1 and end == last_day(start, 3) and start.month in (1, 4, 7, 10):
        return Period(end, start, "financial_quarter")
    if end == last_day(start, 12):
        return Period(end, start, _year_kind(start))
    return window(start, end)


def _year_kind(start: date) -> Kind:
    kinds: dict[tuple[int, int], Kind] = {
        (1, 1): "calendar_year",
        (4, 1): "financial_year",
        (9, 1): "academic_year",
        (8, 1): "academic_year",  # further education's year starts in August
    }
    return kinds.get((start.month, start.day), "other_year")


def _full_year(first: int, last: str) -> int:
    """Complete a two-digit year; 1999-00 is 1999 to 2000."""
    if len(last) == 4:
        return int(last)
    year = first // 100 * 100 + int(last)
    return year + 100 if year < first else year


def _date(text: str, groups: Groups) -> date:
    try:
        return date(int(groups[0]), int(groups[1]), int(groups[2]))
    except ValueError:
        raise PeriodError(
            f"{text!r} holds a date that is not in the calendar. {HOW_TO_WRITE}"
        ) from None


def _date_in_words(text: str, groups: Groups) -> date:
    return _date(text, (groups[2], str(MONTHS.index(groups[1])), groups[0]))


_Y, _YY = r"((?:19|20)\d\d)", r"(\d\d|(?:19|20)\d\d)"
_DAY = _Y + r"-(\d\d)-(\d\d)"
_MONTH, _TO = f"({'|'.join(MONTHS[1:])})", r"(?: ?- ?| to )"
_DAY_IN_WORDS = r"(\d\d?) " + _MONTH + " " + _Y
_Q = _Y + r"[/-](\d\d|(?:19|20)\d\d) ?Q([1-4])"
FORMS: tuple[tuple[re.Pattern[str], Make], ...] = (
    (re.compile(_Y), _bare_year),
    (re.compile(_MONTH + " " + _Y), _month),
    (re.compile(_MONTH + "(?: " + _Y + ")? to " + _MONTH + " " + _Y), _months_in_words),
    (re.compile(_Q), _quarter),
    (re.compile(_Y + r" ?[/-] ?" + _YY), _split_year),
    (re.compile(_Y + r" to " + _Y), _years_in_words),
    (re.compile(r"(20\d\d)(\d\d)"), _split_year),
    (re.compile(_Y + r"/(\d\d)" + _TO + r"(\d\d)/(\d\d)"), _split_years),
    (re.compile(_Y + r"/(\d\d)" + _TO + _Y + r"/(\d\d)"), _split_years),
    (re.compile(_Q + _TO + _Q), _quarter_range),
    (re.compile(_Y + r"/Q([1-4])" + _TO + _Y + r"/Q([1-4])"), _calendar_quarter_range),
    (re.compile(_Y + r"-(\d\d) to " + _Y + r"-(\d\d)"), _month_range),
    (re.compile(_DAY), _day),
    (re.compile(_DAY_IN_WORDS), _day_in_words),
    (re.compile(_DAY_IN_WORDS + " to " + _DAY_IN_WORDS), _days_in_words),
    (re.compile(_DAY + r"/P([1-9]\d?)([YM])"), _iso_interval),
    (re.compile(_DAY + "/" + _DAY), _to_date),
)

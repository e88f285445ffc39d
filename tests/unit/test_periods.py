import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfkit import periods
from perfkit.errors import PeriodError
from perfkit.periods import (
    Period,
    academic_year,
    calendar_quarter,
    calendar_year,
    day,
    financial_quarter,
    financial_year,
    month,
    quarter_of,
    read_period,
    same_period_last_year,
    window,
    year_to_date,
)
from perfkit.returns.readers import choose_reader

YEARS = st.integers(min_value=1901, max_value=2080)
QUARTERS = st.integers(min_value=1, max_value=4)
MONTHS = st.integers(min_value=1, max_value=12)
DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(2090, 12, 31))
BARE_YEAR = re.compile(r"\d{4}( \(|$)")


def quarters(first, second):
    return window(first.start, second.end)


# Reading ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-26 Q3", financial_quarter(2025, 3)),
        ("2025/26 Q3", financial_quarter(2025, 3)),
        ("2025/26Q4", financial_quarter(2025, 4)),
        ("October to December 2025", financial_quarter(2025, 3)),
        ("2025-10-01/P3M", financial_quarter(2025, 3)),
        ("2024/25", financial_year(2024)),
        ("2024-25", financial_year(2024)),
        ("2024 - 25", financial_year(2024)),
        ("2024-2025", financial_year(2024)),
        ("202425", financial_year(2024)),
        ("1999-00", financial_year(1999)),
        ("2001-02", financial_year(2001)),  # a year, never February 2001
        ("2019-04-01/P1Y", financial_year(2019)),
        ("2019-09-01/P1Y", academic_year(2019)),
        ("2019-01-01/P1Y", calendar_year(2019)),
        ("2019-01-01/P1M", month(2019, 1)),
        ("December 2025", month(2025, 12)),
        ("2025-12-31", day(date(2025, 12, 31))),
        ("31 December 2025", day(date(2025, 12, 31))),
        ("2014-16", window(date(2014, 1, 1), date(2016, 12, 31))),
        ("2022 - 24", window(date(2022, 1, 1), date(2024, 12, 31))),
        ("2022 to 2023", window(date(2022, 1, 1), date(2023, 12, 31))),
        ("2013/14-15/16", window(date(2013, 4, 1), date(2016, 3, 31))),
        ("2020/21 - 24/25", window(date(2020, 4, 1), date(2025, 3, 31))),
        ("2020/21 to 2024/25", window(date(2020, 4, 1), date(2025, 3, 31))),
        ("2019-04-01/P3Y", window(date(2019, 4, 1), date(2022, 3, 31))),
        ("2021/22 Q1 - 2025/26 Q3", window(date(2021, 4, 1), date(2025, 12, 31))),
        ("2016/Q2 to 2026/Q1", window(date(2016, 4, 1), date(2026, 3, 31))),
        ("2011-11 to 2024-03", window(date(2011, 11, 1), date(2024, 3, 31))),
        ("2022-09-01/2022-09-29", year_to_date(date(2022, 9, 1), date(2022, 9, 29))),
    ],
)
def test_a_published_period_is_read(text, expected):
    assert read_period(text) == (expected, "")


@pytest.mark.parametrize(
    ("text", "year_type", "expected"),
    [
        ("2025", "financial", financial_year(2024)),
        ("2025", "academic", academic_year(2024)),
        ("2025", "calendar", calendar_year(2025)),
        ("2025", "snapshot", calendar_year(2025)),
        ("2024/25", "academic", academic_year(2024)),
        ("2024/25", "snapshot", financial_year(2024)),
        ("2024 to 2025", "academic", academic_year(2024)),
        ("2024 to 2025", "financial", financial_year(2024)),
        ("2013/14-15/16", "academic", window(date(2013, 9, 1), date(2016, 8, 31))),
    ],
)
def test_the_year_type_says_what_a_year_means(text, year_type, expected):
    assert read_period(text, year_type=year_type).period == expected


@pytest.mark.parametrize(
    ("text", "mark"),
    [("2018 (Rev)", "r"), ("2025 (prov)", "p"), ("2020 (Final)", ""), ("2022-23 (OT)", "")],
)
def test_the_mark_beside_a_period_is_kept(text, mark):
    assert read_period(text, year_type="calendar").mark == mark


@pytest.mark.parametrize(
    "text",
    [
        *("", "0", "pre-1900", "1900-1918", "20245", "Q3 2025", "2025 Q5", "2025/27 Q1"),
        *("2024/26-27/28", "2024/25-26/28", "2024-24", "2024-36", "2024 to 2023"),
        *("2025-02-30", "30 February 2025", "2025-13-01", "2014-13 to 2014-14", "Smarch 2025"),
        *("2020-01-01/P0Y", "9999-12-31/P1Y", "2022-09-29/2022-09-01", "2025 (maybe)"),
        *("2021/22 Q3 - 2021/22 Q1", "March to January 2025", "٢٠٢٥"),
    ],
)
def test_a_text_that_is_no_period_is_refused(text):
    with pytest.raises(PeriodError):
        read_period(text, year_type="calendar" if text.isdigit() else None)


@pytest.mark.parametrize("text", ["0", "1900-1918", "pre-1900", "2025 (maybe)", "2025-02-30"])
def test_a_refusal_names_the_text(text):
    with pytest.raises(PeriodError, match=r"'" + text.replace("(", r"\(").replace(")", r"\)")):
        read_period(text)


def test_a_bare_year_without_its_type_is_refused():
    with pytest.raises(PeriodError, match="Say which with year_type"):
        read_period("2025")


@pytest.mark.parametrize("year_type", ["financial", "academic"])
def test_years_together_of_a_split_year_must_be_written_as_split_years(year_type):
    with pytest.raises(PeriodError, match="2013/14-15/16"):
        read_period("2014-16", year_type=year_type)


@pytest.mark.shared
def test_only_three_published_texts_are_not_periods(shared_data):
    texts = set()
    for path in shared_data.rglob("*.*"):
        if reader := choose_reader(path):
            texts |= set(reader.read(path, wanted=None).table["period_text"])

    refused = []
    for text in sorted(texts):
        try:
            read_period(text, year_type="calendar" if BARE_YEAR.match(text) else None)
        except PeriodError as error:
            assert repr(text) in str(error)
            refused.append(text)

    assert refused == ["0", "1900-1918", "pre-1900"]
    assert len(texts) > 500


# Writing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label", "prose"),
    [
        ("2025-26 Q3", "2025/26 Q3", "October to December 2025"),
        ("2025-26 Q4", "2025/26 Q4", "January to March 2026"),
        ("2024-25", "2024/25", "the year to March 2025"),
        ("1999-00", "1999/00", "the year to March 2000"),
        ("2024-09-01/P1Y", "2024/25", "the 2024 to 2025 academic year"),
        ("2024-01-01/P1Y", "2024", "2024"),
        ("2022 - 24", "2022 to 2024", "2022 to 2024"),
        ("2020/21 - 24/25", "2020/21 to 2024/25", "April 2020 to March 2025"),
        ("2021/22 Q1 - 2025/26 Q3", "2021/22 Q1 to 2025/26 Q3", "April 2021 to December 2025"),
        ("2021/22 Q1 - 2021/22 Q4", "2021/22 Q1 to 2021/22 Q4", "April 2021 to March 2022"),
        ("2021/22 Q4 - 2022/23 Q3", "2021/22 Q4 to 2022/23 Q3", "January to December 2022"),
        ("2011-11 to 2024-03", *["November 2011 to March 2024"] * 2),
        ("2019-07-01/P1Y", *["July 2019 to June 2020"] * 2),
        ("2019-11-16/P1Y", *["16 November 2019 to 15 November 2020"] * 2),
        ("2019-11-16/P2Y", *["16 November 2019 to 15 November 2021"] * 2),
        ("2025-12-01/P1M", *["December 2025"] * 2),
        ("2025-12-31", *["31 December 2025"] * 2),
        (
            "2022-09-01/2022-09-29",
            "2022/23 to 29 September 2022",
            "1 September 2022 to 29 September 2022",
        ),
    ],
)
def test_a_period_is_written_for_tables_and_for_sentences(text, label, prose):
    period = read_period(text).period

    assert (period.label, period.prose) == (label, prose)


def test_a_calendar_quarter_is_written_by_its_months():
    assert calendar_quarter(2025, 2).label == "April to June 2025"


@given(YEARS, QUARTERS)
def test_every_quarters_label_reads_back_to_it(year, quarter):
    period = financial_quarter(year, quarter)

    assert read_period(period.label).period == period
    assert read_period(period.prose).period == period
    assert quarter_of(period.start) == quarter_of(period.end) == period


@given(YEARS, MONTHS, DAYS)
def test_labels_of_years_months_and_days_read_back_to_them(year, number, when):
    for period in (financial_year(year), month(year, number), day(when)):
        assert read_period(period.label).period == period
    for make, year_type in ((academic_year, "academic"), (calendar_year, "calendar")):
        assert read_period(make(year).label, year_type=year_type).period == make(year)


@given(YEARS, QUARTERS, st.integers(2, 40))
def test_labels_of_quarters_together_read_back_to_them(year, quarter, length):
    first = financial_quarter(year, quarter)
    later = year * 4 + quarter - 1 + length - 1
    period = quarters(first, financial_quarter(later // 4, later % 4 + 1))

    assert read_period(period.label).period == period


@given(YEARS, st.integers(1, 9))
def test_labels_of_years_together_read_back_to_them(year, more):
    for make in (calendar_year, financial_year):
        period = quarters(make(year), make(year + more))
        assert read_period(period.label).period == period
    period = quarters(academic_year(year), academic_year(year + more))
    assert read_period(period.label, year_type="academic").period == period


@given(DAYS, st.integers(367, 2000))
def test_labels_of_other_stretches_read_back_to_them(start, length):
    end = start + timedelta(days=length)
    year_type = "academic" if (start.month, start.day) == (9, 1) else None

    assert read_period(window(start, end).label, year_type=year_type).period == window(start, end)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_nothing_else(text):
    try:
        reading = read_period(text)
    except PeriodError:
        return
    assert reading.period.start <= reading.period.end


# Reckoning --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "label"),
    [
        (date(2025, 3, 31), "2024/25 Q4"),
        (date(2025, 4, 1), "2025/26 Q1"),
        (date(2025, 6, 30), "2025/26 Q1"),
        (date(2025, 7, 1), "2025/26 Q2"),
        (date(2025, 12, 31), "2025/26 Q3"),
        (date(2026, 1, 1), "2025/26 Q4"),
    ],
)
def test_a_day_lies_in_its_financial_quarter(when, label):
    assert quarter_of(when).label == label


@pytest.mark.parametrize(
    ("period", "earlier"),
    [
        (financial_quarter(2025, 3), financial_quarter(2024, 3)),
        (financial_quarter(2024, 4), financial_quarter(2023, 4)),
        (financial_year(2025), financial_year(2024)),
        (month(2025, 2), month(2024, 2)),
        (month(2024, 2), month(2023, 2)),
        (day(date(2024, 2, 29)), day(date(2023, 2, 28))),
        (day(date(2025, 2, 28)), day(date(2024, 2, 28))),
        (
            year_to_date(date(2025, 9, 1), date(2026, 7, 23)),
            year_to_date(date(2024, 9, 1), date(2025, 7, 23)),
        ),
    ],
)
def test_the_same_period_of_the_year_before(period, earlier):
    assert same_period_last_year(period) == earlier


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (financial_quarter(2025, 3), "2026Q3"),
        (calendar_quarter(2025, 3), "2025Q3"),
        (financial_year(2025), "2026"),
        (academic_year(2025), "2026"),
        (month(2025, 12), "2025-12"),
        (day(date(2025, 12, 31)), "2025-12-31"),
    ],
)
def test_pandas_own_period_is_given_where_it_has_one(period, text):
    pandas = period.to_pandas()

    assert str(pandas) == text
    assert (pandas.start_time.date(), pandas.end_time.date()) == (period.start, period.end)


@pytest.mark.parametrize("text", ["2022 - 24", "2022-09-01/2022-09-29", "2019-11-16/P1Y"])
def test_pandas_has_no_period_for_windows_and_odd_years(text):
    with pytest.raises(PeriodError, match="pandas has no period for"):
        read_period(text).period.to_pandas()


@pytest.mark.parametrize(
    ("make", "number"),
    [
        (financial_quarter, 0),
        (financial_quarter, 5),
        (calendar_quarter, 5),
        (month, 0),
        (month, 13),
    ],
)
def test_a_quarter_or_month_that_no_year_has_is_refused(make, number):
    with pytest.raises(PeriodError, match=f"got {number}"):
        make(2025, number)


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(PeriodError, match="cannot end"):
        Period(date(2025, 1, 1), date(2025, 1, 2), "window")


def test_the_greatest_of_several_periods_is_the_latest():
    latest = max(financial_quarter(2025, 3), financial_year(2024), day(date(2025, 11, 30)))

    assert latest == financial_quarter(2025, 3)


def test_every_kind_of_period_has_a_label():
    assert set(periods.LABELS) == set(periods.Kind.__args__)

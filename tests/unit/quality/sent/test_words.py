from datetime import date

import pytest

from perfkit.quality.sent.check import check_file
from perfkit.quality.sent.words import headline, lines, rows_in_words, sureness
from perfkit.returns.read_file import wanted_of
from tests.unit.framework.make import SMALL, make_kpi, make_settings, make_small
from tests.unit.quality.sent.make import check, value, values, write


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([2], "row 2"),
        ([2, 3], "rows 2 and 3"),
        ([2, 3, 4], "rows 2 to 4"),
        ([3, 7, 8, 9, 12], "rows 3, 7 to 9 and 12"),
        (list(range(1, 40, 2)), "rows 1, 3, 5, 7, 9, 11, 13, 15 and 12 more"),
    ],
)
def test_rows_are_told_in_runs(rows, words):
    assert rows_in_words(rows) == words


@pytest.mark.parametrize(("confidence", "words"), [(0.5, "50% sure"), (0.999, "99% sure")])
def test_nothing_is_ever_wholly_sure(confidence, words):
    assert sureness(confidence) == words


def test_the_result_is_one_sentence(tmp_path):
    sent = values(tmp_path / "sent.csv", value(), value(value="101", period="2025/26 Q2"))
    assert headline(check(sent)) == (
        "1 of 2 rows would be refused, none is doubtful, nothing else is worth a look; nothing was "
        "loaded."
    )


def test_a_sound_file_is_told_so(tmp_path):
    assert headline(check(values(tmp_path / "sent.csv", value()))).startswith(
        "None of 1 row would be refused, none is doubtful, nothing is worth a look;"
    )


def test_an_unknown_layout_is_told_so(tmp_path):
    path = write(tmp_path / "any.csv", ["a", "b"], ["1", "2"])
    assert headline(check(path)) == (
        "No rule was checked: no reader knows its layout, so nothing of it would be loaded; "
        "nothing is worth a look."
    )


def test_a_header_alone_was_not_checked(tmp_path):
    assert headline(check(values(tmp_path / "sent.csv"))).startswith(
        "No rule was checked: it holds no rows, so nothing would be loaded;"
    )


def test_series_that_no_measure_uses_were_not_checked(tmp_path):
    names = ["date", "area_type", "area_code", "area", "count", "rate"]
    row = ["2026-01-01", "Local authority", "E08000001", "Bolton", "5295", "3"]
    assert headline(check(write(tmp_path / "sent.csv", names, row))).startswith(
        "No rule was checked: all 2 values are of series that no measure uses, so nothing would be "
        "kept;"
    )


def test_one_rule_is_one_line_with_its_rows_and_what_was_got(tmp_path):
    rows = [
        value(period=f"2025/26 Q{quarter}", value=text)
        for quarter, text in ((1, "many"), (2, "few"), (3, "50"))
    ]
    assert list(lines(check(values(tmp_path / "sent.csv", *rows)), "refused")) == [
        "rows 2 and 3, value: The value is neither a number (of at most 15 digits) nor a known "
        "mark such as [x] or [c]. Got 'many', 'few'."
    ]


def test_what_is_worth_a_look_says_what_it_probably_is_and_how_surely(tmp_path):
    places = [["code", "area"], *[["E1", "Bolton"]] * 9, *[["E2", "Bury"]] * 9, ["E2", "Burry"]]
    (told,) = lines(check(write(tmp_path / "any.csv", *places)), "worth a look")
    assert told.startswith("row 20, area: 'Burry': ")
    assert "probably 'Bury', " in told and told.endswith("% sure).")


MONTHS = ["date", "area_type", "area_code", "area", "count", "rate"]
MONTH = ["Local authority", "E08000001", "Bolton", "5295", "3"]
CLAIMANTS = make_small(
    make_kpi("claimants", source={"return": "claimants", "value": "claimants/rate"}),
    returns=[SMALL["returns"][0] | {"id": "claimants", "reader": "claimants"}],
)


@pytest.mark.parametrize("day", ["31/02/2025", "2025-02-31", "soon"])
def test_a_day_that_is_none_is_told_by_its_own_column_and_as_it_was_sent(tmp_path, day):
    sent = write(tmp_path / "sent.csv", MONTHS, ["2025-01-01", *MONTH], [day, *MONTH])
    got = check_file(
        sent, wanted=wanted_of(CLAIMANTS, make_settings()), received_on=date(2026, 4, 1)
    )
    assert list(lines(got, "refused")) == [
        f"row 3, date: '{day}' is not a day of the calendar. Write a day as 2025-12-31: year, "
        "month, day."
    ]


def test_what_was_got_is_not_told_twice(tmp_path):
    sent = values(tmp_path / "sent.csv", value(period="2025-13"))
    (told,) = lines(check(sent), "refused")
    assert told.startswith("row 2, period: '2025-13': 2113 does not follow 2025")
    assert told.endswith("several years as 2022 - 24.")

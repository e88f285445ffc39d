"""Rows that were refused: whose they are, and the file in which they go back."""

from dataclasses import replace

import pandas as pd
import pytest

import perfkit
from perfkit.tables import PROBLEMS
from perfkit.views.rejected import HEADER, SHOWN, cells_of, for_senders, refused_in_words
from tests.unit.views.fake_book import AREA, assessment, make_book

ROW = {
    "file_id": "a1",
    "file": "sent.csv",
    "row": 7,
    "column": "value",
    "return_id": "own",
    "series": "repairs",
    "area_code": AREA,
    "period_text": "2025/26 Q3",
    "got": "many",
    "rule": "The value is no number.",
    "dimension": "validity",
    "severity": "rejected",
}


def book_of(*rows, hub=False):
    problems = pd.DataFrame([ROW | row for row in rows], columns=list(PROBLEMS))
    book = make_book("rejected", rows=[assessment()], tables={"problems": problems})
    whose = {"kind": "intelligence_hub"} if hub else {}
    return replace(book, body=book.body.model_copy(update=whose))


def test_a_refused_row_says_where_it_is_what_was_got_and_what_is_wrong():
    view = perfkit.rejected(book_of({}))
    assert "1 cell was refused and is not used." in view.text
    assert "sent.csv, row 7, value many The value is no number. Repairs finished" in view.text


def test_each_list_has_a_file_to_send_back_in_two_kinds():
    html = perfkit.rejected(book_of({})).html
    for suffix in ("csv", "xlsx"):
        assert f'href="data/rejected-{book_of().body.id}.{suffix}"' in html


@pytest.mark.parametrize(
    "row",
    [
        {"severity": "doubtful"},
        {"series": "another-measure"},
        {"area_code": "X00000002"},
        {"return_id": "another-return"},
    ],
)
def test_a_service_sees_no_row_that_is_not_its_own(row):
    assert for_senders(book_of(row)) == ()
    assert "No row was refused." in perfkit.rejected(book_of(row)).text


def test_the_hub_sees_every_return_each_as_a_list_of_its_own():
    book = book_of({}, {"series": "another"}, {"return_id": "housing-return"}, hub=True)
    assert [(one.stem, len(one.rows)) for one in for_senders(book)] == [
        ("rejected-housing-return", 1),
        ("rejected-own", 2),
    ]


def test_a_row_of_no_known_area_is_its_measures_own():
    assert len(for_senders(book_of({"area_code": ""}))[0].rows) == 1


def test_a_long_list_says_how_many_more_the_files_hold():
    book = book_of(*({"row": row} for row in range(SHOWN + 2)))
    assert "The files hold 2 more." in perfkit.rejected(book).text
    assert len(cells_of(book, for_senders(book)[0])) == SHOWN + 2


def test_the_file_says_what_to_do_and_for_which_measure():
    book = book_of({})
    (cells,) = cells_of(book, for_senders(book)[0])
    told = dict(zip(HEADER, cells, strict=True))
    assert told["What to do"] == "Mend the entry where it is made and send it again."
    assert told["Measure or series"] == "Repairs finished on time"


def test_what_is_not_repeated_is_said_so():
    assert "(not repeated)" in perfkit.rejected(book_of({"got": ""})).text
    assert "[c] hidden to protect people" in perfkit.rejected(book_of({"got": "[c]"})).text


def test_a_cell_that_was_empty_is_said_to_be():
    empty = {"got": "", "dimension": "completeness"}
    assert "(empty)" in perfkit.rejected(book_of(empty)).text


@pytest.mark.parametrize(
    ("rows", "words"),
    [(1, "1 cell was refused and is not used"), (2, "2 cells were refused and are not used")],
)
def test_refused_cells_are_counted_in_words(rows, words):
    assert refused_in_words(rows) == words

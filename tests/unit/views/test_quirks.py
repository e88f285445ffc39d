"""The block of known quirks: what was looked for, what was found, and how to follow it."""

from dataclasses import replace

import pandas as pd
import pytest

import perfkit
from perfkit.framework.model import Quirk
from perfkit.views.quirks import shown
from tests.unit.views.fake_book import make_book

COLUMNS = ["quirk", "return_id", "file", "cells", "row", "column", "got"]
SPACES = Quirk(
    id="spaces",
    return_id="housing-return",
    name="Spaces behind names",
    means="Someone typed them.",
    done="They are left out.",
    dimension="validity",
    cause="entry",
)
DASHES = SPACES.model_copy(update={"id": "dashes", "name": "Dashes for what is missing"})
AREAS = SPACES.model_copy(update={"id": "areas", "name": "Two names", "return_id": None})


def book_of(*rows):
    table = pd.DataFrame(rows, columns=COLUMNS).astype({"row": "Int64"})
    book = make_book("quirks", tables={"quirks": table})
    explained = book.framework.model_copy(update={"quirks": (SPACES, DASHES, AREAS)})
    return replace(book, framework=explained)


FOUND = ("spaces", "housing-return", "homes.csv", 1_234, 7, "LA Name", "Bolton ")
FREE = ("dashes", "housing-return", "homes.csv", 0, None, None, None)


def test_it_counts_what_was_looked_for_and_what_was_found_by_return():
    text = perfkit.quirks(book_of(FOUND, FREE)).text
    assert "2 known quirks of published data looked for in 1 file, 1 found." in text
    assert "Return Looked for Found Housing return 2 1 " in text


def test_what_was_found_has_its_place_what_is_there_its_meaning_and_its_rows():
    view = perfkit.quirks(book_of(FOUND))
    assert "homes.csv 1,234 row 7, LA Name “Bolton ”" in view.text
    assert "Someone typed them. What is done: They are left out." in view.text
    assert "Validity. Root cause: entry." in view.text
    assert 'href="data/quirk-spaces.csv"' in view.html


@pytest.mark.parametrize(("cells", "told"), [(1_000, False), (1_001, True)])
def test_it_says_so_where_more_was_found_than_the_file_of_rows_holds(cells, told):
    text = perfkit.quirks(
        book_of(("spaces", "housing-return", "homes.csv", cells, 7, "A", "x"))
    ).text
    assert ("at most 1,000 of a file" in text) is told


def test_what_was_not_found_is_named_and_has_no_rows_to_follow():
    view = perfkit.quirks(book_of(FOUND, FREE))
    assert "Looked for and not found: Dashes for what is missing." in view.text
    assert "quirk-dashes" not in view.html


def test_what_was_not_looked_for_is_told_apart_from_what_was_not_found():
    text = perfkit.quirks(book_of(FOUND, FREE)).text
    assert "1 known quirk was not looked for: Two names. Load the files" in text
    areas = ("areas", "", "homes.csv", 0, None, None, None)
    assert "not looked for" not in perfkit.quirks(book_of(FOUND, FREE, areas)).text


def test_every_return_is_behind_a_control_and_what_has_none_comes_last():
    areas = ("areas", "", "homes.csv", 3, 9, "value", "E06000055 Bedford Borough")
    html = perfkit.quirks(book_of(areas, FOUND)).html
    assert html.count("<details>") == 2
    assert html.index("Housing return: 1 quirk") < html.index("Reference files and areas: 1 quirk")


@pytest.mark.parametrize(
    ("got", "seen"),
    [
        ("", "(blank)"),
        ("  ", "(blank)"),
        ("Bolton ", "“Bolton ”"),
        ("..", ".."),
        ("a" * 81, "a" * 80 + "…"),
    ],
)
def test_a_cell_that_cannot_be_seen_is_told_in_words(got, seen):
    assert shown(got) == seen

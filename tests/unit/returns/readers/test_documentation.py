"""A readme beside the data is no fault; a table of no known layout is, whatever its name."""

import pytest

from perfkit.returns.readers import choose_reader


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SOURCES.md", "# Sources\n\n| file | rows |\n|---|---|\n"),
        ("readme.txt", "Figures of 2024, 2025, and 2026.\nThe rest follows in spring.\n"),
        ("NOTES.TXT", "One line, of two parts."),
    ],
)
def test_words_about_the_data_are_documentation(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = choose_reader(path)
    assert (found.id, found.kind) == ("documentation", "reference")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figures.txt", "area,value\nE08000001,3\n"),
        ("figures.txt", "area\tvalue\nE08000001\t3\n"),
        ("figures.md", "area;value\nE08000001;3\n"),
        ("notes.csv", "Some notes, in words.\n"),
    ],
)
def test_a_table_of_no_known_layout_is_told_of_whatever_its_name(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert choose_reader(path) is None

"""Writes a checked file back as a spreadsheet: the sender's own sheet, what is wrong beside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook

from perfkit.quality.sent.check import Checked
from perfkit.quality.sent.findings import each
from perfkit.quality.sent.marked_sheet import is_whole, mark_sheet
from perfkit.quality.sent.words import headline, sureness
from perfkit.returns.record_sheets import WHAT_IS_WRONG
from perfkit.returns.spreadsheet import add_cover, add_table, save

OWN_SHEETS = ("cover", "notes", "findings")
HEADER = ("Verdict", "Row", "Column", "Got", "What is wrong", "Probably", "How sure", "Dimension")
NOTES = (
    ("Refused", "The row would not be used. Its cells are filled in red."),
    ("Doubtful", "The row would be used, and the page would say the doubt. Filled in yellow."),
    ("Worth a look", "Found by comparing the table with itself. May well be right. Blue."),
    (WHAT_IS_WRONG, "The first column of your sheet: everything found in that row, in words."),
    ("Probably", "What the cell most likely should say. A guess: nothing was changed."),
    ("How sure", "How well the rest of the table bears the guess out. Never certain."),
    (
        "Dimension",
        "Of data quality: accuracy, completeness, uniqueness, consistency, timeliness, validity.",
    ),
)


def write_marked(checked: Checked, path: Path) -> None:
    """Write a cover, notes, all findings, and the sender's sheet with the wrong cells marked.

    The sheet keeps its rows where they were. Texts are written as texts, so that no formula of the
    sender's is alive. Counts of people in a refused row are not repeated.
    """
    workbook = Workbook()
    sheet_name = _sheet_name(checked)
    add_cover(workbook.worksheets[0], _cover(checked, sheet_name))
    add_table(workbook, "Notes", ("What", "Meaning"), NOTES, wide=("Meaning",))
    findings = add_table(
        workbook, "Findings", HEADER, rows_of(checked.findings), wide=("What is wrong",)
    )
    findings.auto_filter.ref = findings.dimensions
    if checked.table is not None:
        mark_sheet(workbook.create_sheet(sheet_name), checked.table, checked)
    save(workbook, path)


def rows_of(findings: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Yield the findings as a table for people has them, under `HEADER`."""
    for one in each(findings):
        sure = "" if pd.isna(one.confidence) else sureness(one.confidence)
        column = one.column or "(the whole row)"
        yield (one.verdict, one.row, column, one.got, one.what, one.likely, sure, one.dimension)


def _sheet_name(checked: Checked) -> str:
    name = (checked.table.sheet if checked.table else "") or checked.kind or "Sent"
    return f"{name[:24]} (sent)" if name.casefold() in OWN_SHEETS else name


def _cover(checked: Checked, sheet_name: str) -> Iterator[str]:
    yield f"What a check of {checked.file} found"
    yield headline(checked)
    if checked.layout:
        yield f"Read as {checked.layout}."
    yield from checked.remarks
    if checked.kind:
        yield (
            f"Mend the marked cells in the sheet {sheet_name} of this file and send it back, or "
            f"mend your own. The column {WHAT_IS_WRONG!r} is passed over when it is loaded."
        )
    else:
        yield "Mend your own file, or ask its publisher; this copy is only to read."
    if checked.table and not is_whole(checked.table):
        yield f"Your file is long: the sheet {sheet_name} holds only rows with a finding."
    yield f"Sheets: Cover, Notes, Findings{f', {sheet_name}' if checked.table else ''}."

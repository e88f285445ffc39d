"""The sender's own sheet with the wrong cells marked: by a fill, and in words beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from perfkit.quality.sent.check import ABOUT_PEOPLE, Checked
from perfkit.quality.sent.findings import VERDICTS, Finding, each
from perfkit.quality.sent.words import in_words
from perfkit.returns.record_sheets import WHAT_IS_WRONG, Row
from perfkit.returns.sent_table import SentTable
from perfkit.returns.spreadsheet import put

MOST_ROWS = 20_000  # written whole; of a longer sheet only rows with a finding, and as many
COMMENTED_ROWS = 2_000  # a program opens slowly with more comments
MOST_IN_A_COMMENT = 1_000  # characters
ROW = "Row in your file"
NOT_REPEATED = "(not repeated)"
COUNTS_OF_PEOPLE = ("eligible", "completed", "linked")
WORDS_WIDTH, WIDTH = 70, 16
# Of each, the same stands in words beside it: colour says nothing alone.
FILLS = {"refused": "F8CBAD", "doubtful": "FFE699", "worth a look": "DDEBF7"}


def is_whole(table: SentTable) -> bool:
    """Return whether a sheet is written whole; a long one is only its rows with a finding."""
    return len(table.rows) <= MOST_ROWS and not table.left_out


def mark_sheet(sheet: Worksheet, table: SentTable, checked: Checked) -> None:
    """Fill a sheet with the sender's rows, what is wrong with each in a column in front.

    Rows stay where they were, or say where in a column of their own. Counts of people in a row with
    a finding are not repeated.
    """
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in each(checked.findings):
        found[finding.row].append(finding)
    whole = is_whole(table)
    before = [WHAT_IS_WRONG] if whole else [WHAT_IS_WRONG, ROW]
    for line, number in _lines(table, found, whole=whole):
        cells = _cells(table, number, found.get(number, []), checked.kind)
        own = before if number == table.header else ["", *([] if whole else [str(number)])]
        for place, text in enumerate([*own, *cells], start=1):
            put(sheet.cell(line, place), text)
        if number in found:
            _mark(sheet, line, found[number], [*before, *table.names])
    _dress(sheet, table.header if whole else 1, [*before, *table.names], len(before))


def _lines(table: SentTable, found: Iterable[int], *, whole: bool) -> Iterator[tuple[int, int]]:
    """Yield the line that a row is written in, and the row's number as sent."""
    if whole:
        yield from zip(table.rows, table.rows, strict=True)
        return
    some = [row for row in sorted(found) if row in table.rows and row != table.header]
    yield from enumerate([table.header, *some[:MOST_ROWS]], start=1)


def _cells(table: SentTable, number: int, wrong: list[Finding], kind: str) -> Row:
    row = table.rows[number]
    if kind != ABOUT_PEOPLE or not wrong:
        return row
    return tuple(
        NOT_REPEATED if name in COUNTS_OF_PEOPLE and cell else cell
        for name, cell in zip(table.names, row, strict=False)
    )


def _mark(sheet: Worksheet, line: int, wrong: list[Finding], names: list[str]) -> None:
    told = put(sheet.cell(line, 1), _told(wrong))
    told.alignment, told.fill = Alignment(wrap_text=True, vertical="top"), _fill(wrong)
    for name in dict.fromkeys(finding.column for finding in wrong):
        if name not in names:
            continue  # the whole row, or a column that the sheet names in no one cell
        here = [finding for finding in wrong if finding.column == name]
        cell = sheet.cell(line, names.index(name) + 1)
        cell.fill, cell.font = _fill(here), Font(bold=True)
        if line <= COMMENTED_ROWS:
            cell.comment = Comment(_told(here)[:MOST_IN_A_COMMENT], "Workbook")


def _told(wrong: list[Finding]) -> str:
    return " ".join(
        f"{finding.verdict.capitalize()}{f', {finding.column}' if finding.column else ''}: "
        f"{in_words(finding)}"
        for finding in sorted(wrong, key=_gravity)
    )


def _fill(wrong: list[Finding]) -> PatternFill:
    return PatternFill("solid", fgColor=FILLS[min(wrong, key=_gravity).verdict])


def _gravity(finding: Finding) -> int:
    return VERDICTS.index(finding.verdict)


def _dress(sheet: Worksheet, header: int, names: list[str], first: int) -> None:
    for place in range(1, len(names) + 1):
        sheet.cell(header, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = WIDTH
    sheet.column_dimensions["A"].width = WORDS_WIDTH
    sheet.freeze_panes = sheet.cell(header + 1, first + 1)

"""Writes the workbook's own returns as sheets to fill in; filled in, they are read back."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from perfkit.errors import ReturnError, UnknownNameError
from perfkit.framework.comparators import Area
from perfkit.framework.model import Framework, Kpi
from perfkit.framework.settings import Settings
from perfkit.periods import quarter_of
from perfkit.returns.periods_due import periods_due, written
from perfkit.returns.records import OWN
from perfkit.tables import FACTS, RECORDS, Column, Record

NO_FACTS = pd.DataFrame(columns=list(FACTS))
ROWS_VALIDATED = 500  # below the header, so that rows added by hand are checked too
WIDTH, NOTES_WIDTH = 18, 60
MARKS = (
    ("[x]", "not available"),
    ("[c]", "confidential: a number so small that it could be about someone"),
    ("[z]", "not applicable"),
    ("[low]", "rounds to 0, but is not 0"),
)
HOW_TO = (
    "Fill in the sheet named for the kind of return, a row a fact, under its one header row.",
    "Add rows as needed; add no columns: one that is not asked for is refused.",
    "Leave out a row that you have nothing to say on; an empty value is refused, 0 is a value.",
    "Write days as 2026-07-31. Give nothing by which a person could be known.",
)


class Due(NamedTuple):
    """What is asked for: what is not yet among the facts known, of the periods over by a day."""

    as_at: date
    facts: pd.DataFrame  # of `tables.FACTS`


def write_template(
    kpis: Sequence[Kpi],
    *,
    framework: Framework,
    settings: Settings,
    path: Path,
    kind: str = "values",
    due: Due | None = None,
) -> None:
    """Write a return to fill in, as XLSX or CSV by the suffix of `path`.

    An XLSX has a cover, notes, and the sheet named for the kind: one header row with a note on each
    name, no merged cells, lists and bounds of what may be written. Values have a row a KPI and
    period due, targets and narratives a row a KPI, other kinds none.

    Parameters
    ----------
    due
        A KPI's periods follow the last one known for the council; None asks for the last that is
        over today.

    Raises
    ------
    ReturnError
        When the suffix is another, or there is such a file already: it may hold someone's work.
    UnknownNameError
        For a kind of record that there is not.
    """
    if kind not in RECORDS:
        raise UnknownNameError("kind of return", kind, RECORDS)
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise ReturnError(f"{path.name}: a return is written as .xlsx or .csv. Name one of these.")
    if path.exists():
        raise ReturnError(
            f"{path} is there already and may be filled in. Name another file, or remove it."
        )
    record = RECORDS[kind]
    due = due or Due(date.today(), NO_FACTS)
    rows = list(_rows(record, kpis, settings.area, due))
    if path.suffix.lower() == ".csv":
        _write_csv(path, record, rows)
        return
    workbook = Workbook()
    _cover(workbook.worksheets[0], record, framework, kpis, settings.area.name)
    _notes(workbook.create_sheet("Notes"), record, kpis)
    _data(workbook.create_sheet(kind), record, rows, {kpi.id: kpi for kpi in kpis})
    workbook.save(held := BytesIO())  # a spreadsheet half written would look like one
    path.write_bytes(held.getvalue())


def _rows(record: Record, kpis: Sequence[Kpi], area: Area, due: Due) -> Iterator[dict[str, str]]:
    """Give the rows asked for, as far as they are known before they are filled in."""
    if "kpi_id" not in record.names:
        return
    before = quarter_of(due.as_at).start - timedelta(days=1)
    quarter = quarter_of(before)  # narratives are written on the last whole quarter
    for kpi in kpis:
        open_periods = periods_due(kpi, _known(kpi, area, due), as_at=due.as_at)
        periods = [written(kpi, period) for period in open_periods]
        for period in periods or [""]:
            row = {"kpi_id": kpi.id, "period": period, "quarter": quarter.label}
            row |= {"area_code": area.code, "area": area.name, "breakdown": kpi.breakdown}
            yield {name: row.get(name, "") for name in record.names}
            if record.kind != "values":
                break


def _known(kpi: Kpi, area: Area, due: Due) -> pd.DataFrame:
    facts = due.facts
    own = (facts["return_id"] == OWN) & (facts["series"] == kpi.id)
    series = facts["series"].isin(kpi.source.series)
    published = facts["return_id"].eq(kpi.source.return_id) & series
    return facts[(own | published) & (facts["area_code"] == area.code)]


def _write_csv(path: Path, record: Record, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, record.names)
        writer.writeheader()
        writer.writerows(rows)


def _cover(
    sheet: Worksheet, record: Record, framework: Framework, kpis: Sequence[Kpi], area: str
) -> None:
    sheet.title = "Cover"
    stewards = {kpi.data_steward for kpi in kpis}
    names = [role.name for role in framework.roles if role.id in stewards]
    lines = [
        f"{record.title}: {area}",
        f"Each row is {record.grain}.",
        f"Sent by: {', '.join(names) or 'the role that keeps these figures'}.",
        *HOW_TO,
        f"Sheets: Cover, Notes, {record.kind}.",
    ]
    for line in lines:
        sheet.append([line])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width = NOTES_WIDTH * 1.5


def _notes(sheet: Worksheet, record: Record, kpis: Sequence[Kpi]) -> None:
    sheet.append(["What", "Meaning", "How to write it"])
    for column in record.columns:
        sheet.append([column.name, column.meaning, _how_to_write(column)])
    for mark, meaning in MARKS:
        sheet.append([mark, meaning, "in place of a number"])
    for kpi in kpis:
        sheet.append([kpi.id, f"{kpi.title} ({kpi.unit})", _counted(kpi)])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter in "ABC":
        sheet.column_dimensions[letter].width = WIDTH if letter == "A" else NOTES_WIDTH


def _counted(kpi: Kpi) -> str:
    parts = f"{kpi.numerator} out of {kpi.denominator}" if kpi.denominator else kpi.numerator
    bounds = [
        f"at {word} {bound:g}"
        for word, bound in (("least", kpi.lowest), ("most", kpi.highest))
        if bound is not None
    ]
    return "; ".join([parts, *bounds])


def _how_to_write(column: Column) -> str:
    ways = {
        "number": "a number",
        "whole": "a whole number",
        "date": "2026-07-31",
        "period": "2025/26 Q3, 2025/26 or 2025-12-31",
        "yes_no": "yes or no",
        "text": "words",
    }
    allowed = ", ".join(name or "empty" for name in column.allowed)
    return (allowed or ways[column.type]) + ("; must be filled in" if column.required else "")


def _data(
    sheet: Worksheet, record: Record, rows: list[dict[str, str]], kpis: dict[str, Kpi]
) -> None:
    sheet.append(list(record.names))
    for row in rows:
        sheet.append([row[name] or None for name in record.names])
    last = len(rows) + 1 + ROWS_VALIDATED
    for number, column in enumerate(record.columns, start=1):
        letter = get_column_letter(number)
        header = sheet[f"{letter}1"]
        header.font, header.alignment = Font(bold=True), Alignment(vertical="top")
        header.comment = Comment(f"{column.meaning} {_how_to_write(column)}.", "Workbook")
        sheet.column_dimensions[letter].width = WIDTH
        if column.type in ("text", "period") and column.name != "value":
            for row_number in range(2, len(rows) + 2):
                sheet[f"{letter}{row_number}"].number_format = "@"  # 2025/26 is text, not a date
        if rule := _validation(column):
            rule.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = "A2"
    if "value" in record.names:
        _bound_values(sheet, record, rows, kpis)


def _validation(column: Column) -> DataValidation | None:
    """Return what a spreadsheet program is to check; a mark is let in after a warning."""
    options = column.allowed or (("yes", "no") if column.type == "yes_no" else ())
    if options:
        listed = ",".join(option for option in options if option)
        return DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    if column.type == "date":
        return DataValidation(
            type="date", operator="greaterThan", formula1="DATE(1990,1,1)", allow_blank=True
        )
    if column.type == "whole":
        return DataValidation(
            type="whole", operator="greaterThanOrEqual", formula1="0", errorStyle="warning"
        )
    return None


def _bound_values(
    sheet: Worksheet, record: Record, rows: list[dict[str, str]], kpis: dict[str, Kpi]
) -> None:
    """Check each value against its own KPI's natural bounds."""
    letter = get_column_letter(record.names.index("value") + 1)
    for number, row in enumerate(rows, start=2):
        kpi = kpis[row["kpi_id"]]
        bounds = (kpi.lowest, kpi.highest)
        if None not in bounds:
            rule = DataValidation(type="decimal", operator="between", errorStyle="warning")
            rule.formula1, rule.formula2 = (f"{bound:.12g}" for bound in bounds)
        elif kpi.lowest is not None:
            rule = DataValidation(
                type="decimal", operator="greaterThanOrEqual", errorStyle="warning"
            )
            rule.formula1 = f"{kpi.lowest:.12g}"
        else:
            continue
        rule.allow_blank = True
        rule.error = f"{kpi.title}: {_counted(kpi)}; or a mark such as [x]."[:250]
        rule.add(f"{letter}{number}")
        sheet.add_data_validation(rule)

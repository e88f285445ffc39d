from datetime import date

import pandas as pd
import pytest
from openpyxl import load_workbook

from perfkit.errors import ReturnError, UnknownNameError
from perfkit.returns.periods_due import periods_due, written
from perfkit.returns.records import OWN, known_of, own_uses, read_records, value_facts
from perfkit.returns.templates import NO_FACTS, Due, write_template
from perfkit.tables import RECORDS
from tests.unit.framework.make import make_kpi, make_settings, make_small
from tests.unit.returns.make import ORIGIN

SETTINGS = make_settings(area={"code": "E08000001", "name": "Bolton"})
KPI = make_kpi(lowest=0, highest=100)
FRAMEWORK = make_small(KPI)
AS_AT = date(2026, 2, 1)


def facts(series="bins", return_id=OWN, end="2025-06-30", area_code="E08000001"):
    fact = {"return_id": return_id, "series": series, "area_code": area_code}
    return pd.DataFrame([fact | {"period_end": pd.Timestamp(end)}])


def write(path, *, due=None, kind="values"):
    due = due or Due(AS_AT, facts())
    write_template([KPI], framework=FRAMEWORK, settings=SETTINGS, path=path, kind=kind, due=due)
    return path


def test_a_filled_in_spreadsheet_is_read_back(tmp_path):
    path = write(tmp_path / "values.xlsx")
    workbook = load_workbook(path)
    sheet = workbook["values"]
    names = [cell.value for cell in sheet[1]]
    for row, value in ((2, 91.5), (3, "[x]")):
        sheet.cell(row, names.index("value") + 1, value)
        sheet.cell(row, names.index("released_on") + 1, date(2026, 1, 31))
    workbook.save(path)

    origin = ORIGIN._replace(return_id=OWN)
    records = read_records(path, known=known_of(FRAMEWORK), origin=origin)
    got = value_facts(records, uses=own_uses(FRAMEWORK), origin=origin)

    assert got.problems.empty
    assert got.facts["period_text"].tolist() == ["2025/26 Q2", "2025/26 Q3"]
    assert got.facts["value"].iloc[0] == 91.5
    assert got.facts["status"].tolist() == ["", "x"]


def test_a_spreadsheet_says_what_may_be_written(tmp_path):
    workbook = load_workbook(write(tmp_path / "values.xlsx"))
    sheet = workbook["values"]
    assert workbook.sheetnames == ["Cover", "Notes", "values"]
    assert [cell.value for cell in sheet[1]] == list(RECORDS["values"].names)
    assert all(cell.comment for cell in sheet[1])
    assert not sheet.merged_cells.ranges
    rules = {
        (rule.type, rule.formula1, rule.formula2) for rule in sheet.data_validations.dataValidation
    }
    assert ("list", '"p,r,e,u"', None) in rules
    assert ("decimal", "0", "100") in rules


@pytest.mark.parametrize("kind", list(RECORDS))
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_every_kind_that_is_written_is_known_again(tmp_path, kind, suffix):
    path = write(tmp_path / f"return{suffix}", kind=kind)
    got = read_records(path, known=known_of(FRAMEWORK), origin=ORIGIN)
    assert got is not None
    assert (got.kind, got.sound) == (kind, 0)


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    path = tmp_path / "values.csv"
    path.write_text("someone's work")
    with pytest.raises(ReturnError, match="is there already"):
        write(path)
    assert path.read_text() == "someone's work"


def test_another_suffix_and_another_kind_are_refused(tmp_path):
    with pytest.raises(ReturnError, match=r"\.xlsx or \.csv"):
        write(tmp_path / "values.ods")
    with pytest.raises(UnknownNameError, match="kind of return"):
        write(tmp_path / "values.csv", kind="wishes")


@pytest.mark.parametrize(
    ("changes", "known", "labels"),
    [
        ({}, facts(), ["2025/26 Q2", "2025/26 Q3"]),
        ({}, NO_FACTS, ["2025/26 Q3"]),
        ({}, facts(end="2025-12-31"), []),
        ({"frequency": "monthly"}, facts(end="2025-11-30"), ["December 2025", "January 2026"]),
        ({"frequency": "annual"}, facts(end="2024-03-31"), ["2024/25"]),
        ({"frequency": "irregular"}, NO_FACTS, []),
    ],
)
def test_the_periods_due_follow_the_last_one_known(changes, known, labels):
    kpi = make_kpi(**changes)
    got = periods_due(kpi, known, as_at=date(2026, 2, 1))
    assert [period.label for period in got] == labels


@pytest.mark.parametrize(
    ("year_type", "snapshot_day", "text"),
    [
        ("academic", "", "2024/25"),
        ("calendar", "", "2025"),
        ("financial", "", "2024/25"),
        ("snapshot", "09-30", "2024-09-30"),
    ],
)
def test_a_year_due_is_written_so_that_it_reads_back(year_type, snapshot_day, text):
    source = {"return": "log", "value": "bins", "year_type": year_type}
    kpi = make_kpi(frequency="annual", source=source | {"snapshot_day": snapshot_day})
    (period,) = periods_due(kpi, NO_FACTS, as_at=date(2026, 2, 1))
    assert written(kpi, period) == text

import csv
from datetime import timedelta

import pandas as pd
import pytest
from openpyxl import Workbook

from perfkit.errors import ReturnError
from perfkit.returns.records import (
    OWN,
    known_of,
    own_uses,
    read_records,
    value_facts,
)
from perfkit.tables import RECORDS
from tests.unit.framework.make import make_kpi, make_small
from tests.unit.returns.make import ORIGIN

FRAMEWORK = make_small(
    make_kpi(lowest=0, highest=100),
    make_kpi("inspections", unit="in words", source={"return": "log", "value": "inspections"}),
)
RISK = {
    "risk_id": "r1",
    "concerns": "bins",
    "cause": "Lorries are old",
    "event": "they break",
    "effect": "leave bins full",
    "likelihood": "3",
    "impact": "4",
    "controls": "Spare lorry",
    "owner": "boss",
    "released_on": "2026-01-31",
}
VALUE = {
    "kpi_id": "bins",
    "area_code": "E08000001",
    "area": "Bolton",
    "period": "2025/26 Q3",
    "value": "91.5",
    "released_on": "2026-01-31",
}
EXCHANGE = {
    "directorate_id": "place",
    "period": "2025/26 Q3",
    "eligible": "40",
    "completed": "30",
    "linked": "[c]",
    "released_on": "2026-01-31",
}


def write_csv(path, *rows):
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(path):
    return read_records(path, known=known_of(FRAMEWORK), origin=ORIGIN._replace(return_id=OWN))


def test_a_sound_row_is_read_with_its_types(tmp_path):
    got = read(write_csv(tmp_path / "risks.csv", RISK))
    row = got.table.iloc[0]
    assert (got.kind, got.read, got.sound, got.rejected) == ("risks", 1, 1, 0)
    assert (row["likelihood"], row["owner"], row["row"]) == (3, "boss", 2)
    assert row["released_on"] == pd.Timestamp("2026-01-31")


def test_a_file_of_another_kind_is_left_to_others(tmp_path):
    assert read(write_csv(tmp_path / "other.csv", {"name": "a", "value": "1"})) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"likelihood": ""}, "likelihood is empty"),
        ({"likelihood": "6"}, "must be 1 to 5"),
        ({"impact": "2.5"}, "must be a whole number"),
        ({"impact": "high"}, "must be a number"),
        ({"impact": "12345678901"}, "must be a whole number, of at most nine digits"),
        ({"impact": "1e999"}, "must be a number"),
        ({"owner": "A Person"}, "owner is not in the framework"),
        ({"concerns": "binz"}, "concerns is not in the framework"),
        ({"released_on": "31/01/2026"}, "written as 2026-07-31"),
    ],
)
def test_a_wrong_cell_rejects_its_row_and_says_why(tmp_path, changes, words):
    got = read(write_csv(tmp_path / "risks.csv", RISK | changes, RISK | {"risk_id": "r2"}))
    assert (got.sound, got.rejected) == (1, 1)
    assert words in got.problems["rule"][0]
    assert got.problems["row"][0] == 2


def test_a_role_may_be_named_by_its_title(tmp_path):
    assert read(write_csv(tmp_path / "risks.csv", RISK | {"owner": "Boss"})).sound == 1


def test_an_unknown_column_is_refused_by_name(tmp_path):
    path = write_csv(tmp_path / "risks.csv", RISK | {"employee_name": "x"})
    with pytest.raises(ReturnError, match=r"risks\.csv.*unknown columns.*employee_name"):
        read(path)


def test_a_missing_column_is_refused_by_name(tmp_path):
    path = write_csv(tmp_path / "risks.csv", {k: v for k, v in RISK.items() if k != "owner"})
    with pytest.raises(ReturnError, match="missing columns for risks: owner"):
        read(path)


def test_two_rows_of_one_key_are_one_where_equal_and_none_where_they_differ(tmp_path):
    other = RISK | {"risk_id": "r2"}
    got = read(write_csv(tmp_path / "r.csv", RISK, RISK, other, other | {"impact": "5"}))
    assert (len(got.table), got.sound, got.rejected) == (1, 2, 2)
    assert got.problems["row"].tolist() == [4, 5]
    assert set(got.problems["dimension"]) == {"uniqueness"}


@pytest.mark.parametrize(("count", "sound"), [("9", 0), ("10", 1), ("0", 0), ("[c]", 1)])
def test_fewer_than_ten_people_are_never_kept_nor_repeated(tmp_path, count, sound):
    row = EXCHANGE | {"completed": count}
    got = read(write_csv(tmp_path / "insight.csv", row))
    assert got.sound == sound
    assert set(got.problems["got"]) <= {""}


def test_a_mark_stands_for_its_number(tmp_path):
    row = read(write_csv(tmp_path / "insight.csv", EXCHANGE)).table.iloc[0]
    assert pd.isna(row["linked"])
    assert (row["marks"], row["completed"]) == ("linked [c]", 30)


def test_a_case_study_without_consent_is_not_kept(tmp_path):
    text = dict.fromkeys(("title", "situation", "action", "result", "evidence", "team"), "Words")
    row = {"case_study_id": "c1", "concerns": "bins", "released_on": "2026-01-31", **text}
    rows = [row | {"consent": "yes"}, row | {"case_study_id": "c2", "consent": "no"}]
    got = read(write_csv(tmp_path / "case.csv", *rows))
    assert got.table["case_study_id"].tolist() == ["c1"]


def test_a_spreadsheets_cover_and_title_rows_are_passed_over(tmp_path):
    workbook = Workbook()
    workbook.active.append(["Risks of the service"])
    sheet = workbook.create_sheet("Data")
    sheet.append(["Risks"])
    sheet.append([])
    sheet.append(list(RISK))
    typed = RISK | {"likelihood": 3, "released_on": pd.Timestamp("2026-01-31").to_pydatetime()}
    sheet.append(list(typed.values()))
    workbook.save(tmp_path / "risks.xlsx")
    got = read(tmp_path / "risks.xlsx")
    assert (got.sound, got.table["row"].tolist()) == (1, [4])


def test_a_spreadsheet_that_is_none_is_refused_by_name(tmp_path):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"not a spreadsheet")
    with pytest.raises(ReturnError, match=r"broken\.xlsx cannot be opened"):
        read(path)


def values(path):
    records = read(path)
    return value_facts(records, uses=own_uses(FRAMEWORK), origin=ORIGIN._replace(return_id=OWN))


def test_values_become_facts_of_the_kpi(tmp_path):
    got = values(write_csv(tmp_path / "v.csv", VALUE, VALUE | {"period": "2025/26 Q4"}))
    fact = got.facts.iloc[0]
    assert (fact["return_id"], fact["series"], fact["value"]) == ("own", "bins", 91.5)
    assert (fact["release_basis"], fact["released_on"]) == ("file", pd.Timestamp("2026-01-31"))
    assert got.sources["row"].tolist() == [2, 3]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kpi_id": "binz"}, "not in the framework"),
        ({"value": "101"}, "above 100"),
        ({"value": ""}, "value is empty"),
        ({"period": "winter"}, "is not a period"),
        ({"area_code": "Bolton"}, "not a letter and eight digits"),
    ],
)
def test_a_wrong_value_is_rejected_and_counted(tmp_path, changes, words):
    got = values(write_csv(tmp_path / "v.csv", VALUE | changes, VALUE | {"period": "2025/26 Q4"}))
    assert (got.read, got.sound, got.rejected, got.out_of_scope) == (2, 1, 1, 0)
    assert words in got.problems["rule"][0]


def test_a_value_may_be_missing_or_in_words(tmp_path):
    words = VALUE | {"kpi_id": "inspections", "value": "Good"}
    got = values(write_csv(tmp_path / "v.csv", VALUE | {"value": "[c]"}, words))
    assert got.facts["value"].isna().all()
    assert got.facts["status"].tolist() == ["c", ""]
    assert got.facts["value_text"].tolist() == ["[c]", "Good"]


def test_every_kind_can_be_told_from_its_header(tmp_path):
    for kind, record in RECORDS.items():
        row = dict.fromkeys(record.names, "x")
        assert read(write_csv(tmp_path / f"{kind}.csv", row)).kind == kind


@pytest.mark.parametrize(("later", "sound"), [(0, 1), (1, 0)])
def test_a_row_made_known_after_the_file_was_received_is_a_slip(tmp_path, later, sound):
    day = ORIGIN.received_on + timedelta(days=later)
    got = read(write_csv(tmp_path / "risks.csv", RISK | {"released_on": day.isoformat()}))
    assert got.sound == sound
    assert got.problems["rule"].str.startswith("released_on is after the day").tolist() == (
        [True] * later
    )

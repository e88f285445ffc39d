from datetime import UTC, datetime

import pandas as pd
import pytest

from perfkit.errors import ReturnError
from perfkit.store.engine import open_store
from perfkit.store.load import load_paths
from tests.unit.quality.sent.make import FRAMEWORK, SETTINGS, check, value, values, write

PLACES = [["code", "area"], *[["E08000001", "Bolton"]] * 9, *[["E08000002", "Bury"]] * 9]
QUARTERS = [f"{year}/{year - 1999} Q{quarter}" for year in (2023, 2024) for quarter in (1, 2, 3, 4)]


def cells(checked, verdict):
    found = checked.findings[checked.findings["verdict"] == verdict]
    return list(zip(found["row"], found["column"], found["got"], strict=True))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_return_is_refused_where_loading_would_refuse_it(tmp_path, suffix):
    path = values(
        tmp_path / f"sent{suffix}",
        value(),
        value(value="101", period="2025/26 Q2"),
        value(kpi_id="litter"),
    )
    got = check(path)
    assert (got.counted, got.read, got.sound, got.refused) == ("row", 3, 1, 2)
    assert sorted(cells(got, "refused")) == [(3, "value", "101"), (4, "kpi_id", "litter")]


def test_loading_a_file_comes_to_what_its_check_said(tmp_path):
    rows = [value(), value(value="101", period="2025/26 Q2"), value(kpi_id="litter"), value()]
    path = values(tmp_path / "sent.csv", *rows)
    store = open_store(f"sqlite:///{(tmp_path / 'store.db').as_posix()}")
    (receipt,) = load_paths(
        [path],
        store=store,
        framework=FRAMEWORK,
        settings=SETTINGS,
        now=datetime(2026, 4, 1, tzinfo=UTC),
    )
    store.dispose()
    got = check(path)
    assert (receipt.read, receipt.sound, receipt.rejected) == (4, 2, 2)
    assert (got.read, got.sound, got.refused) == (4, 2, 2)


def test_a_doubt_refuses_nothing(tmp_path):
    rows = [value(value="12", upper="[x]"), value(period="2026/27 Q1", value="12")]
    got = check(values(tmp_path / "sent.csv", *rows))
    assert (got.refused, got.doubtful) == (0, 1)
    assert [row for row, _, _ in cells(got, "doubtful")] == [3]


def test_what_is_worth_a_look_is_never_refused(tmp_path):
    rows = [value(period=quarter, value=str(80 + at)) for at, quarter in enumerate(QUARTERS)]
    rows[5] = value(period=QUARTERS[5], value="85", area="Boltn")
    got = check(values(tmp_path / "sent.csv", *rows))
    assert (got.refused, got.sound) == (0, 8)
    looked = got.findings[got.findings["verdict"] == "worth a look"]
    assert looked[["row", "column", "got", "likely"]].to_numpy().tolist() == [
        [7, "area", "Boltn", "Bolton"]
    ]
    assert looked["confidence"].between(0, 1).all()


def test_a_cell_that_a_rule_refuses_is_not_told_of_twice(tmp_path):
    rows = [value(period=quarter, value=str(80 + at)) for at, quarter in enumerate(QUARTERS)]
    rows[5] = value(period=QUARTERS[5], value="many")
    got = check(values(tmp_path / "sent.csv", *rows))
    assert got.findings[["verdict", "row", "column"]].to_numpy().tolist() == [
        ["refused", 7, "value"]
    ]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_a_layout_that_nobody_knows_is_profiled_all_the_same(tmp_path, suffix):
    rows, path = [*PLACES, ["E08000002", "Burry"]], tmp_path / f"places{suffix}"
    if suffix == ".parquet":
        pd.DataFrame(rows[1:], columns=rows[0]).to_parquet(path)
    else:
        write(path, *rows)
    got = check(path)
    assert (got.layout, got.read, got.refused) == ("", 0, 0)
    assert cells(got, "worth a look") == [(20, "area", "Burry")]


def test_rows_are_numbered_as_the_sheet_numbers_them(tmp_path):
    title = [["Places of 2026"], []]
    got = check(write(tmp_path / "places.csv", *title, *PLACES, ["E08000002", "Burry"]))
    assert cells(got, "worth a look") == [(22, "area", "Burry")]


@pytest.mark.parametrize("header", [["area", "area"], ["", "area"], ["", ""]])
def test_columns_of_one_name_or_none_are_told_apart(tmp_path, header):
    got = check(write(tmp_path / "places.csv", header, *PLACES[1:], ["E08000002", "Burry"]))
    assert len(set(got.table.names)) == 2
    assert [row for row, _, _ in cells(got, "worth a look")] == [20]


def test_of_several_sheets_the_fullest_is_looked_at_and_the_others_are_named(tmp_path):
    path = write(tmp_path / "places.xlsx", *PLACES, sheet="Places")
    with pd.ExcelWriter(path, mode="a") as more:
        pd.DataFrame({"note": ["Read me"]}).to_excel(more, sheet_name="Read me", index=False)
    got = check(path)
    assert got.table.sheet == "Places"
    assert got.remarks[-1] == "The sheet 'Places' was looked at, the fullest. Not: Read me."


def test_a_large_file_is_held_against_every_rule_and_profiled_in_part(tmp_path):
    rows = [value(period=quarter, value=str(80 + at)) for at, quarter in enumerate(QUARTERS)]
    rows[7] = value(period=QUARTERS[7], value="101")
    got = check(values(tmp_path / "sent.csv", *rows), most_cells=5 * 13)
    assert cells(got, "refused") == [(9, "value", "101")]
    assert got.table.rows.keys() == {1, 2, 3, 4, 5, 9}
    assert "4 were not" not in got.remarks[0] and "3 were not" in got.remarks[0]


def test_counts_of_people_are_neither_repeated_nor_compared(tmp_path):
    names = ["directorate_id", "period", "eligible", "completed", "linked", "released_on"]
    row = ["place", "2025/26 Q3", "9", "7", "[c]", "2026-01-31"]
    got = check(write(tmp_path / "exchanges.csv", names, row))
    assert got.refused == 1
    assert set(got.findings["got"]) == {""}
    assert "Its counts of people were not compared" in got.remarks[0]


def test_a_header_alone_is_told_and_refuses_nothing(tmp_path):
    got = check(values(tmp_path / "sent.csv"))
    assert (got.read, got.refused, len(got.findings)) == (0, 0, 0)
    assert "no row below its header" in got.remarks[0]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.csv", b"", "empty"),
        ("blank.csv", b"\n,,\n", "empty"),
        ("latin.csv", "name,n\nCafé,1\n".encode("latin-1"), "not text in UTF-8"),
        ("semi.csv", b"a;b;c\n1;2;3\n", "parted by semicolons"),
        ("wrong.csv", b"kpi_id,area_code,area,period,colour,released_on\n", "unknown columns"),
        ("old.xls", b"\xd0\xcf\x11\xe0\x00\x00", "no spreadsheet of that kind"),
        ("words.docx", b"PK\x03\x04rest", "is no table that can be checked"),
        ("broken.xlsx", b"PK\x03\x04rest", "cannot be opened"),
        ("broken.parquet", b"PAR1rest", "cannot be read"),
        ("made.json", b'{"a": 1}', "is no table that can be checked"),
    ],
)
def test_what_cannot_be_read_is_told_by_name_with_what_to_do(tmp_path, name, content, told):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReturnError, match=told) as error:
        check(path)
    assert name in str(error.value)

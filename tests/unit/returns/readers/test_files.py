import pandas as pd
import pytest

from perfkit.errors import ReturnError
from perfkit.returns.readers import READERS, choose_reader
from perfkit.returns.readers.files import read_grid, read_rows
from perfkit.tables import CELLS
from tests.unit.returns.readers.examples import BOLTON, LAIT, first, read_sheet, write_sheet

ROW = ("ReReferral", BOLTON, "350", "Bolton", "2025", "20.5")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("blank.csv", b"\r\n \r\n"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("latin.csv", "area,café\n".encode("latin-1")),
        ("broken.parquet", b"PAR1 and nothing more"),
        ("named.parquet", b"indicator_id,area_code\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(ReturnError, match=name):
        choose_reader(path)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(ReturnError, match=r"absent\.csv"):
        choose_reader(tmp_path / "absent.csv")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("other.csv", b"name,favourite colour\nBolton,white\n"),
        ("return.xlsx", b"PK\x03\x04 a workbook"),
        ("settings.json", b'{"council": "Illustrative"}'),
    ],
)
def test_a_file_of_no_known_layout_has_no_reader(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)

    assert choose_reader(path) is None


def test_a_column_too_many_makes_a_layout_unknown(tmp_path):
    path = write_sheet(tmp_path, (*LAIT, "comment"), (*ROW, ""))

    assert choose_reader(path) is None


def test_the_order_of_columns_and_a_byte_order_mark_do_not_matter(tmp_path):
    path = write_sheet(tmp_path, LAIT[::-1], ROW[::-1])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert choose_reader(path).id == "dfe-lait"
    assert first(choose_reader(path).read(path, wanted=None))["value_text"] == "20.5"


def test_every_reader_has_an_id_of_its_own_and_a_title():
    ids = [reader.id for reader in READERS]

    assert len(set(ids)) == len(ids)
    assert all(reader.title for reader in READERS)
    assert all(bool(reader.return_id) == (reader.kind == "facts") for reader in READERS)


def test_rows_are_numbered_as_the_sheet_numbers_them_and_empty_ones_left_out(tmp_path):
    empty = ("",) * len(LAIT)

    cells = read_sheet(tmp_path, LAIT, empty, ROW, empty, empty)

    assert cells.table["row"].tolist() == [3]
    assert cells.read == 1


def test_cells_have_the_columns_that_every_reader_gives_as_text(tmp_path):
    table = read_sheet(tmp_path, LAIT, ROW).table

    assert tuple(table.columns) == CELLS
    assert table["row"].dtype == "int64"
    assert set(table.drop(columns="row").dtypes) == {pd.StringDtype(na_value=float("nan"))}


def test_series_not_wanted_are_counted_out_of_scope(tmp_path):
    other = ("FirstYJS", *ROW[1:])

    cells = read_sheet(tmp_path, LAIT, ROW, other, wanted=frozenset({"ReReferral"}))

    assert (len(cells.table), cells.read, cells.out_of_scope) == (1, 2, 1)


def test_a_sheet_with_a_header_alone_holds_no_cells(tmp_path):
    cells = read_sheet(tmp_path, LAIT)

    assert (len(cells.table), cells.read) == (0, 0)
    assert tuple(cells.table.columns) == CELLS


@pytest.mark.parametrize("rows", [(LAIT, (*ROW, "more")), (LAIT, ROW, (*ROW, "more"))])
def test_rows_with_more_cells_than_the_header_are_refused(tmp_path, rows):
    path = write_sheet(tmp_path, *rows)

    with pytest.raises(ReturnError, match=r"sheet\.csv cannot be read"):
        read_rows(path)


def test_rows_with_too_few_cells_are_filled_with_nothing(tmp_path):
    cells = read_sheet(tmp_path, LAIT, ROW[:5])

    assert first(cells)["value_text"] == ""
    assert first(cells)["status"] == "x"


@pytest.mark.parametrize("read", [read_rows, read_grid])
def test_bytes_that_are_not_text_are_refused_wherever_they_stand(tmp_path, read):
    path = write_sheet(tmp_path, LAIT, *[ROW] * 400)
    path.write_bytes(path.read_bytes() + b"\xff\xfe")

    with pytest.raises(ReturnError, match="not text in UTF-8"):
        read(path)


def test_numbers_in_parquet_become_texts_that_read_back_to_them(tmp_path):
    path = tmp_path / "numbers.parquet"
    numbers = [19.600000000000001, 1e-7, None, 2000.0]
    pd.DataFrame({"value": numbers, "count": [1, 2, 3, 40_000_000_000]}).to_parquet(path)

    rows = read_rows(path)

    assert [float(text) if text else None for text in rows["value"]] == numbers
    assert rows["count"].tolist() == ["1", "2", "3", "40000000000"]
    assert rows.index.tolist() == [2, 3, 4, 5]


def test_parquet_and_csv_of_one_layout_have_one_reader(tmp_path):
    path = tmp_path / "lait.parquet"
    pd.DataFrame([ROW], columns=LAIT).to_parquet(path)
    reader = choose_reader(path)

    from_parquet = reader.read(path, wanted=None).table

    pd.testing.assert_frame_equal(from_parquet, read_sheet(tmp_path, LAIT, ROW).table)

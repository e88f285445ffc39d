"""What is said of a table that no reader knows."""

import pytest

from tests.unit.quality.sent.make import check, write

NAMES = ["date", "area_type", "area_code", "area", "count", "rate"]
ROW = ["2026-01-01", "Local authority", "E08000001", "Bolton", "5295", "3"]
CLAIMANTS = "Claimant count by month, of wards or councils"


@pytest.mark.parametrize(
    ("name", "rows", "told"),
    [
        (
            "renamed.csv",
            [[*NAMES[:4], "counts", "rate"], ROW],
            (
                f"Nearest is the layout '{CLAIMANTS}': `counts` where `count` is expected.",
                "Give its columns the names that are expected; then check it again.",
            ),
        ),
        (
            "titled.csv",
            [["Claimants"], [], NAMES, ROW],
            (
                f"Its columns are those of the layout '{CLAIMANTS}'.",
                "Put the names, which stand in row 3, into row 1; then check it again.",
            ),
        ),
        (
            "sheet.xlsx",
            [NAMES, ROW],
            (
                f"Its columns are those of the layout '{CLAIMANTS}'.",
                "Save the sheet 'values' as comma separated values in UTF-8 (.csv), for a "
                "published layout is not read from a spreadsheet; then check it again.",
            ),
        ),
        (
            "any.csv",
            [["a", "b"], ["1", "2"]],
            (
                "Its columns come near to no layout that is known. Send the publisher's own file, "
                "or fill in one that perfkit template writes.",
            ),
        ),
    ],
)
def test_a_table_that_no_reader_knows_is_told_how_to_be_known(tmp_path, name, rows, told):
    got = check(write(tmp_path / name, *rows))
    assert (got.outcome, got.remarks) == ("no layout", told)


def test_what_is_missing_and_what_is_not_expected_are_told(tmp_path):
    got = check(write(tmp_path / "sent.csv", [*NAMES[:5], "colour"], ROW))
    assert got.remarks[0].endswith(": `rate` missing; `colour` not expected.")

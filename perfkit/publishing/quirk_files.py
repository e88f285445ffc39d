"""The rows behind each known quirk of the sources, as CSV files beside the pages."""

from pathlib import Path

import pandas as pd

from perfkit.edition import contents
from perfkit.framework.model import Quirk
from perfkit.returns.spreadsheet import write_csv
from perfkit.views.figures import DATA
from perfkit.views.names import rows_of
from perfkit.views.quirks import quirk_file

HEADER = ("File", "Row", "Column", "What is there", "Quirk", "Cells in the file", "As at")


def write_quirk_files(folder: Path) -> int:
    """Write the cells of each quirk that was found into ``pages/data``; return how many files.

    One row a cell, in the order of file and row: the first of each file, beside the count of all.
    Where nothing was found there is no file.
    """
    explained = {quirk.id: quirk for quirk in contents.read_framework(folder).quirks}
    as_at = str(contents.read_json(folder / "tables" / contents.ABOUT)["as_at"])
    counts = contents.read_table(folder, "quirks")
    rows = contents.read_table(folder, "quirk_rows")
    place = folder / "pages" / DATA
    place.mkdir(parents=True, exist_ok=True)
    files = 0
    for quirk_id, cells in rows.groupby("quirk", sort=False):
        counted = counts[counts["quirk"] == quirk_id].groupby("file")["cells"].max()
        _write(place / quirk_file(str(quirk_id)), explained[str(quirk_id)], cells, counted, as_at)
        files += 1
    return files


def _write(
    path: Path, quirk: Quirk, cells: pd.DataFrame, counted: "pd.Series[int]", as_at: str
) -> None:
    rows = (
        (row.file, row.row, row.column, row.got, quirk.name, counted[row.file], as_at)
        for row in rows_of(cells)
    )
    write_csv(path, HEADER, rows)

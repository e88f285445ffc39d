import csv

import pandas as pd

from perfkit.edition import contents
from perfkit.framework.model import Quirk
from perfkit.publishing.quirk_files import write_quirk_files
from perfkit.tables import QUIRK_ROWS, QUIRKS
from tests.unit.framework.make import make_small

DASHES = Quirk(
    id="dashes",
    name="A dash, where a figure is missing",
    means="It is missing.",
    done="Read as missing.",
    dimension="completeness",
    cause="entry",
)


def test_each_quirk_found_has_a_file_of_its_cells_that_no_spreadsheet_takes_for_formulas(tmp_path):
    counts = [("dashes", "a", "a.csv", 1_500), ("free", "a", "a.csv", 0)]
    rows = [("dashes", "a", "a.csv", 7, "value", "-"), ("dashes", "a", "a.csv", 9, "value", "=1+1")]
    tables = tmp_path / "tables"
    contents.write_table(tables, "quirks", pd.DataFrame(counts, columns=list(QUIRKS)))
    contents.write_table(tables, "quirk_rows", pd.DataFrame(rows, columns=list(QUIRK_ROWS)))
    contents.write_json(tables / contents.ABOUT, {"as_at": "2026-07-31"})
    contents.write_framework(tmp_path, make_small().model_copy(update={"quirks": (DASHES,)}))

    assert write_quirk_files(tmp_path) == 1

    written = tmp_path / "pages" / "data" / "quirk-dashes.csv"
    assert [path.name for path in written.parent.iterdir()] == [written.name]
    with written.open(encoding="utf-8-sig", newline="") as file:
        header, first, second = csv.reader(file)
    assert header[:4] == ["File", "Row", "Column", "What is there"]
    assert first == ["a.csv", "7", "value", "'-", DASHES.name, "1500", "2026-07-31"]
    assert second[3] == "'=1+1"

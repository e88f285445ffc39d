import csv

import pandas as pd

from perfkit.edition import contents
from perfkit.publishing.incomplete_file import write_incomplete_file
from perfkit.tables import INCOMPLETE


def test_every_figure_that_is_not_complete_is_a_row_with_its_place(tmp_path):
    figure = dict.fromkeys(INCOMPLETE, "") | {"file": "a.csv", "row": 7, "column": "value"}
    figure |= {"got": "..", "status": "x", "rule": "Asked for and not filled."}
    contents.write_table(tmp_path / "tables", "incomplete", pd.DataFrame([figure]))

    write_incomplete_file(tmp_path)

    written = tmp_path / "pages" / "data" / "incomplete.csv"
    with written.open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    told = dict(zip(header, row, strict=True))
    names = ("File", "Row", "Column", "What is there", "Mark it is read as")
    assert [told[name] for name in names] == ["a.csv", "7", "value", "..", "x"]

import csv

import pandas as pd

from perfkit.edition import contents
from perfkit.publishing.problem_file import write_problem_file
from perfkit.tables import FAILING


def test_every_problem_is_a_row_with_its_place_and_its_rule(tmp_path):
    problem = dict.fromkeys(FAILING, "") | {"file": "a.csv", "row": 7, "column": "value"}
    problem |= {"got": "-x", "rule": "The value is no number.", "severity": "rejected"}
    contents.write_table(tmp_path / "tables", "problems", pd.DataFrame([problem]))
    mended = pd.DataFrame([problem | {"row": 8}])
    contents.write_table(tmp_path / "tables", "closed_problems", mended)

    write_problem_file(tmp_path)

    written = tmp_path / "pages" / "data" / "problems.csv"
    with written.open(encoding="utf-8-sig", newline="") as file:
        header, row, closed = csv.reader(file)
    told = dict(zip(header, row, strict=True))
    assert told["State"] == "open"
    assert dict(zip(header, closed, strict=True))["State"] == "closed"
    assert [told[name] for name in ("File", "Row", "Column", "What is there")] == [
        "a.csv",
        "7",
        "value",
        "'-x",
    ]
    assert (told["Problem"], told["Rejected, missing or doubtful"]) == (problem["rule"], "rejected")

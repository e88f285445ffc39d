"""The rows behind the problems of the data-quality page, as a CSV file beside the pages."""

import csv
from pathlib import Path

from perfkit.edition import contents
from perfkit.views.chart_data import safe
from perfkit.views.figures import DATA
from perfkit.views.names import rows_of
from perfkit.views.quality_problems import FILE

COLUMNS = {
    "file": "File",
    "row": "Row",
    "column": "Column",
    "got": "What is there",
    "rule": "Problem",
    "rule_id": "Rule",
    "root_cause": "Usual cause",
    "severity": "Rejected, missing or doubtful",
    "dimension": "Dimension",
    "return_id": "Return",
    "series": "Series",
    "area_code": "Area",
    "period_text": "Period",
}


def write_problem_file(folder: Path) -> None:
    """Write every problem of an edition into ``pages/data``: one row a cell and broken rule.

    Cells that are hidden to protect people are hidden there too.
    """
    rows = contents.read_table(folder, "problems")[list(COLUMNS)]
    place = folder / "pages" / DATA
    place.mkdir(parents=True, exist_ok=True)
    # The mark in front tells a spreadsheet that the file is UTF-8.
    with (place / FILE).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS.values())
        writer.writerows([safe(str(cell)) for cell in row] for row in rows_of(rows))

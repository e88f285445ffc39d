"""The rows behind the problems of the data-quality page, as a CSV file beside the pages."""

from pathlib import Path

from perfkit.edition import contents
from perfkit.returns.spreadsheet import write_csv
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
    write_csv(place / FILE, list(COLUMNS.values()), rows_of(rows))

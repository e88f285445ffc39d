"""The rows behind every share of completeness, as a CSV file beside the pages."""

from pathlib import Path

from perfkit.edition import contents
from perfkit.returns.spreadsheet import write_csv
from perfkit.views.figures import DATA
from perfkit.views.names import rows_of
from perfkit.views.quality_dimensions import FILE

COLUMNS = {
    "file": "File",
    "row": "Row",
    "column": "Column",
    "got": "What is there",
    "status": "Mark it is read as",
    "rule": "Why it is not complete",
    "return_id": "Return",
    "series": "Series",
    "area_code": "Area",
    "period_text": "Period",
    "breakdown": "Group",
}


def write_incomplete_file(folder: Path) -> None:
    """Write every figure of an edition that is not complete into ``pages/data``: one row a figure.

    Per return there are as many rows as the page counts. An empty cell is what was left blank.
    """
    rows = contents.read_table(folder, "incomplete")[list(COLUMNS)]
    place = folder / "pages" / DATA
    place.mkdir(parents=True, exist_ok=True)
    write_csv(place / FILE, list(COLUMNS.values()), rows_of(rows))

"""The rows behind the problems of the data-quality page, as a CSV file beside the pages."""

from pathlib import Path

import pandas as pd

from perfkit.edition import contents
from perfkit.returns.spreadsheet import write_csv
from perfkit.views.figures import DATA
from perfkit.views.names import rows_of
from perfkit.views.quality_problems import FILE

STATES = {"problems": "open", "closed_problems": "closed"}  # tables of an edition
COLUMNS = {
    "state": "State",
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

    Those that are open come before those that were closed since the edition before. Cells that are
    hidden to protect people are hidden there too.
    """
    parts = (contents.read_table(folder, name).assign(state=STATES[name]) for name in STATES)
    rows = pd.concat(parts)[list(COLUMNS)]
    place = folder / "pages" / DATA
    place.mkdir(parents=True, exist_ok=True)
    write_csv(place / FILE, list(COLUMNS.values()), rows_of(rows))

"""Statutory homelessness (H-CLIC), tidy: one row a measure, area and quarter."""

from pathlib import Path

import pandas as pd

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather
from perfkit.returns.readers.files import read_rows

COUNCIL = r"E0[6-9]\d{6}"


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row; the mark of a revised or fixed file is the status ``r``.

    "Rest of England" has no area code and is out of scope. London stands in every sheet twice,
    beside England and among the regions: where both say the same, the second is out of scope. The
    region published with a council is kept in the note, for it is not always the right one.
    """
    table = read_rows(path)
    of_wanted = table if wanted is None else table[table["indicator_id"].isin(wanted)]
    columns: Columns = {
        "column": "value",
        "series": of_wanted["indicator_id"],
        "area_code": of_wanted["area_code"],
        "area": of_wanted["area"],
        "period_text": of_wanted["period"],
        "value_text": of_wanted["value"],
        "status": _revised(of_wanted),
        "note": _region_note(of_wanted),
    }
    copy = of_wanted.duplicated(["indicator_id", "area_code", "period", "value"])
    cells = gather(columns, wanted=None, in_scope=of_wanted["area_code"].ne("-") & ~copy)
    return Cells(cells.table, len(table), len(table) - len(cells.table))


def _revised(table: pd.DataFrame) -> "pd.Series[str] | str":
    if "revised_file" not in table:
        return ""
    revised = table["revised_file"].str.lower().eq("true")
    return pd.Series("", index=table.index, dtype="str").mask(revised, "r")


def _region_note(table: pd.DataFrame) -> "pd.Series[str] | str":
    if "region_as_published" not in table:
        return ""
    region = table["region_as_published"].str.strip()
    told = region.ne("") & table["area_code"].str.fullmatch(COUNCIL)
    return ("region as published: " + region).where(told, "")


READER = Reader(
    id="hclic-tidy",
    return_id="hclic",
    title="Statutory homelessness, quarterly, long layout",
    recognises=header_is(
        "indicator_id",
        "area_code",
        "area",
        "period",
        "value",
        optional=(
            "indicator",
            "region_as_published",
            "period_end",
            "revised_file",
            "source_file",
        ),
    ),
    read=read,
)

"""Ofsted's judgements of children's services: one row an inspection, a column a judgement."""

from pathlib import Path

import pandas as pd

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather, join
from perfkit.returns.readers.files import read_rows

JUDGEMENTS = (
    "Overall effectiveness",
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
)
SAME_INSPECTION = ["area_code", "Inspection date", "Publication date", *JUDGEMENTS]


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell an inspection and judgement, in words; the period is the inspection's day.

    The list of current judgements and the history overlap: of two rows that say the same of one
    inspection the second is out of scope. Care leavers were not judged apart before 2023: not
    available.
    """
    table = read_rows(path)
    first = ~table.duplicated(SAME_INSPECTION)
    common: Columns = {
        "area_code": table["area_code"],
        "area": table["area"],
        "period_text": table["Inspection date"],
        "released_on": table["Publication date"],
    }
    return join(
        gather(
            {
                **common,
                "column": judgement,
                "series": pd.Series(judgement, index=table.index, dtype="str"),
                "value_text": table[judgement],
            },
            wanted=wanted,
            in_scope=first,
        )
        for judgement in JUDGEMENTS
    )


READER = Reader(
    id="ofsted-childrens-services",
    return_id="ofsted-childrens-services",
    title="Ofsted's judgements of children's services, current and past",
    recognises=header_is(
        *("list", "area_code", "area", "Ofsted region", "Inspection date", "Publication date"),
        *JUDGEMENTS,
        *("Local authority status", "Inspection type"),
    ),
    read=read,
)

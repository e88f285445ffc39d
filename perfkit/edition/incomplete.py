"""The figures behind every share of completeness: not filled, or told by too few."""

import pandas as pd

from perfkit.quality.dimensions import failed_figures
from perfkit.quality.looked_at import not_filled
from perfkit.store import read
from perfkit.store.engine import Store
from perfkit.tables import INCOMPLETE

NOT_FILLED = "Asked for and not filled."
_ORDER = ["return_id", "series", "area_code", "file", "row", "column"]


def incomplete(
    facts: pd.DataFrame, problems: pd.DataFrame, checked: pd.DataFrame, store: Store
) -> pd.DataFrame:
    """Return one row a figure that fails completeness, of tables.INCOMPLETE.

    The same figures as `by_field` counts: those that `not_filled` gives, and the `problems`
    (tables.FAILING) of completeness. Both, and `checked`, with each check under the series that it
    counts for. Where several files gave a figure the first stands for it.
    """
    empty = not_filled(facts, checked)
    first = read.sources_of(store, empty["fact_id"]).drop_duplicates("fact_id")
    placed = empty.merge(first, on="fact_id", how="left")
    texts = {name: placed[name].fillna("") for name in ("file", "column")}
    told = failed_figures(problems[problems["dimension"] == "completeness"])
    parts = [
        placed.assign(**texts, got=placed["value_text"], rule=NOT_FILLED),
        told.assign(breakdown="", status=""),
    ]
    together = pd.concat([part[list(INCOMPLETE)].astype({"row": "Int64"}) for part in parts])
    return together.sort_values(_ORDER, kind="stable", ignore_index=True)

"""How many figures each dimension could be checked on, by return and series."""

from collections.abc import Collection

import pandas as pd

from perfkit.framework.checks import DIMENSIONS
from perfkit.quality.checks.alone import COUNTED
from perfkit.quality.checks.together import HELD_BACK, NOT_ASKED
from perfkit.returns.rules.value_is_not_carried_forward import (
    CARRIED_FORWARD_FROM,
    COUNCIL,
    WITHIN_A_YEAR,
)

REGION = "region as published:"
_FIELD = ["return_id", "series"]


def looked_at(
    facts: pd.DataFrame, *, bounded: Collection[tuple[str, str]] = (), area_code: str = ""
) -> pd.DataFrame:
    """Return one row a return, series and dimension: figures `checked`, and of those `failed`.

    What was looked at is told, not assumed: where no rule of a dimension bears on a figure, it was
    not checked. Every figure was checked for validity and uniqueness when it was loaded. Complete
    is what has a value, a word, or a mark that holds it back; what does not apply was not asked
    for. Only completeness fails here: all other faults are problems.

    Parameters
    ----------
    bounded
        The returns and series with natural bounds: what lies within them can be believed so far.
    area_code
        The council, of which it is checked in which region it is published.
    """
    asked = facts["status"] != NOT_ASKED
    words = facts["value"].isna() & (facts["value_text"] != "") & (facts["status"] == "")
    filled = facts["value"].notna() | words | facts["status"].isin(HELD_BACK)
    every = pd.Series(data=True, index=facts.index)
    pairs = pd.MultiIndex.from_frame(facts[_FIELD])
    region = facts["note"].astype("str").str.contains(REGION) & (facts["area_code"] == area_code)
    checked = {
        "accuracy": pd.Series(pairs.isin(list(bounded)), index=facts.index)
        | _could_be_carried_forward(facts)
        | _says_how_many_reported(facts),
        "completeness": asked,
        "uniqueness": every,
        "consistency": (facts["numerator"].notna() & facts["denominator"].notna()) | region,
        "timeliness": ~every,
        "validity": every,
    }
    none = pd.Series(data=False, index=facts.index)
    failed = {name: none for name in DIMENSIONS} | {"completeness": asked & ~filled}
    keys = [facts[name] for name in _FIELD]
    parts = [
        pd.DataFrame(
            {
                "checked": checked[name].groupby(keys).sum(),
                "failed": failed[name].groupby(keys).sum(),
            }
        )
        .rename_axis(_FIELD)
        .reset_index()
        .assign(dimension=name)
        for name in DIMENSIONS
    ]
    return pd.concat(parts, ignore_index=True)


def _could_be_carried_forward(facts: pd.DataFrame) -> "pd.Series[bool]":
    value = facts["value"]
    large = (value >= CARRIED_FORWARD_FROM) & (value % 1 == 0)
    within = facts["period_kind"].isin(WITHIN_A_YEAR)
    return large & within & facts["area_code"].str.fullmatch(COUNCIL)


def _says_how_many_reported(facts: pd.DataFrame) -> "pd.Series[bool]":
    return facts["note"].astype("str").str.extract(COUNTED)["did"].notna()

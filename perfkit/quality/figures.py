"""Which of two things that were looked at are the same figure."""

from typing import NamedTuple

import pandas as pd

FIELD = ["return_id", "series"]
PLACE = ["area_code", "period_start", "period_end", "breakdown"]


class Numbered(NamedTuple):
    """A number for each figure: the same figure has the same number in both."""

    of_facts: "pd.Series[int]"  # on the index of the facts
    of_checked: pd.DataFrame  # what the checks looked at, with its `figure`


def numbered(facts: pd.DataFrame, checked: pd.DataFrame) -> Numbered:
    """Return a number for each figure of facts, and for those that declared checks looked at.

    A figure is a return, series, area, period and group. A check is told at a fact (`fact_id`), and
    may be of another series there: of one that has no row, or of a rate that is made of a count.
    What stands on no fact is left out.
    """
    place = facts.groupby(PLACE, sort=False, dropna=False).ngroup()
    there = checked["fact_id"].map(pd.Series(place.array, index=facts["fact_id"]))
    told = checked.assign(place=there).dropna(subset="place")
    both = pd.concat([facts[FIELD], told[FIELD]], ignore_index=True)
    field = both.groupby(FIELD, sort=False).ngroup()
    places = pd.concat([place, told["place"].astype("int64")], ignore_index=True)
    figures = (field * (len(facts) + 1) + places).to_numpy()
    return Numbered(
        pd.Series(figures[: len(facts)], index=facts.index),
        told.drop(columns="place").assign(figure=figures[len(facts) :]),
    )

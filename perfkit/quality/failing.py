"""The rows that failed, whichever rule found them: stored problems and failed checks as one."""

import pandas as pd

from perfkit.returns.rule_names import with_rule_names
from perfkit.tables import FAILING, PROBLEMS

PLACE = ["return_id", "series", "area_code", "period_text"]
# Rules of what names a place: once mended, it is another place.
OF_THE_PLACE = ("period-is-readable", "area-code-is-given", "area-code-is-a-code")


def failing(stored: pd.DataFrame, checked: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return one row a cell and broken rule, of tables.FAILING.

    `stored` are tables.FAILING of the store; `checked` what the declared checks found, whose failed
    rows are added; `sources` are the store's (tables.SOURCES), of the facts that those name: where
    several files gave a fact the first stands for it.
    """
    failed = checked[checked["failed"].astype(bool)]
    if failed.empty:
        return stored[list(FAILING)].astype({"row": "Int64"})
    first = sources.drop_duplicates("fact_id").astype({"fact_id": "object"})
    placed = failed.astype({"fact_id": "object"}).merge(first, on="fact_id", how="left")
    texts = {name: placed[name].fillna("") for name in ("file_id", "file", "column")}
    found = placed.assign(**texts)[list(FAILING)]
    together = pd.concat([part for part in (stored[list(FAILING)], found) if len(part)])
    return together.astype({"row": "Int64"}).reset_index(drop=True)


def told_once(problems: pd.DataFrame) -> pd.DataFrame:
    """Return problems (tables.FAILING) without those that another file told already.

    Of one place and rule a single file may tell several cells, of several groups: there are as many
    as the file that tells most of them has.
    """
    same = [*PLACE, "rule_id"]
    nth = problems.groupby([*same, "file_id"], sort=False, dropna=False).cumcount()
    return problems[~problems[same].assign(nth=nth).duplicated()]


def is_of_the_place(stored: pd.DataFrame) -> "pd.Series[bool]":
    """Return which stored problems are of what names a place: where it was is not known."""
    return with_rule_names(stored)["rule_id"].isin(OF_THE_PLACE)


def with_mending(stored: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """Return stored problems as tables.FAILING with `mended_at`: when a later file told the place.

    `stored` are tables.PROBLEMS with `recorded_at`; `told` says when each file last told each
    place: `return_id`, `series`, `area_code`, `period_text`, `file`, `recorded_at`. What the later
    file says wrong is a problem of its own. A problem that no later file touched has no
    `mended_at`: that a file without the row was loaded does not mean that the row was mended. Where
    the place itself could not be read, a later file of the same name that tells the series counts.
    """
    named = with_rule_names(stored)
    last = told.groupby(PLACE)["recorded_at"].max()
    again = last.reindex(pd.MultiIndex.from_frame(named[PLACE])).to_numpy()
    by_file = ["return_id", "series", "file"]
    of_file = told.groupby(by_file)["recorded_at"].max()
    same_file = of_file.reindex(pd.MultiIndex.from_frame(named[by_file])).to_numpy()
    nameless = is_of_the_place(stored)
    when = pd.Series(again, index=named.index).mask(nameless, pd.Series(same_file, named.index))
    return named.assign(mended_at=when.where(when > named["recorded_at"]))[
        [*PROBLEMS, "rule_id", "root_cause", "mended_at"]
    ]

"""How many figures each dimension could be checked on, by return and series."""

from collections.abc import Collection

import pandas as pd

from perfkit.framework.checks import DIMENSIONS
from perfkit.quality.checks.alone import COUNTED
from perfkit.quality.figures import FIELD, Numbered, numbered
from perfkit.quality.filled import is_asked, is_unfilled
from perfkit.returns.rules.value_is_not_carried_forward import (
    CARRIED_FORWARD_FROM,
    COUNCIL,
    WITHIN_A_YEAR,
)

REGION = "region as published:"


def looked_at(
    facts: pd.DataFrame,
    declared: pd.DataFrame,
    *,
    bounded: Collection[tuple[str, str]] = (),
    area_code: str = "",
) -> pd.DataFrame:
    """Return one row a return, series and dimension: figures `checked`, and of those `failed`.

    What was looked at is told, not assumed: where no rule of a dimension bears on a figure, it was
    not checked. Every figure was checked for validity and uniqueness when it was loaded. A figure
    that several rules looked at counts once. Only what `not_filled` gives fails here: all other
    faults are problems.

    Parameters
    ----------
    declared
        What the declared checks looked at (checking.CHECKED).
    bounded
        The returns and series with natural bounds: what lies within them can be believed so far.
    area_code
        The council, of which it is checked in which region it is published.
    """
    every = pd.Series(data=True, index=facts.index)
    pairs = pd.MultiIndex.from_frame(facts[FIELD])
    region = facts["note"].astype("str").str.contains(REGION) & (facts["area_code"] == area_code)
    checked = {
        "accuracy": pd.Series(pairs.isin(list(bounded)), index=facts.index)
        | _could_be_carried_forward(facts)
        | _says_how_many_reported(facts),
        "completeness": is_asked(facts),
        "uniqueness": every,
        "consistency": (facts["numerator"].notna() & facts["denominator"].notna()) | region,
        "timeliness": ~every,
        "validity": every,
    }
    figures = numbered(facts, declared)
    by_rule = pd.DataFrame(checked)
    of_each = facts[FIELD].assign(**by_rule, unfilled=_untold(facts, figures)).groupby(FIELD).sum()
    parts = [
        pd.DataFrame({"checked": of_each[name].add(_more(by_rule[name], figures), fill_value=0)})
        .assign(failed=of_each["unfilled"] if name == "completeness" else 0)
        .fillna({"failed": 0})
        .astype("int64")
        .rename_axis(FIELD)
        .reset_index()
        .assign(dimension=name)
        for name in DIMENSIONS
    ]
    return pd.concat(parts, ignore_index=True)


def not_filled(facts: pd.DataFrame, declared: pd.DataFrame) -> pd.DataFrame:
    """Return the facts that were asked for and not filled: those that `looked_at` counts as failed.

    One of which a declared check of completeness (`declared`) tells is a problem already, and is
    not among them.
    """
    return facts[_untold(facts, numbered(facts, declared))]


def _untold(facts: pd.DataFrame, figures: Numbered) -> "pd.Series[bool]":
    told = figures.of_checked
    told = told[told["failed"].astype(bool) & (told["dimension"] == "completeness")]
    return is_unfilled(facts) & ~figures.of_facts.isin(told["figure"])


def _more(by_rule: "pd.Series[bool]", figures: Numbered) -> "pd.Series[int]":
    """Return how many figures of each field a declared check alone looked at in a dimension.

    `by_rule` says which facts a rule of every cell looked at in it, and is named for it.
    """
    told = figures.of_checked[figures.of_checked["dimension"] == by_rule.name]
    more = told[~told["figure"].isin(figures.of_facts[by_rule])]
    return more.drop_duplicates("figure").groupby(FIELD).size()


def _could_be_carried_forward(facts: pd.DataFrame) -> "pd.Series[bool]":
    value = facts["value"]
    large = (value >= CARRIED_FORWARD_FROM) & (value % 1 == 0)
    within = facts["period_kind"].isin(WITHIN_A_YEAR)
    return large & within & facts["area_code"].str.fullmatch(COUNCIL)


def _says_how_many_reported(facts: pd.DataFrame) -> "pd.Series[bool]":
    return facts["note"].astype("str").str.extract(COUNTED)["did"].notna()

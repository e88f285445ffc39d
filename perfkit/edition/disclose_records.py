"""Small numbers in what people sent: Insight Exchanges, and the cells that problems quote."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from perfkit.edition.disclose import covered
from perfkit.edition.hidden import few
from perfkit.framework.model import Kpi
from perfkit.measures.disclosure_cells import HIDDEN
from perfkit.returns.records import OWN
from perfkit.returns.rules.one_key_has_one_value import DIFFERENT_VALUES

NUMBERS = ("value", "numerator", "denominator", "lower", "upper")
ROLES = ("owner", "writer", "lead", "agreed_by")
EXCHANGES_BELOW = 10  # product rule: no count of people below ten is ever shown


def disclose_exchanges(rows: pd.DataFrame) -> pd.DataFrame:
    """Return Insight Exchanges with every count of people below ten hidden, and what gives it away.

    A rest below ten hides too, but none: 95 of 100 tells that five did not. Where few are eligible
    nothing is told. Hidden numbers are missing, and `marks` names them.
    """
    eligible, completed, linked = (
        pd.to_numeric(rows[name], errors="coerce").astype(float)
        for name in ("eligible", "completed", "linked")
    )
    none = ~(eligible >= EXCHANGES_BELOW)
    held = none | _few_of(completed, eligible)
    hidden = {"eligible": none, "completed": held, "linked": held | _few_of(linked, completed)}
    marks = [
        ", ".join(f"{name} [c]" for name in hidden if hidden[name].loc[place])
        for place in rows.index
    ]
    return rows.assign(
        **{name: rows[name].mask(which) for name, which in hidden.items()},
        **({"marks": marks} if "marks" in rows else {}),
    )


def disclose_problems(problems: pd.DataFrame, kpis: Iterable[Kpi]) -> pd.DataFrame:
    """Return problems in which no cell is quoted that may tell of a person.

    Those are the cells of a KPI that a rule covers, numbers sent for no known KPI, and what stands
    where a role is asked for, which may be a name.
    """
    kpis = list(kpis)
    ours = problems["series"].isin(covered(kpis))
    stray = problems["column"].isin(NUMBERS) & ~problems["series"].isin([kpi.id for kpi in kpis])
    stray |= problems["column"].isin(ROLES)
    hidden = ours | (stray & problems["return_id"].eq(OWN))
    quoting = hidden & problems["rule"].str.startswith(DIFFERENT_VALUES)
    return problems.assign(
        got=problems["got"].mask(hidden, HIDDEN),
        rule=problems["rule"].mask(quoting, f"{DIFFERENT_VALUES}."),
    )


def _few_of(number: "pd.Series[Any]", among: "pd.Series[Any]") -> "pd.Series[bool]":
    return ~(number >= EXCHANGES_BELOW) | few(among - number, EXCHANGES_BELOW)

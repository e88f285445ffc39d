"""Findings on a file that was sent: what the rules refuse or doubt, and what is worth a look."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

import pandas as pd

from perfkit.returns.sent_table import SentTable

Verdict = Literal["refused", "doubtful", "worth a look"]
VERDICTS: tuple[Verdict, ...] = ("refused", "doubtful", "worth a look")


class Finding(NamedTuple):
    """What is wrong with one cell of a file.

    `row` is that of the sheet. `column` is its name: empty where the whole row is meant, the
    reader's own where the sheet has no such name. `likely` (or empty) and `confidence` (0 to 1,
    NaN for a rule) are of what is worth a look.
    """

    verdict: Verdict
    row: int
    column: str
    got: str
    what: str
    dimension: str
    likely: str
    confidence: float


FINDINGS = Finding._fields  # the columns of a table of them
WHOLE_ROW = ""


def of_rules(problems: pd.DataFrame, table: SentTable | None) -> pd.DataFrame:
    """Return problems (`tables.PROBLEMS`) as findings, each on the sender's own column.

    A reader's column may be known to the sender by another name: where the cell named does not hold
    what was got and just one other of the row does, that one is meant.
    """
    names = table.names if table else []
    columns = [
        _column(names, table.rows.get(row, ()) if table else (), column, got)
        for row, column, got in zip(
            problems["row"], problems["column"], problems["got"], strict=True
        )
    ]
    verdicts = problems["severity"].map({"rejected": "refused", "doubtful": "doubtful"})
    told = problems.assign(
        verdict=verdicts,
        column=pd.Series(columns, index=problems.index, dtype="str"),
        what=problems["rule"],
        likely="",
        confidence=float("nan"),
    )
    return told[list(FINDINGS)].sort_values("row", kind="stable").reset_index(drop=True)


def of_profile(found: pd.DataFrame) -> pd.DataFrame:
    """Return what `profile` found as findings; the surest first within a row."""
    told = found.assign(
        verdict="worth a look",
        column=found["column"].fillna(WHOLE_ROW).astype("str"),
        got=found["found"],
        what=found["reason"],
    )
    order = ["row", "confidence"]
    return told.sort_values(order, ascending=[True, False])[list(FINDINGS)].reset_index(drop=True)


def unless_told(looked: pd.DataFrame, ruled: pd.DataFrame) -> pd.DataFrame:
    """Return what is worth a look; of cells that a rule tells of, only what has a likely value."""
    told = set(zip(ruled["row"], ruled["column"], strict=True))
    cells = zip(looked["row"], looked["column"], strict=True)
    again = pd.Series([cell in told for cell in cells], index=looked.index, dtype="bool")
    return looked[~again | (looked["likely"] != "")]


def each(findings: pd.DataFrame) -> Iterator[Finding]:
    """Yield the rows of a table of findings."""
    for row in findings[list(FINDINGS)].to_dict("records"):
        yield Finding(**{str(name): value for name, value in row.items()})


def _column(names: list[str], row: tuple[str, ...], column: str, got: str) -> str:
    plain = {" ".join(name.split()).casefold(): name for name in names}
    named = plain.get(column.casefold())
    cells = dict(zip(names, row, strict=False))
    if named is not None and (not got or cells.get(named, "").strip() == got):
        return named
    holds = [name for name, cell in cells.items() if got and cell == got]
    if len(holds) == 1:
        return holds[0]
    return column if named is None else named

"""Findings on a file that was sent: what the rules refuse or doubt, and what is worth a look."""

from collections.abc import Iterator
from datetime import date
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
AS_A_DAY = "Write a day as 2025-12-31: year, month, day."


def of_rules(problems: pd.DataFrame, table: SentTable | None) -> pd.DataFrame:
    """Return problems (`tables.PROBLEMS`) as findings, each on the sender's own column.

    A reader's column may be known to the sender by another name: where the cell named does not hold
    what was got and just one other of the row does, that one is meant. Where a reader made a period
    of a day that was sent, the day is told of, and how to write it.
    """
    names = table.names if table else []
    cells = zip(problems["row"], problems["column"], problems["got"], problems["rule"], strict=True)
    placed = [
        _placed(names, table.rows.get(row, ()) if table else (), *said) for row, *said in cells
    ]
    columns, gots, whats = zip(*placed, strict=True) if placed else ((), (), ())
    verdicts = problems["severity"].map({"rejected": "refused", "doubtful": "doubtful"})
    told = problems.assign(
        verdict=verdicts,
        column=pd.Series(columns, index=problems.index, dtype="str"),
        got=pd.Series(gots, index=problems.index, dtype="str"),
        what=pd.Series(whats, index=problems.index, dtype="str"),
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


def _placed(
    names: list[str], row: tuple[str, ...], column: str, got: str, what: str
) -> tuple[str, str, str]:
    """Return the column, what was got there and what is wrong, as the sender knows them."""
    made = what.startswith(repr(got)) and "/" in got and got not in row
    cells = [(name, cell) for name, cell in zip(names, row, strict=False) if made and cell]
    ways = (
        (_is_an_end, f"is not a day of the calendar. {AS_A_DAY}"),
        (_is_the_year, "does not begin with a year, such as 2025."),
    )
    for made_of, words in ways:
        wrong = [(name, cell) for name, cell in cells if made_of(got, cell)]
        if len(wrong) == 1:
            return (*wrong[0], f"{wrong[0][1]!r} {words}")
    return _column(names, row, column, got), got, what


def _is_an_end(got: str, cell: str) -> bool:
    """Return whether a reader made an end of a period of a cell that is no day."""
    if not (got.startswith(f"{cell}/") or got.endswith(f"/{cell}")):
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return True
    return False


def _is_the_year(got: str, cell: str) -> bool:
    """Return whether a reader took the year that a period starts in from a cell without one."""
    return len(cell) >= 4 and got.startswith(f"{cell[:4]}-") and not cell[:4].isdigit()


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

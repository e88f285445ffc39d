"""Checks a file before it is loaded: read as it would be loaded, then profiled; nothing is kept."""

from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

import pandas as pd

from perfkit.errors import ReturnError
from perfkit.framework.uses import Key
from perfkit.quality.profiling.profile import profile
from perfkit.quality.sent.findings import FINDINGS, of_profile, of_rules, unless_told
from perfkit.quality.sent.layout import how_to_be_known
from perfkit.returns.read_file import OWN_READER, FileRead, Wanted, layout_of, read_file
from perfkit.returns.readers import READERS
from perfkit.returns.records import Records
from perfkit.returns.sent_table import SentTable, read_sent_table
from perfkit.returns.validate import Origin, Validated
from perfkit.tables import PROBLEMS, RECORDS

MOST_CELLS = 5_000_000  # profiled in well under a minute; more would keep its sender waiting
ABOUT_PEOPLE = "insight_exchanges"  # its counts may be small, and are never repeated
TITLES = {reader.id: reader.title for reader in READERS}


# Whether any rule was held against what a file holds. If not: why.
Outcome = Literal["checked", "no layout", "no rows", "out of scope", "reference"]


class Checked(NamedTuple):
    """What became of one file: read = sound + refused + out_of_scope, as `perfkit load` counts.

    `outcome` says whether a rule was held against anything in it. `layout` says how it was read,
    and is empty where no reader knows it; `kind` is that of a record of the workbook's own, else
    empty. `counted` names what is counted: a row of the workbook's own returns, a value of a
    published file. `findings` are of `FINDINGS`; `remarks` say how a layout comes to be known, what
    was not looked at, and why. `table` is None where the file is no table.
    """

    file: str
    outcome: Outcome
    layout: str
    kind: str
    counted: str
    read: int
    sound: int
    refused: int
    doubtful: int
    out_of_scope: int
    findings: pd.DataFrame
    remarks: tuple[str, ...]
    table: SentTable | None
    held: frozenset[Key]  # the returns and series of which it has a sound row


def check_file(
    path: Path, *, wanted: Wanted, received_on: date, most_cells: int = MOST_CELLS
) -> Checked:
    """Return what `perfkit load` would say of a file, and what looks wrong in its table.

    A file of no known layout is profiled all the same, and says which it comes nearest to. Of more
    than `most_cells` cells only the first are profiled; the rules are held against all.

    Raises
    ------
    ReturnError
        When the file cannot be read, or is of no known layout and no table.
    """
    reader = layout_of(path)
    held = read_file(path, reader, wanted=wanted, origin=Origin("", path.name, "", received_on))
    problems = held.content.problems if held.content else pd.DataFrame(columns=list(PROBLEMS))
    table = _table(path, held, problems, most_cells)
    kind = _kind(path, held)
    looked, remarks = _profiled(table, kind)
    ruled = of_rules(problems, table)
    findings = [found for found in (ruled, unless_told(looked, ruled)) if len(found)]
    doubtful = problems[problems["severity"] == "doubtful"]
    content = held.content
    return Checked(
        file=path.name,
        outcome=_outcome(held),
        layout=_layout(held, kind),
        kind=kind,
        counted="row" if held.reader == OWN_READER else "value",
        read=content.read if content else 0,
        sound=content.sound if content else 0,
        refused=content.rejected if content else 0,
        doubtful=len(doubtful[["row", "column"]].drop_duplicates()),
        out_of_scope=content.out_of_scope if isinstance(content, Validated) else 0,
        findings=pd.concat(findings, ignore_index=True)
        if findings
        else pd.DataFrame(columns=list(FINDINGS)),
        remarks=(*(how_to_be_known(table) if table and not held.reader else ()), *remarks),
        table=table,
        held=_held(held),
    )


def _outcome(held: FileRead) -> Outcome:
    content = held.content
    if content is None:
        return "reference" if held.reader else "no layout"
    if not content.read:
        return "no rows"
    out_of_scope = content.out_of_scope if isinstance(content, Validated) else 0
    return "checked" if content.read > out_of_scope else "out of scope"


def _held(held: FileRead) -> frozenset[Key]:
    if not isinstance(held.content, Validated):
        return frozenset()
    return frozenset((held.origin.return_id, str(name)) for name in held.content.facts["series"])


def _table(path: Path, held: FileRead, problems: pd.DataFrame, most_cells: int) -> SentTable | None:
    try:
        return read_sent_table(path, most_cells=most_cells, also=problems["row"].tolist())
    except ReturnError:
        if not held.reader:
            raise  # neither a layout that is known nor a table: nothing can be said of it
        return None


def _kind(path: Path, held: FileRead) -> str:
    if isinstance(held.content, Records):
        return held.content.kind
    return "values" if held.reader == OWN_READER else ""


def _layout(held: FileRead, kind: str) -> str:
    if kind:
        return f"the workbook's own return: {RECORDS[kind].title}"
    return TITLES.get(held.reader, "")


def _profiled(table: SentTable | None, kind: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return what is worth a look, and what was not looked at."""
    nothing = pd.DataFrame(columns=list(FINDINGS))
    if table is None:
        return nothing, ("It is no table, so it was not compared with itself.",)
    if kind == ABOUT_PEOPLE:
        why = "Its counts of people were not compared with each other, so that none is repeated."
        return nothing, (why,)
    remarks = []
    if table.other_sheets and not kind:
        others = ", ".join(table.other_sheets)
        remarks.append(f"The sheet {table.sheet!r} was looked at, the fullest. Not: {others}.")
    rows = table.below
    if rows.empty:
        remarks.append("It holds no row below its header. Fill it in, and check it again.")
        return nothing, tuple(remarks)
    if table.left_out:
        remarks.append(
            f"It is large: its first {len(rows):,} rows were compared with each other, "
            f"{table.left_out:,} were not. What a rule refuses was looked for in all."
        )
    return of_profile(profile(rows)), tuple(remarks)

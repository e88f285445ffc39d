"""Recorded corrections: what was published wrongly, what is used instead, why, and who was told.

A correction has a guard, `got`: it changes only cells that say just that. A file that holds the
cell and no longer says it has been mended, and the correction is then to be removed.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, Self

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, model_validator

from perfkit.framework.findings import Finding, raise_all
from perfkit.framework.validate import validated
from perfkit.framework.yaml_file import read_yaml
from perfkit.returns.parse import read_numbers

EVERY_AREA = "all"


class Correction(BaseModel):
    """One correction of one published figure, or of the same figure in every area."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: str = Field(min_length=1)
    return_id: str = Field(alias="return", min_length=1)
    series: str = Field(min_length=1)
    area: str = Field(min_length=1)  # an ONS code, or "all"
    period: str = Field(min_length=1)  # as published
    breakdown: str = ""
    got: str  # the guard: what the file says
    use: Literal["missing", "reject"] | float
    why: str = Field(min_length=1)
    told: str = Field(min_length=1)  # the organisation that was told, or why none was
    until: date  # the last day on which it is applied without being looked at again

    @model_validator(mode="after")
    def changes_something(self) -> Self:
        """Refuse a correction that puts in what is there."""
        if str(self.use) == self.got:
            raise ValueError("`use` is what the guard `got` already says")
        return self


class Corrected(NamedTuple):
    """Cells after their corrections, and what is to be told of them.

    `cells` has the rows and columns it had. `told` has one row a message: `index` (of the cell; of
    the first of several), `got`, `rule` in words, `severity`.
    """

    cells: pd.DataFrame
    told: pd.DataFrame


TOLD = ("index", "got", "rule", "severity")


def load_corrections(folder: Path) -> tuple[Correction, ...]:
    """Return every correction in `folder`, in the order of the files' names; none if it is absent.

    Raises
    ------
    FrameworkError
        Naming every file and field that is wrong.
    """
    corrections: list[Correction] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.yml")):
        file = f"corrections/{path.name}"
        content, found = read_yaml(path, file)
        findings += found
        if found:
            continue
        fields = {"id": path.stem, **content} if isinstance(content, dict) else content
        correction, wrong = validated(Correction, fields, file=file)
        findings += wrong
        corrections += [] if correction is None else [correction]
    raise_all(findings)
    return tuple(corrections)


def correct(
    cells: pd.DataFrame, corrections: Sequence[Correction], *, return_id: str, on: date
) -> Corrected:
    """Return the cells of one file with the corrections of its return made; `cells` is kept.

    A corrected cell says so in its note. A correction that has run out (`until` is before `on`) is
    not made, and is told of; so is one whose cell is there but no longer says what the guard says.
    """
    told: list[tuple[int, str, str, str]] = []
    for correction in corrections:
        if correction.return_id == return_id:
            cells, news = _correct(cells, correction, on)
            told += news
    return Corrected(cells, pd.DataFrame(told, columns=list(TOLD)))


News = list[tuple[int, str, str, str]]


def _correct(cells: pd.DataFrame, correction: Correction, on: date) -> tuple[pd.DataFrame, News]:
    held = cells[_is_meant(cells, correction)]
    if held.empty:
        return cells, []
    matched = held[_says(held["value_text"], correction.got)]
    first = int(held.index[0])
    if matched.empty:
        mended = (
            f"The source is mended (it no longer says {correction.got}): remove the correction "
            f"{correction.id}."
        )
        return cells, [(first, str(held.loc[first, "value_text"]), mended, "doubtful")]
    if correction.until < on:
        run_out = (
            f"The correction {correction.id} ran out on {correction.until}: look at the source "
            "again, then remove it or give it a later date."
        )
        return cells, [(first, correction.got, run_out, "doubtful")]
    severity = "rejected" if correction.use == "reject" else "doubtful"
    rule = f"Corrected: {_done(correction)} ({correction.why.rstrip('.')})"
    news = [(int(index), correction.got, rule, severity) for index in matched.index]
    return _with_use(cells, matched.index, correction), news


def _is_meant(cells: pd.DataFrame, correction: Correction) -> "pd.Series[bool]":
    meant = (
        (cells["series"] == correction.series)
        & (cells["period_text"].str.strip() == correction.period)
        & (cells["breakdown"] == correction.breakdown)
    )
    if correction.area != EVERY_AREA:
        meant &= cells["area_code"] == correction.area
    return meant


def _says(texts: "pd.Series[str]", got: str) -> "pd.Series[bool]":
    """Whether each text is what was got, 0.0 being 0."""
    numbers = read_numbers(pd.Series([got], dtype="str"))
    return (texts.str.strip() == got) | (read_numbers(texts) == numbers[0])


def _done(correction: Correction) -> str:
    if correction.use == "reject":
        return f"{correction.got} is not used"
    used = correction.use if correction.use == "missing" else f"{correction.use:g}"
    return f"{correction.got} is read as {used}"


def _with_use(cells: pd.DataFrame, index: pd.Index, correction: Correction) -> pd.DataFrame:
    if correction.use == "reject":
        return cells
    corrected = cells.copy()
    said = "x" if correction.use == "missing" else f"{correction.use:.12g}"
    corrected.loc[index, "value_text"] = said
    if correction.use == "missing":
        corrected.loc[index, "status"] = "x"
    notes = corrected.loc[index, "note"]
    mine = f"Corrected: {_done(correction)}."
    corrected.loc[index, "note"] = (notes + "; " + mine).where(notes != "", mine)
    return corrected

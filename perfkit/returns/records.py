"""The workbook's own returns: rows that people send as spreadsheets, checked and made into records.

No row is lost: sound + rejected = read. A row repeated word for word is sound, and kept once.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pandas as pd

from perfkit.framework.checks import Dimension
from perfkit.framework.model import Framework
from perfkit.framework.uses import SeriesUse
from perfkit.returns.record_rules import ROW_RULES, Known, is_released_by, read_cell
from perfkit.returns.record_sheets import RecordSheet, find_record_sheet
from perfkit.returns.validate import Origin, Validated, in_order, problem_rows, validate
from perfkit.tables import CELLS, RECORDS, Column

OWN = "own"  # the return id of the workbook's own return of values
IN_WORDS = "in words"  # the unit of a KPI whose values are words
VALUE_MEANINGS = {  # a text until `validate` reads it as it reads publishers' values
    "period": "write it as 2025/26 Q3, 2025/26, 2025 or 2025-12-31.",
    "value": "write it, or [x] where there is none.",
}
DTYPES: dict[str, Any] = {
    "text": "str",
    "number": "float64",
    "date": "datetime64[us]",
    "period": "str",
    "whole": "Int64",
    "yes_no": "boolean",
}


class Records(NamedTuple):
    """The sound rows of one file.

    `table` has the columns of the kind (`tables.RECORDS`), `marks` (what stands where a number is
    missing: ``completed [c]``) and `row`, the row of the sheet. `problems` is of `tables.PROBLEMS`.
    """

    kind: str
    table: pd.DataFrame
    problems: pd.DataFrame
    read: int
    sound: int
    rejected: int


class _Cells(NamedTuple):
    table: pd.DataFrame
    read: int
    out_of_scope: int


def known_of(framework: Framework) -> Known:
    """Return what rows may name: ids of the framework; a role by its id or its title."""
    kinds = {name: getattr(framework, name) for name in Framework.model_fields if name != "pages"}
    ids = {name: frozenset(item.id for item in items) for name, items in kinds.items()}
    roles = ids["roles"] | {role.name for role in framework.roles}
    return Known(
        ids={
            "kpi_id": ids["kpis"],
            "body_id": ids["bodies"],
            "programme_id": ids["programmes"],
            "directorate_id": ids["directorates"],
            "concerns": frozenset().union(*ids.values()),
            "owner": roles,
            "writer": roles,
        },
        year_types={kpi.id: kpi.source.year_type for kpi in framework.kpis},
    )


def read_records(path: Path, *, known: Known, origin: Origin) -> Records | None:
    """Return the rows of a file whose header is that of a kind of record; None for another file.

    Every cell is checked against its column, every row against its kind's rules and for its key.
    Of "values", `value` and the period stay as written: `value_facts` reads them.

    Raises
    ------
    ReturnError
        When the file cannot be opened, or its header is not quite that of its kind.
    """
    sheet = find_record_sheet(path)
    if sheet is None:
        return None
    record = RECORDS[sheet.kind]
    table, faults = _read_columns(sheet, known)
    for rule, column, dimension in ROW_RULES.get(sheet.kind, ()):
        faults.append(_faults(column, rule(table), dimension))
    early = is_released_by(table, origin.received_on)
    faults.append(_faults("released_on", early, "timeliness"))
    bad = pd.Index([row for part in faults for row in part.index], dtype="int64").unique()
    sound = table.drop(index=bad)
    faults.append(_faults(record.key[0], _keys_given_twice(sound, sheet.kind), "uniqueness"))
    sound = sound.drop(index=faults[-1].index)
    kept = sound.drop_duplicates([*record.names, "marks"])
    return Records(
        kind=sheet.kind,
        table=kept.assign(row=kept.index).reset_index(drop=True),
        problems=_problems(sheet, pd.concat(faults), origin),
        read=len(table),
        sound=len(sound),
        rejected=len(table) - len(sound),
    )


def _read_columns(sheet: RecordSheet, known: Known) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """Return what the cells say, with the marks, and what is refused of each column."""
    texts = sheet.table
    kpis = texts.get("kpi_id", pd.Series("", index=texts.index))
    years = kpis.map({kpi: year or "" for kpi, year in known.year_types.items()}).fillna("")
    table, marks, faults = {}, pd.Series("", index=texts.index, dtype="str"), []
    for column in _columns(sheet.kind):
        ways = pd.Series(zip(texts[column.name], years, strict=True), index=texts.index)
        said = {way: read_cell(way[0], column, known=known, year_type=way[1]) for way in set(ways)}
        read = ways.map(said)
        values = pd.Series([cell.value for cell in read], index=texts.index, dtype=object)
        empty = "" if column.type in ("text", "period") else None
        table[column.name] = values.where(values.notna(), empty).astype(DTYPES[column.type])
        marks += pd.Series([cell.mark and f"{cell.mark}, " for cell in read], index=texts.index)
        faults += _column_faults(column.name, read)
    return pd.DataFrame(table).assign(marks=marks.str.removesuffix(", ")), faults


def _columns(kind: str) -> list[Column]:
    """Return the columns as they are read here: of "values", the period is left to `validate`."""
    columns = RECORDS[kind].columns
    if kind != "values":
        return list(columns)
    return [
        replace(column, type="text", required=True, meaning=VALUE_MEANINGS[column.name])
        if column.name in VALUE_MEANINGS
        else column
        for column in columns
    ]


def _faults(column: str, messages: "pd.Series[str]", dimension: Dimension) -> pd.DataFrame:
    return pd.DataFrame({"rule": messages, "column": column, "dimension": dimension})


def _column_faults(column: str, read: "pd.Series[Any]") -> list[pd.DataFrame]:
    found = {row: cell.fault for row, cell in read.items() if cell.fault is not None}
    if not found:
        return []
    rows = pd.DataFrame(found.values(), index=list(found), columns=["rule", "dimension"])
    return [rows.assign(column=column)]


def _keys_given_twice(sound: pd.DataFrame, kind: str) -> "pd.Series[str]":
    """Tell of every copy of a key that a file gives twice with different contents."""
    key = [*RECORDS[kind].key, "released_on"]
    different = sound.drop_duplicates()
    keys = different.loc[different.duplicated(key), key].drop_duplicates()
    both = sound.reset_index(names="at").merge(keys, on=key)["at"]
    message = f"Two rows of this file differ for the same {', '.join(key)}."
    return pd.Series(message, index=pd.Index(both, dtype="int64"), dtype="str")


def _problems(sheet: RecordSheet, faults: pd.DataFrame, origin: Origin) -> pd.DataFrame:
    """Return what was refused as problems, in the order of the sheet."""
    texts = sheet.table
    said = {name: texts[name] for name in ("kpi_id", "area_code") if name in texts}
    period = next((texts[name] for name in ("period", "quarter") if name in texts), "")
    about = pd.DataFrame(
        {
            "series": said.get("kpi_id", texts[RECORDS[sheet.kind].key[0]]),
            "area_code": said.get("area_code", ""),
            "period_text": period,
        },
        index=texts.index,
    )
    rows = faults.join(about).assign(row=faults.index, got=_got(sheet, faults))
    parts = [
        problem_rows(rows[rows["dimension"] == dimension], origin, dimension, "rejected")
        for dimension in get_args(Dimension)
    ]
    return in_order(parts)


def _got(sheet: RecordSheet, faults: pd.DataFrame) -> "pd.Series[str]":
    """Return what stood in each refused cell; never a count of people, which may be small."""
    if sheet.kind == "insight_exchanges":
        return pd.Series("", index=faults.index, dtype="str")
    got = [
        sheet.table.loc[row, column]
        for row, column in zip(faults.index, faults["column"], strict=True)
    ]
    return pd.Series(got, index=faults.index, dtype="str")


# Values are facts ------------------------------------------------------------------------------


def own_uses(framework: Framework) -> dict[tuple[str, str], SeriesUse]:
    """Return how each KPI's own values are read: as its file says, in the KPI's own unit."""
    return {
        (OWN, kpi.id): SeriesUse(
            return_id=OWN,
            series=kpi.id,
            year_type=kpi.source.year_type,
            snapshot_day=kpi.source.snapshot_day,
            lag_days=0,  # never used: a row says when it was made known
            lowest=kpi.lowest,
            highest=kpi.highest,
            in_words=kpi.unit == IN_WORDS,
        )
        for kpi in framework.kpis
    }


def value_facts(
    records: Records, *, uses: Mapping[tuple[str, str], SeriesUse], origin: Origin
) -> Validated:
    """Return the rows of a return of values as facts of the return "own"; a series is a KPI's id.

    Rows refused already stay refused: read = sound + rejected.
    """
    assert records.kind == "values"  # other kinds are not facts, and their caller knows the kind
    rows = records.table
    cells = pd.DataFrame("", index=rows.index, columns=list(CELLS), dtype="str")
    for name in ("area_code", "area", "breakdown", "status", "note"):
        cells[name] = rows[name]
    for name in ("numerator", "denominator", "lower", "upper"):
        cells[f"{name}_text"] = (
            rows[name].map("{:.12g}".format).astype("str").where(rows[name].notna(), "")
        )
    cells = cells.assign(
        row=rows["row"],
        column="value",
        series=rows["kpi_id"],
        period_text=rows["period"],
        value_text=rows["value"],
        released_on=rows["released_on"].dt.strftime("%Y-%m-%d"),
    )
    valid = validate(_Cells(cells, len(cells), 0), uses=uses, origin=origin)
    repeated = records.sound - len(rows)
    return valid._replace(
        problems=pd.concat([records.problems, valid.problems], ignore_index=True),
        read=records.read,
        sound=valid.sound + repeated,
        rejected=valid.rejected + records.rejected,
    )

"""The six dimensions of every return, field and KPI: how much was checked, how much failed."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from perfkit.framework.checks import DIMENSIONS
from perfkit.framework.model import Kpi, Return
from perfkit.quality.figures import FIELD
from perfkit.quality.grade import WORST_FIRST, Dimension, QualityGrade
from perfkit.returns.rule_names import CORRECTED

# One row a level, thing and dimension. `item` is the series of a field, the id of a KPI, "" of a
# return. `share` is what passed of what was checked; missing where nothing was.
COLUMNS = (
    *("level", "return_id", "item", "dimension", "critical"),
    *("checked", "failed", "share", "grade", "words"),
    "share_before",  # as at the edition before; missing where it was not checked then
)
WORST = "worst"  # the row of what all critical dimensions together come to
# Shares of a return's cells, or a field's, that must pass. A choice of this product.
SOUND, WITH_CARE = 0.95, 0.7
_CELL = [*FIELD, "dimension", "file_id", "row", "column"]
# Of one figure, and of several.
_WORDS = {
    "accuracy": ("is hard to believe", "are hard to believe"),
    "completeness": ("is missing or reported by too few", "are missing or reported by too few"),
    "uniqueness": ("was sent with two values", "were sent with two values"),
    "consistency": ("does not fit with what else is known", "do not fit with what else is known"),
    "timeliness": ("is overdue", "are overdue"),
    "validity": ("was not as it must be", "were not as they must be"),
}


def failed_figures(problems: pd.DataFrame) -> pd.DataFrame:
    """Return the problems that count, of tables.FAILING: a figure with two of a dimension once.

    A correction that was made is no fault of what is used in its place.
    """
    return problems[problems["rule_id"] != CORRECTED].drop_duplicates(_CELL)


def by_field(problems: pd.DataFrame, seen: pd.DataFrame) -> pd.DataFrame:
    """Return one row a return, series and dimension: what was checked and what failed, counted.

    `problems` are tables.FAILING; `seen` what `looked_at` counted. Timeliness is of releases, not
    of fields.
    """
    faults = failed_figures(problems)
    failed = faults.groupby([*FIELD, "dimension"]).size()
    fields = sorted({*_pairs(seen), *_pairs(faults)})
    rows = [(*field, dimension) for field in fields for dimension in DIMENSIONS]
    grid = pd.MultiIndex.from_tuples(rows, names=[*FIELD, "dimension"])
    counted = seen.set_index([*FIELD, "dimension"])
    counts = pd.DataFrame(
        {
            "checked": _at(counted["checked"], grid),
            "failed": _at(counted["failed"], grid) + _at(failed, grid),
        },
        index=grid,
    ).reset_index()
    # A rejected cell is no fact, and a rule of every cell may have looked at more than is known.
    more = counts["checked"].where(counts["checked"] >= counts["failed"], counts["failed"])
    return _with_timeliness(counts.assign(checked=more), None)


def by_return(
    fields: pd.DataFrame, receipts: pd.DataFrame, *, late: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return one row a return and dimension: the sum of its fields, of all cells that were loaded.

    `receipts` (tables.RECEIPTS) tell the cells in scope, which the rules of every cell looked at: a
    figure that came in two files was looked at twice. `late` has one row a KPI, which counts for
    the return that it is of, also where its figures were sent in the workbook's own return.
    """
    counts = fields.groupby(["return_id", "dimension"], as_index=False)[["checked", "failed"]].sum()
    loaded = receipts[receipts["outcome"] == "loaded"]
    in_scope = (loaded["sound"] + loaded["rejected"]).groupby(loaded["return_id"]).sum()
    sent = set() if late is None else set(late.loc[late["age_status"] != "awaited", "return_id"])
    known = {*in_scope[in_scope > 0].index, *sent}
    absent = sorted(known - set(counts["return_id"]) - {""})
    grid = pd.MultiIndex.from_product([absent, DIMENSIONS], names=["return_id", "dimension"])
    counts = pd.concat([counts, grid.to_frame(index=False).assign(checked=0, failed=0)])
    every_cell = counts["dimension"].isin(["uniqueness", "validity"])
    cells = counts["return_id"].map(in_scope).fillna(0).astype(int)
    whole = cells.where(cells > counts["checked"], counts["checked"])
    counts = counts.assign(checked=counts["checked"].mask(every_cell, whole).astype(int))
    return _with_timeliness(counts, late)


def dimensions(
    fields: pd.DataFrame,
    returns: pd.DataFrame,
    kpis: Mapping[str, tuple[Dimension, ...]],
    *,
    definitions: Iterable[Return | Kpi],
) -> pd.DataFrame:
    """Return the table of all three levels, of COLUMNS, with the grade of each and in words.

    `fields` and `returns` are as above; `kpis` the dimensions of each KPI in the council's area, as
    it was graded. Each thing has one more row, "worst": the worst of its critical dimensions that
    were checked, never their mean.
    """
    held = {one.id: one for one in definitions}
    whole = returns.assign(level="return", item="")
    of_fields = fields.rename(columns={"series": "item"}).assign(level="field")
    counted = pd.concat([whole, of_fields], ignore_index=True)
    rows = [_counted({str(name): row[name] for name in row}) for row in counted.to_dict("records")]
    for kpi_id, found in kpis.items():
        kpi = held[kpi_id]
        assert isinstance(kpi, Kpi)
        rows += [_of_kpi(kpi, one) for one in found]
    told = [name for name in COLUMNS if name not in ("critical", "share_before")]
    table = pd.DataFrame(rows, columns=told)
    places = zip(table["return_id"], table["item"], table["dimension"], strict=True)
    table = table.assign(
        critical=[name in (_critical(held, *of) or DIMENSIONS) for *of, name in places]
    )
    order = ["level", "return_id", "item"]
    worst = [_worst(name, group) for name, group in table.groupby(order, sort=False)]
    whole = pd.concat([table, pd.DataFrame(worst)], ignore_index=True)
    ordered = whole.sort_values(order, kind="stable", ignore_index=True)
    return ordered.assign(share_before=float("nan"))[list(COLUMNS)]


def with_shares_before(table: pd.DataFrame, before: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return dimensions with the share that each had in the edition before, of COLUMNS.

    What was not checked then, or was not there, had none (NaN); a first edition has none at all.
    """
    if before is None:
        return table
    key = ["level", "return_id", "item", "dimension"]
    earlier = before[[*key, "share"]].rename(columns={"share": "share_before"})
    return table.drop(columns="share_before").merge(earlier, on=key, how="left")[list(COLUMNS)]


def _at(counts: "pd.Series[int]", grid: pd.MultiIndex) -> "pd.Series[int]":
    return counts.reindex(grid, fill_value=0).astype(int)


def _pairs(problems: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(problems["return_id"], problems["series"], strict=True))


def _with_timeliness(table: pd.DataFrame, late: pd.DataFrame | None) -> pd.DataFrame:
    """Count releases in place of cells in the rows of timeliness; without `late`, nothing."""
    rows = table["dimension"] == "timeliness"
    table = table.assign(**{name: table[name].mask(rows, 0) for name in ("checked", "failed")})
    if late is None:
        return table
    sent = late[late["age_status"] != "awaited"]
    for name, some in (("checked", sent), ("failed", sent[sent["age_status"] == "overdue"])):
        counts = table["return_id"].map(some.groupby("return_id").size()).fillna(0)
        table = table.assign(**{name: table[name].mask(rows, counts).astype(int)})
    return table


def _counted(row: dict[str, Any]) -> dict[str, Any]:
    checked, failed = int(row["checked"]), int(row["failed"])
    share = 1 - failed / checked if checked else float("nan")
    graded: QualityGrade = "not_graded"
    if checked:
        graded = "use_with_care" if share >= WITH_CARE else "not_fit"
        graded = "sound" if share >= SOUND else graded
    what = "KPI" if row["dimension"] == "timeliness" else "figure"
    what += "" if checked == 1 else "s"
    many = 1 not in (failed, checked)  # 1 of 3 is, 2 of 3 are; of one alone, 0 of 1 is
    words = f"{failed:,} of {checked:,} {what} {_WORDS[row['dimension']][many]}"
    told = words if checked else "not checked"
    return row | {"share": share, "grade": graded, "words": told}


def _of_kpi(kpi: Kpi, found: Dimension) -> dict[str, Any]:
    share = 1 - found.failed / found.checked if found.checked else float("nan")
    return {
        "level": "kpi",
        "return_id": kpi.source.return_id,
        "item": kpi.id,
        "dimension": found.dimension,
        "checked": found.checked,
        "failed": found.failed,
        "share": share,
        "grade": found.grade,
        "words": found.reason + (f"; {_gaps(found)}" if found.where else ""),
    }


def _gaps(found: Dimension) -> str:
    """Return which periods have no figure: by the months in which they end."""
    one = found.failed == 1
    return f"{'that' if one else 'those'} to {found.where} {'has' if one else 'have'} none"


def _critical(held: Mapping[str, Return | Kpi], return_id: str, item: str) -> tuple[str, ...]:
    """Return what is critical of a KPI, or of the return that a field is of; "" for all."""
    one = held.get(item) or held.get(return_id)
    return one.critical if one else ()


def _worst(name: tuple[Any, ...], group: pd.DataFrame) -> dict[str, Any]:
    graded = group[group["critical"] & (group["grade"] != "not_graded")]
    ordered = sorted(
        graded.to_dict("records"),
        key=lambda row: (WORST_FIRST.index(row["grade"]), row["share"]),
    )
    told: dict[str, Any] = dict(zip(("level", "return_id", "item"), name, strict=True))
    if not ordered:
        none = {"checked": 0, "failed": 0, "share": float("nan"), "grade": "not_graded"}
        return told | none | {"dimension": WORST, "critical": True, "words": "not checked"}
    worst = ordered[0]
    words = worst["words"]
    if worst["grade"] == "sound":
        # What is sound may hold a few faults still: they are told as few.
        words = f"few faults: {words}" if worst["failed"] else "no fault was found"
    counts = {key: worst[key] for key in ("checked", "failed", "share", "grade")}
    return told | counts | {"dimension": WORST, "critical": True, "words": words}

"""The golden thread as in force: one row a link, what is below it rolled up so as to hide no red.

Public measures are counted. An internal one keeps its place, so that no thread is broken for it,
but its marks are shown nowhere here, and what is above it says that it is not counted.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from perfkit.edition.pressing import as_counted
from perfkit.edition.thread_flows import flows_of
from perfkit.edition.thread_shape import Shape, shape_of
from perfkit.framework.model import Framework, Kpi
from perfkit.measures.points import as_date
from perfkit.measures.roll_up import (
    REASONS,
    parts_disagree,
    parts_that_need,
    roll_up,
    status_of,
)
from perfkit.periods import write_date
from perfkit.sentences import thread as told
from perfkit.tables import THREAD, THREAD_FLOWS, THREAD_LINKS

SEEN_AT = {  # the level that reads a link, and so the measures that it sees of it
    "outcome": "leadership",
    "strategic deliverable": "leadership",
    "corporate priority": "strategy",
    "strategic programme": "strategy",
}
OVER = ("done", "dropped")


class Thread(NamedTuple):
    """The golden thread of an edition: its links, and which stands under which."""

    nodes: pd.DataFrame  # tables.THREAD
    links: pd.DataFrame  # tables.THREAD_LINKS
    flows: pd.DataFrame  # tables.THREAD_FLOWS


def thread(
    held: Framework, assessments: pd.DataFrame, actions: pd.DataFrame, *, as_at: date
) -> Thread:
    """Return the golden thread of the framework in force on a day, rolled up once.

    `assessments` are tables.ASSESSMENTS; `actions` the records of that kind. A dropped action and
    one that concerns no link, or an internal measure, has no row.

    Raises
    ------
    EditionError
        When a link stands above itself.
    """
    shape = shape_of(held)
    parts = _parts(held, assessments)
    taken = _actions(actions, shape, as_at)
    late = taken.loc[taken["late"] > 0, "parent_id"]
    rows = [_row(held, shape, node, parts=parts, late=late) for node in shape.nodes]
    nodes = pd.DataFrame(rows, columns=[name for name in THREAD if name not in _ROLLED])
    counted = {node: shape.measures[node] & set(parts.index) for node in shape.nodes}
    nodes = nodes.merge(roll_up(counted, parts), left_on="node_id", right_index=True)
    whole = _in_order([*map(_told, _records(nodes)), *_records(taken)])
    upward = [(node, up) for node in shape.nodes for up in shape.above[node]]
    upward += [(kpi, programme) for programme, kpis in shape.brought.items() for kpi in kpis]
    upward += list(zip(taken["node_id"], taken["parent_id"], strict=True))
    links = pd.DataFrame(upward, columns=list(THREAD_LINKS))
    flows = pd.DataFrame(flows_of(shape, parts["needs"]), columns=list(THREAD_FLOWS))
    return Thread(whole, links, flows)


MARKS = ("target_status", "variation", "age_status", "quality_grade")
_ROLLED = ("measures", "need", *REASONS, "worst_target", "worst_attention")


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a link's row with its roll-up in words."""
    counted = {name: int(row[name]) for name in ("internal", "late")}
    below = told.below_sentence(int(row["measures"]), int(row["need"]), **counted)
    return {**row, "below": below}


def _parts(held: Framework, assessments: pd.DataFrame) -> pd.DataFrame:
    """Return the marks of the public measures, by KPI, in the order of the assessments."""
    known = {kpi.id: kpi for kpi in held.live_kpis if kpi.sensitivity == "public"}
    rows = assessments.loc[assessments["kpi_id"].isin(list(known))]
    marks = as_counted(rows, known.values()).set_index("kpi_id")
    return marks[[*MARKS, "attention", "needs", "disagrees"]].assign(
        title=[known[str(name)].short_title for name in marks.index],
        levels=[" ".join(known[str(name)].levels) for name in marks.index],
    )


def _row(
    held: Framework, shape: Shape, node: str, *, parts: pd.DataFrame, late: "pd.Series[str]"
) -> dict[str, Any]:
    """Return what is said of one link beside its roll-up."""
    kind, item = shape.kinds[node], shape.nodes[node]
    mine = shape.measures[node]
    needing = [str(name) for name in parts.index[parts["needs"]]]
    return {
        "node_id": node,
        "kind": kind,
        "title": shape.titles[node],
        "whose": shape.whose(node),
        "parent_id": shape.homes[node],
        "depth": 0,
        "page": shape.pages[node],
        "example": bool(item.example),
        "public": not isinstance(item, Kpi) or item.sensitivity == "public",
        "internal": len(mine - set(parts.index)),
        "late": int(late.isin([node, *mine, *shape.below(node)]).sum()),
        "serves": told.serves_sentence(len(shape.outcomes[node]), *shape.through(node))
        if kind != "outcome"
        else "",
        "outcomes": list(shape.outcomes[node]),
        "disagreement": _disagreement(kind, parts.loc[parts.index.isin(list(mine))]),
        "broken": _broken(held, shape, node),
        "pressing": needing.index(node) + 1 if node in needing else 0,
    }


def _disagreement(kind: str, parts: pd.DataFrame) -> str:
    """Return that the measures a level sees are well while others below are not, or nothing."""
    level = SEEN_AT.get(kind)
    if level is None or parts.empty:
        return ""
    seen = parts["levels"].str.contains(level)
    shown, hidden = parts.loc[seen], parts.loc[~seen]
    statuses = dict(zip(hidden["title"], hidden["target_status"], strict=True))
    off = parts_disagree(statuses, status_of(shown["target_status"]))
    needs = dict(zip(hidden["title"], hidden["needs"], strict=True))
    needing = parts_that_need(needs, shown["needs"])
    return told.off_target_sentence(off, level) or told.hidden_sentence(needing, len(shown), level)


def _broken(held: Framework, shape: Shape, node: str) -> str:
    """Return how the thread is broken at a link, or nothing."""
    kind, item = shape.kinds[node], shape.nodes[node]
    below = {shape.kinds[name] for name in shape.below(node)}
    if kind == "outcome":
        return "" if "service" in below else told.NO_SERVICE
    if kind in ("service", "directorate") and not shape.above[node]:
        return told.NO_WORK
    if not shape.outcomes[node]:
        return told.NO_WAY_UP
    if kind == "strategic deliverable":
        return "" if below else told.NO_PRIORITY
    if isinstance(item, Kpi):
        return "" if item.owner in {role.id for role in held.roles} else told.NO_OWNER
    if kind in ("service", "directorate") or shape.measures[node]:
        return ""  # what it is to do without a measure is told of its priority
    return told.NO_BENEFIT if kind == "strategic programme" else told.NO_MEASURE


def _actions(actions: pd.DataFrame, shape: Shape, as_at: date) -> pd.DataFrame:
    """Return the actions as links under what they concern, in the order in which they are due."""
    rows = [
        _action(row, (as_at - due).days)
        for row in _records(actions.sort_values(["due_on", "action_id"]))
        if row["concerns"] in shape.open_nodes
        and row["status"] != "dropped"
        and (due := as_date(row["due_on"]))
    ]
    return pd.DataFrame(rows, columns=list(THREAD))


def _action(row: Mapping[str, Any], days_late: int) -> dict[str, Any]:
    late = days_late if row["status"] not in OVER and days_late > 0 else 0
    done = None if pd.isna(row["done_on"]) else as_date(row["done_on"])
    due = write_date(as_date(row["due_on"]))
    name = "-".join(str(row["action_id"]).split())
    return dict.fromkeys(THREAD, "") | {
        "node_id": name if name.startswith("action-") else f"action-{name}",
        "kind": "action",
        "title": str(row["what"]).rstrip("."),
        "parent_id": row["concerns"],
        "example": False,
        "public": True,
        **dict.fromkeys(("depth", "measures", "need", "internal", *REASONS, "pressing"), 0),
        "worst_target": "no_target",
        "worst_attention": 3 if late else 0,
        "late": int(late > 0),
        "outcomes": [],
        "below": told.action_sentence(
            str(row["status"]), due, late, write_date(done) if done else ""
        ),
    }


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a table's rows, each by the names of its columns."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def _in_order(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a walk down the tree meets them, each with how deep it stands."""
    under: dict[str, list[Mapping[str, Any]]] = {}
    known = list(rows)
    for row in known:
        under.setdefault(str(row["parent_id"]), []).append(row)
    ordered: list[dict[str, Any]] = []
    waiting = [(row, 0) for row in reversed(under.get("", []))]
    said: dict[str, str] = {}  # a disagreement is told once: where the walk first meets it
    while waiting:
        row, depth = waiting.pop()
        said[str(row["node_id"])] = row["disagreement"]
        again = row["disagreement"] == said.get(str(row["parent_id"]))
        ordered.append(
            {**row, "depth": depth, "disagreement": "" if again else row["disagreement"]}
        )
        waiting += [(one, depth + 1) for one in reversed(under.get(str(row["node_id"]), []))]
    return pd.DataFrame(ordered, columns=list(THREAD))

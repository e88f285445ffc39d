"""How the measures flow: from outcomes through corporate priorities to the services."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from perfkit.edition.thread_shape import Shape
from perfkit.sentences.thread import below_sentence


def flows_of(shape: Shape, needs: "pd.Series[bool]") -> Iterator[dict[str, Any]]:
    """Give one row a pair that some measure joins, as tables.THREAD_FLOWS.

    `needs` says of each public measure, by id, whether it needs somebody. A measure that serves
    two outcomes flows to both, so what flows to the outcomes may come to more than there is.
    """
    for upper in _of(shape, "corporate priority"):
        for outcome in shape.outcomes[upper]:
            yield from _flow(shape, needs, (outcome, upper), shape.measures[upper])
    for service in _of(shape, "service"):
        for upper in _of(shape, "corporate priority"):
            joint = shape.measures[upper] & shape.measures[service]
            yield from _flow(shape, needs, (upper, service), joint)


def _of(shape: Shape, kind: str) -> list[str]:
    return [node for node, known in shape.kinds.items() if known == kind]


def _flow(
    shape: Shape, needs: "pd.Series[bool]", pair: tuple[str, str], joint: frozenset[str]
) -> Iterator[dict[str, Any]]:
    if not joint:
        return
    mine = needs.loc[needs.index.isin(list(joint))]
    counted = {
        "measures": len(mine),
        "need": int(mine.sum()),
        "internal": len(joint) - len(mine),
    }
    names = ", ".join(shape.titles[node] for node in pair)
    yield {
        "upper_id": pair[0],
        "lower_id": pair[1],
        **counted,
        "words": f"{names}: {below_sentence(**counted)}",
    }

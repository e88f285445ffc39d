"""A quirk of published data: how it departs from what its reader would expect, in words."""

from typing import Literal

from perfkit.framework.definition import Dated, Id, Words

# The six of data quality, and the six places where a fault arises, as the framework names them.
Dimension = Literal[
    "accuracy", "completeness", "uniqueness", "consistency", "timeliness", "validity"
]
Cause = Literal["entry", "definition", "system", "timing", "mapping", "third party", "unknown"]


class Quirk(Dated):
    """One way in which a publisher's data is odd: what it means and what the workbook does.

    It is told, not mended: the cells it is found in may be right. `return_id` is empty for what is
    found in reference files, or only by setting returns beside each other.
    """

    name: Words
    return_id: Id | None = None
    means: Words
    done: Words
    dimension: Dimension
    cause: Cause

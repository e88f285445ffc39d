"""What a rule is: a small function over parsed cells, and what follows where it is not true."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from perfkit.framework.checks import Dimension

Severity = Literal["rejected", "doubtful"]
Messages = pd.Series  # of text, on the index of the rows of which the rule is not true

KEY = (  # what tells one fact from another
    "series",
    "area_code",
    "period_kind",
    "period_start",
    "period_end",
    "breakdown",
    "release_version",
    "released_on",
)


@dataclass(frozen=True)
class Rule:
    """A rule, known by its code: its check, which column shows what was got, what follows.

    `check` takes parsed cells (see `parse`), changes nothing, and returns a message for each row of
    which the rule is not true, on that row's index. `dimension` is of data quality (DAMA UK).
    A rule that rejects leaves the row unused; after one that doubts it is used, and the page says
    so. `of` is the id of the one return that it is asked of; empty asks it of all. A rule that is
    asked `together` sees only rows that are otherwise sound, for it compares them.
    """

    code: str
    check: Callable[[pd.DataFrame], Messages]
    got: str
    dimension: Dimension
    severity: Severity
    of: str = ""
    together: bool = False

    def is_asked_of(self, return_id: str) -> bool:
        """Return whether the rule concerns a return."""
        return self.of in ("", return_id)


def messages(cells: pd.DataFrame, bad: "pd.Series[bool]", message: str) -> Messages:
    """Return one message for each row that is bad, on its index."""
    return pd.Series(message, index=cells.index[bad.to_numpy(dtype=bool)], dtype="str")

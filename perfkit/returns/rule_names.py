"""The name of the rule behind each stored problem, and what usually causes it.

A store keeps a problem in the words that its reader was told, with its own numbers in them. Here
each is known again by how those words begin, so that problems can be grouped and followed.
"""

from typing import NamedTuple

import pandas as pd

from perfkit.framework.checks import RootCause


class Named(NamedTuple):
    """A rule that runs when a file is loaded: its name, how it speaks, what usually breaks it."""

    rule_id: str
    begins: tuple[str, ...]
    root_cause: RootCause


CORRECTED = "correction-is-in-force"
UNNAMED = Named("a-cell-of-a-spreadsheet-is-as-its-column-asks", ("",), "entry")
# The first that fits is taken; what a person's spreadsheet breaks is told in its columns' names.
RULES = (
    Named("period-is-readable", ("'", '"', "A period cannot"), "entry"),
    Named("value-is-a-number-a-mark-or-words", ("The value is neither",), "entry"),
    Named("value-lies-within-its-bounds", ("The value is below", "The value is above"), "entry"),
    Named("area-code-is-given", ("There is no area code",), "mapping"),
    Named("area-code-is-a-code", ("The area code is not",), "mapping"),
    Named("numerator-is-within-denominator", ("The numerator is more",), "entry"),
    Named("what-is-counted-is-not-negative", ("The numerator or the denominator is",), "entry"),
    Named("release-day-is-readable", ("The day of release is not",), "entry"),
    Named("one-key-has-one-value", ("This file gives it different values",), "entry"),
    Named("two-files-say-the-same", ("Two files differ",), "unknown"),
    Named("no-more-schools-report-than-exist", ("More schools report",), "system"),
    Named("region-is-the-areas-own", ("The region is published as",), "third_party"),
    Named("value-is-not-carried-forward", ("The value has not changed",), "entry"),
    Named("period-has-ended-by-its-release", ("The period ends after",), "timing"),
    Named("supporting-numbers-are-readable", ("A limit, numerator or denominator",), "entry"),
    Named("status-is-known", ("The status is not one of",), "mapping"),
    Named(CORRECTED, ("Corrected:",), "third_party"),
    Named("correction-is-still-needed", ("The source is mended",), "third_party"),
    Named("correction-has-not-run-out", ("The correction ",), "timing"),
    UNNAMED,
)


def with_rule_names(problems: pd.DataFrame) -> pd.DataFrame:
    """Return problems (tables.PROBLEMS) with `rule_id` and `root_cause`; a rule a known beginning.

    What begins like none of them broke a column of a person's spreadsheet.
    """
    texts = {str(text) for text in problems["rule"]}
    known = {text: _rule_of(text) for text in texts}
    return problems.assign(
        rule_id=problems["rule"].map({text: found.rule_id for text, found in known.items()}),
        root_cause=problems["rule"].map({text: found.root_cause for text, found in known.items()}),
    ).astype({"rule_id": "str", "root_cause": "str"})


def _rule_of(text: str) -> Named:
    return next(rule for rule in RULES if text.startswith(rule.begins))

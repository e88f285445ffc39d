"""A period must be over by the day of its release."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule, messages


def period_has_ended_by_its_release(cells: pd.DataFrame) -> Messages:
    """Tell of figures released before their period was over."""
    return messages(
        cells, cells["period_end"] > cells["release"], "The period ends after the day of release."
    )


RULE = Rule(
    "D04",
    period_has_ended_by_its_release,
    got="period_text",
    dimension="timeliness",
    severity="doubtful",
)

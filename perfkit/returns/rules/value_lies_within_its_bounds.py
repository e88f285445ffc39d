"""A value must lie within what its measure can be."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule


def value_lies_within_its_bounds(cells: pd.DataFrame) -> Messages:
    """Tell of values that cannot be: a percentage above 100, a count below 0."""
    low, high = cells["value"] < cells["lowest"], cells["value"] > cells["highest"]
    below, above = cells.loc[low, "lowest"], cells.loc[high, "highest"]
    return pd.concat(
        [
            below.map("The value is below {:g}, the lowest it can be.".format).astype("str"),
            above.map("The value is above {:g}, the highest it can be.".format).astype("str"),
        ]
    )


RULE = Rule(
    "R03", value_lies_within_its_bounds, got="value_text", dimension="validity", severity="rejected"
)

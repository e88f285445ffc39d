"""An area's code must be given."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule, messages


def area_code_is_given(cells: pd.DataFrame) -> Messages:
    """Tell of rows without an area's code, as publishers leave those of abolished areas."""
    return messages(cells, cells["area_code"].str.strip() == "", "There is no area code.")


RULE = Rule(
    "R04", area_code_is_given, got="area_code", dimension="completeness", severity="rejected"
)

"""An area's code must be written as ONS writes it."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule, messages

AREA_CODE = r"[A-Z]\d{8}"


def area_code_is_a_code(cells: pd.DataFrame) -> Messages:
    """Tell of area codes not written as ONS writes them."""
    given = cells["area_code"].str.strip() != ""
    bad = given & ~cells["area_code"].str.fullmatch(AREA_CODE)
    return messages(cells, bad, "The area code is not a letter and eight digits, as ONS gives.")


RULE = Rule("R05", area_code_is_a_code, got="area_code", dimension="validity", severity="rejected")

"""Each return's dimensions are shares of what was checked; what was not checked has none."""

import pandas as pd

from perfkit.quality.dimensions import by_return
from perfkit.tables import RECEIPTS
from tests.unit.quality.test_grade import problems


def receipt(return_id="a-return", outcome="loaded", **changes):
    row = dict.fromkeys(RECEIPTS, "") | {"return_id": return_id, "outcome": outcome}
    return row | {"read": 100, "sound": 45, "rejected": 5, "out_of_scope": 50} | changes


def test_cells_in_scope_are_checked_and_a_cell_fails_once():
    failed = problems("validity", 2, file_id="f", row=3, column="value")
    table = by_return(failed, pd.DataFrame([receipt(), receipt(outcome="reference")]))
    validity = table[table["dimension"] == "validity"].iloc[0]
    assert validity[["checked", "failed", "share"]].tolist() == [50, 1, 0.98]
    assert len(table) == 6


def test_timeliness_is_of_releases():
    late = pd.DataFrame(
        {"return_id": "a-return", "age_status": ["overdue", "new", "repeat", "awaited"]}
    )
    table = by_return(problems(), pd.DataFrame([receipt()]), late=late)
    timeliness = table[table["dimension"] == "timeliness"].iloc[0]
    assert timeliness[["checked", "failed"]].tolist() == [3, 1]


def test_what_was_not_checked_has_no_share():
    table = by_return(problems(), pd.DataFrame([receipt()]))
    timeliness = table[table["dimension"] == "timeliness"].iloc[0]
    assert timeliness["checked"] == 0
    assert pd.isna(timeliness["share"])

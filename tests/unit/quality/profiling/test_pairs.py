"""Two columns that together settle a third, where neither does alone."""

import pandas as pd

from perfkit.quality import profile

STATES = ["Ohio", "Texas", "Maine", "Utah"]


def taxed():
    """Return the band that each state has for either status, each told eight times."""
    rows = [
        (state, status, f"band {(place + 2 * (status == 'single')) % 4 + 1}")
        for place, state in enumerate(STATES)
        for status in ("single", "married")
    ]
    return pd.DataFrame(rows * 8, columns=["state", "status", "band"])


def test_a_pair_that_always_settles_gives_nothing():
    assert profile(taxed()).empty


def test_what_departs_from_what_a_pair_settles_is_told_with_both():
    table = taxed()
    table.loc[9, "band"] = "band 9"

    found = profile(table)

    assert found[["row", "column", "kind", "likely"]].to_numpy().tolist() == [
        [9, "band", "breaks a rule", "band 1"]
    ]
    assert found["reason"].item() == (
        "88% of the rows whose status and state are 'married, Ohio' have 'band 1' here."
    )


def test_a_pair_fills_a_blank():
    table = taxed()
    table.loc[9, "band"] = ""

    found = profile(table)

    assert found[["row", "column", "kind", "likely"]].to_numpy().tolist() == [
        [9, "band", "blank", "band 1"]
    ]

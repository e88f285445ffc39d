"""Two columns that together settle a third, where neither does alone."""

import numpy as np
import pandas as pd

from perfkit.quality import profile
from perfkit.quality.profiling.coding import code_table
from perfkit.quality.profiling.pairs import find_pairs
from perfkit.quality.profiling.rules import find_rules

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


def test_a_half_that_settles_nearly_as_much_alone_is_no_pair():
    random = np.random.default_rng(1)
    schools = [("first", 4), ("middle", 7), ("senior", 9), ("trade", 11), ("degree", 13)]
    place = random.choice(5, 2000, p=[0.05, 0.1, 0.35, 0.2, 0.3])
    hours = random.normal(40, 10, 2000).astype(int)
    rows = [(*schools[at], hour) for at, hour in zip(place, hours, strict=True)]
    table = pd.DataFrame(rows, columns=["school", "years", "hours"]).astype(str)
    table.loc[random.choice(2000, 20, replace=False), "years"] = "7"
    coded = code_table(table)

    assert not list(find_pairs(coded, find_rules(coded)))

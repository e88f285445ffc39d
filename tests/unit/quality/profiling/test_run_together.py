"""Two cells written into one, and the other left blank."""

import pandas as pd

from perfkit.quality import profile

PLACES = [("Portland", "OR"), ("Salem", "OR"), ("Austin", "TX"), ("Dallas", "TX")] * 10


def table(changed):
    told = pd.DataFrame(PLACES, columns=["town", "state"])
    for row, (town, state) in changed.items():
        told.loc[row] = [town, state]
    return told


def cells(found):
    return found[["row", "column", "kind", "found", "likely"]].to_numpy().tolist()


def test_a_text_that_ends_in_what_is_blank_beside_it_holds_both():
    assert cells(profile(table({4: ("Portland OR", "")}))) == [
        [4, "town", "run together", "Portland OR", "Portland"],
        [4, "state", "run together", "", "OR"],
    ]


def test_a_text_that_ends_so_beside_filled_cells_too_is_written_so():
    told = table(
        {row: (f"{town} {state}", state) for row, (town, state) in enumerate(PLACES) if row % 2}
    )
    told.loc[5, "state"] = ""

    assert "run together" not in set(profile(told)["kind"])

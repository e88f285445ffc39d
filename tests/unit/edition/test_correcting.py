"""A recorded correction is in force, ran out, met no cell, or is no longer needed."""

from datetime import date

import pandas as pd
import pytest

from perfkit.edition.correcting import COLUMNS, corrections_told
from perfkit.returns.corrections import Correction
from perfkit.tables import PROBLEMS
from tests.unit.measures.make import make_kpi

WRONG = Correction.model_validate(
    {
        "id": "old-rate",
        "return": "a-return",
        "series": "rate",
        "area": "all",
        "period": "2004",
        "got": "0",
        "use": "missing",
        "why": "A placeholder.",
        "told": "No one yet",
        "until": date(2027, 12, 31),
    }
)
MADE = "Corrected: 0 is read as missing (A placeholder)"
MENDED = "The source is mended (it no longer says 0): remove the correction old-rate."
RAN_OUT = "The correction old-rate ran out on 2027-12-31: look at the source again."


def told(*rules, **changes):
    usual = dict.fromkeys(PROBLEMS, "") | {"return_id": "a-return", "series": "rate"}
    return pd.DataFrame(
        [usual | {"rule": rule} | changes for rule in rules], columns=list(PROBLEMS)
    )


@pytest.mark.parametrize(
    ("problems", "state"),
    [
        (told(MADE), "in_force"),
        (told(MENDED), "source_mended"),
        (told(RAN_OUT), "ran_out"),
        (told(), "not_met"),
        (told(MADE, MENDED), "source_mended"),  # the file loaded last counts
        (told(MENDED, MADE), "in_force"),
        (told(MADE, series="other"), "not_met"),
        (told(MENDED.replace("old-rate", "older-rate")), "not_met"),
    ],
)
def test_a_correction_is_what_the_last_load_says_of_it(problems, state):
    table = corrections_told([WRONG], problems, [make_kpi()])
    assert list(table.columns) == list(COLUMNS)
    assert table.iloc[0][["id", "use", "kpis", "state"]].tolist() == [
        "old-rate",
        "missing",
        "re-referrals",
        state,
    ]


def test_without_a_correction_there_is_no_row():
    assert corrections_told([], told(MADE), [make_kpi()]).empty

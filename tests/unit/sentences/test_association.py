import pytest

from perfkit.sentences.association import ONLY, association_sentence, write_p

ROW = {"lag": 0, "n": 14, "p": 0.012, "pearson_of_changes": 0.8, "tried": 1673}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"finding": "associated"},
            "When “Rents” changes, “Arrears” tends to change in the same direction at the same "
            "time, beyond what chance could explain (14 shared points, p 0.012, corrected for the "
            f"1,673 comparisons made in this edition). {ONLY}",
        ),
        (
            {"finding": "associated", "lag": 1, "pearson_of_changes": -0.8, "p": 0.0001},
            "When “Rents” changes, “Arrears” tends to change the opposite way one step later, "
            "beyond what chance could explain (14 shared points, p below 0.001, corrected for the "
            f"1,673 comparisons made in this edition). {ONLY}",
        ),
        (
            {"finding": "levels_only"},
            "“Rents” and “Arrears” have both been moving over the years, as any two trends do; "
            "their changes from one period to the next do not agree beyond chance (corrected for "
            f"the 1,673 comparisons made in this edition). {ONLY}",
        ),
        (
            {"finding": "none"},
            "“Rents” and “Arrears” do not move together beyond what chance could explain (14 "
            "shared points, corrected for the 1,673 comparisons made in this edition).",
        ),
    ],
)
def test_an_association_is_never_said_to_be_a_cause(changes, said):
    assert association_sentence(ROW | changes, first="Rents", second="Arrears") == said


@pytest.mark.parametrize(
    ("value", "said"), [(0.001, "0.001"), (0.00099, "below 0.001"), (1.0, "1.000")]
)
def test_a_small_p_is_not_written_as_nothing(value, said):
    assert write_p(value) == said

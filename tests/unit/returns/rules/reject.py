"""What becomes of one row that a rule is asked of."""

from tests.unit.returns.make import run


def why_rejected(row, **changes):
    """Return the message and the dimension of a row that is rejected; None where it is sound."""
    got = run({"value_text": "50"} | row, **({"highest": 100.0} | changes))
    if got.rejected == 0:
        return None
    assert (got.sound, got.rejected) == (0, 1)
    return got.problems["rule"][0], got.problems["dimension"][0]


def why_doubted(row):
    """Return the message of a row that is used and doubted; None where nobody doubts it."""
    got = run({"value_text": "5"} | row)
    assert (got.sound, got.rejected) == (1, 0)
    if got.problems.empty:
        return None
    assert got.problems["severity"].tolist() == ["doubtful"]
    return got.problems["rule"][0]

"""How high a risk is: likelihood by impact, each from 1 to 5."""

HIGH = 12  # of 25: a risk of this score or more is named as high


def score(likelihood: object, impact: object) -> int:
    """Return the score of a risk, 1 to 25; its two parts are whole numbers, as text or number."""
    return int(str(likelihood)) * int(str(impact))


def is_high(likelihood: object, impact: object) -> bool:
    """Whether a risk is named as high."""
    return score(likelihood, impact) >= HIGH

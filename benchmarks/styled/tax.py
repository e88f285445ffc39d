"""Tax payers: a state for each zip, a rate for each state and salary; marks behind a town."""

import numpy as np
import pandas as pd

from styled.pair import Pair, names, spoil

STATES = ["MA", "NJ", "NY", "TX", "WA", "CA", "OH", "FL", "IL", "CT"]
FIRST = [f"{name.title()}" for name in names(150, np.random.default_rng(5))]


def starred(text: str, _random: np.random.Generator) -> str:
    """Add a mark behind the text."""
    return f"{text}-*"


def zero_lost(text: str, _random: np.random.Generator) -> str:
    """Lose the nought a zip begins with."""
    return text.lstrip("0")


def other_state(text: str, random: np.random.Generator) -> str:
    """Write another state."""
    return str(random.choice([state for state in STATES if state != text]))


def other_amount(text: str, random: np.random.Generator) -> str:
    """Write another amount of some hundreds."""
    return str(int(text) + 100 * int(random.integers(1, 9)))


def tenfold(text: str, _random: np.random.Generator) -> str:
    """Slip the decimal point."""
    return f"{float(text) * 10:g}" if float(text) else text


def tax(random: np.random.Generator) -> Pair:
    """Return 4,000 people of 200 zips."""
    places = names(200, random)
    zips = {}
    while len(zips) < 200:
        number = len(zips)
        state = STATES[number % 10]
        start = {"MA": "02", "NJ": "07", "CT": "06"}.get(state, str(10 + number % 10 * 8))
        zips[f"{start}{random.integers(0, 1000):03d}"] = (places[number].upper(), state)
    rates = {
        (state, band): round(random.uniform(2, 4) + band / 5, 2)
        for state in STATES
        for band in range(1, 20)
    }
    codes = list(zips)
    rows = []
    for _ in range(4000):
        code = codes[int(random.beta(1, 2) * 200)]
        town, state = zips[code]
        band = int(random.integers(1, 20))
        married, child = bool(random.integers(2)), bool(random.integers(2))
        rows.append(
            [
                str(random.choice(FIRST)),
                str(random.choice(FIRST)),
                str(random.choice(["M", "F"])),
                str(201 + 7 * (STATES.index(state) * 3 + int(random.integers(3)))),
                f"{random.integers(100, 999)}-{random.integers(1000, 9999)}",
                town,
                state,
                code,
                "M" if married else "S",
                "Y" if child else "N",
                str(5000 * band),
                f"{rates[state, band]:g}",
                str(0 if married else 100 * STATES.index(state)),
                str(300 * STATES.index(state) if married else 0),
                str(50 * STATES.index(state) if child else 0),
            ]
        )
    columns = (
        "first last gender area_code phone town state zip marital child salary rate "
        "single_exemption married_exemption child_exemption"
    )
    clean = pd.DataFrame(rows, columns=columns.split())
    dirty = clean.copy()
    spoil(dirty, "town", 0.03, starred, random)
    spoil(dirty, "zip", 0.05, zero_lost, random)
    spoil(dirty, "state", 0.02, other_state, random)
    spoil(dirty, "rate", 0.02, tenfold, random)
    spoil(dirty, "single_exemption", 0.01, other_amount, random)
    return Pair(clean, dirty)

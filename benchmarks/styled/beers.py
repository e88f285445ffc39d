"""Beers and who brews them: units within number columns, a state that stands in the town."""

import numpy as np
import pandas as pd

from styled.pair import Pair, emptied, names, spoil

STYLES = ["American IPA", "Cider", "Oatmeal Stout", "Saison", "Hefeweizen", "Pale Ale", "Porter"]
WORDS = "Golden Hop River Dark Red Winter Lazy Old Barrel Moon Citra Blonde".split()
STATES = ["OR", "CA", "IN", "CO", "TX", "MI", "MN", "NC"]


def with_ounces(text: str, random: np.random.Generator) -> str:
    """Write the unit beside the number, in one way or another."""
    return text + str(random.choice([" oz", " oz.", " ounce", " OZ."]))


def with_percent(text: str, _random: np.random.Generator) -> str:
    """Write a mark behind the number."""
    return f"{text}%"


def beers(random: np.random.Generator) -> Pair:
    """Return 1,500 beers of 260 breweries."""
    places = names(120, random)
    breweries = [
        (
            str(number),
            f"{name.title()} Brewing Company",
            places[number % 120].title(),
            STATES[number % 120 % 8],
        )
        for number, name in enumerate(names(260, random, ending=False))
    ]
    rows = []
    for number in range(1500):
        bitter = str(random.integers(8, 110)) if random.random() < 0.6 else ""
        strength = f"{random.integers(30, 100) / 1000:.3f}".rstrip("0")
        rows.append(
            [
                str(2 * number + 1),
                " ".join(random.choice(WORDS, 2, replace=False)),
                str(random.choice(STYLES)),
                str(random.choice(["12.0", "16.0", "19.2", "8.4"], p=[0.6, 0.3, 0.05, 0.05])),
                strength if random.random() < 0.97 else "",
                bitter,
                *breweries[int(random.beta(1, 3) * 260)],
            ]
        )
    columns = "id beer style ounces strength bitterness brewery_id brewery town state".split()
    clean = pd.DataFrame(rows, columns=columns)
    dirty = clean.copy()
    spoil(dirty, "ounces", 0.25, with_ounces, random)
    spoil(dirty, "strength", 0.08, with_percent, random)
    for row in np.flatnonzero(random.random(len(dirty)) < 0.06):
        dirty.loc[row, "town"] += f" {dirty.loc[row, 'state']}"
        dirty.loc[row, "state"] = ""
    spoil(dirty, "state", 0.03, emptied, random)
    return Pair(clean, dirty)

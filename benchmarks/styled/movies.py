"""Films: a length told in hours among minutes, a mark out of ten, thousands with a comma."""

import numpy as np
import pandas as pd

from styled.pair import Pair, emptied, names, spoil

GENRES = ["Drama", "Comedy", "Crime,Drama", "Horror", "Action,Thriller", "Documentary", "Romance"]
COUNTRIES = ["USA", "UK", "France", "Canada", "India"]
MONTHS = "January February March April May June July August October November December".split()


def in_hours(text: str, _random: np.random.Generator) -> str:
    """Write minutes as hours and minutes."""
    hours, minutes = divmod(int(text.split()[0]), 60)
    return f"{hours} hr. {minutes} min."


def of_ten(text: str, _random: np.random.Generator) -> str:
    """Write a mark with its most."""
    return f"{text}/10"


def with_comma(text: str, _random: np.random.Generator) -> str:
    """Mark the thousands."""
    return f"{int(text):,}"


def without_day(text: str, _random: np.random.Generator) -> str:
    """Leave out the day of a date."""
    return " ".join(text.split()[1:])


def movies(random: np.random.Generator) -> Pair:
    """Return 1,500 films."""
    people = [name.title() for name in names(400, random)]
    rows = []
    for _ in range(1500):
        year = int(random.integers(1960, 2015))
        votes = int(10 ** random.uniform(1, 6))
        day = (
            f"{random.integers(1, 29)} {random.choice(MONTHS)} {year} ({random.choice(COUNTRIES)})"
        )
        rows.append(
            [
                f"tt{random.integers(100_000, 3_000_000):07d}",
                f"The {names(1, random)[0].title()} {random.choice(['Story', 'Night', 'War'])}",
                str(year),
                day,
                f"{random.choice(people)} {random.choice(people)}",
                str(random.choice(COUNTRIES, p=[0.6, 0.15, 0.1, 0.1, 0.05])),
                str(random.choice(["English", "French", "Hindi"], p=[0.85, 0.1, 0.05])),
                f"{random.integers(70, 190)} min",
                f"{random.integers(20, 95) / 10:.1f}",
                str(votes),
                str(random.choice(GENRES)),
            ]
        )
    columns = "id name year released director country language length mark votes genre"
    clean = pd.DataFrame(rows, columns=columns.split())
    dirty = clean.copy()
    spoil(dirty, "length", 0.1, in_hours, random)
    spoil(dirty, "mark", 0.08, of_ten, random)
    spoil(dirty, "votes", 0.1, with_comma, random)
    spoil(dirty, "released", 0.08, without_day, random)
    spoil(dirty, "genre", 0.02, emptied, random)
    return Pair(clean, dirty)

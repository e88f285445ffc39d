"""A table as it should be, and as it came."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

Change = Callable[[str, np.random.Generator], str]
_SYLLABLES = (
    "ba den fol gar hin kel lor mar nes pol ren sto tam ver wil cor dal fen ham lin".split()
)
_ENDINGS = "ton ford ham by ley field wood bury".split()


class Pair(NamedTuple):
    """The same rows and columns, clean and dirty."""

    clean: pd.DataFrame
    dirty: pd.DataFrame

    @property
    def wrong(self) -> set[tuple[int, str | None]]:
        """Cells that came other than they should be."""
        rows, places = np.nonzero(self.clean.to_numpy() != self.dirty.to_numpy())
        names = self.clean.columns
        return {(int(row), str(names[place])) for row, place in zip(rows, places, strict=True)}


def names(count: int, random: np.random.Generator, ending: bool = True) -> list[str]:
    """Return distinct made-up names, of places if they have an ending."""
    made: dict[str, None] = {}
    while len(made) < count:
        name = "".join(random.choice(_SYLLABLES, int(random.integers(1, 4))))
        made[name + (str(random.choice(_ENDINGS)) if ending else "o")] = None
    return list(made)


def spoil(
    table: pd.DataFrame, column: str, share: float, change: Change, random: np.random.Generator
) -> None:
    """Change a share of the filled cells of one column, in place."""
    filled = np.flatnonzero(table[column] != "")
    for row in filled[random.random(len(filled)) < share]:
        table.loc[row, column] = change(table.loc[row, column], random)


def letter_to_x(text: str, random: np.random.Generator) -> str:
    """Put an x in the place of one letter or figure."""
    at = [place for place, sign in enumerate(text) if sign.isalnum()]
    place = int(random.choice(at))
    return f"{text[:place]}x{text[place + 1 :]}"


def emptied(_text: str, _random: np.random.Generator) -> str:
    """Leave out what was there."""
    return ""

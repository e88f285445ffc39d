"""What made-up records are made from, and what a row of them is."""

from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from perfkit.framework.model import Framework

Row = tuple[object, ...]


class Year(NamedTuple):
    """What the made-up records are made from."""

    framework: Framework
    sent: pd.DataFrame  # the values
    as_at: date
    random: np.random.Generator

    def days(self, number: int) -> date:
        """Return the day `number` days after the as-at date."""
        return self.as_at + timedelta(days=number)

    def pick(self, texts: tuple[str, ...]) -> str:
        """Return one of several texts."""
        return texts[int(self.random.integers(len(texts)))]

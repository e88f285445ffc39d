"""Articles of journals: a spreadsheet's dates in the place of pages and of the journal's number."""

import numpy as np
import pandas as pd

from styled.pair import Pair, emptied, letter_to_x, names, spoil

FIELDS = "Medicine Surgery Nursing Oncology Allergy Genetics Urology Anaesthesia".split()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WORDS = (
    "randomised trial effect of early treatment on outcome in children with asthma review "
    "cohort study patients after acute infection long term quality care"
).split()


def as_month(text: str, random: np.random.Generator) -> str:
    """Write what a spreadsheet makes of two short numbers."""
    return f"{random.choice(MONTHS)}-{random.integers(0, 99):02d}" if text else text


def other_date(text: str, _random: np.random.Generator) -> str:
    """Write the year first, in full."""
    month, day, year = text.split("/")
    return f"{'19' if int(year) > 50 else '20'}{year}-{int(month):02d}-{int(day):02d}"


def zero_lost(text: str, _random: np.random.Generator) -> str:
    """Lose the noughts a number begins with, and its mark."""
    return text.replace("-", "").lstrip("0")


def articles(random: np.random.Generator) -> Pair:
    """Return 900 articles of 110 journals."""
    journals = []
    for place in names(110, random):
        field = str(random.choice(FIELDS))
        number = f"{random.integers(0, 3000):04d}-{random.integers(0, 9999):04d}"
        title = f"The {place.title()} journal of {field.lower()}"
        journals.append((title, f"{place.title()[:5]} J {field[:4]}", number))
    rows = []
    for number in range(900):
        first = int(random.integers(1, 1500))
        title, short, issn = journals[int(random.beta(1, 2) * 110)]
        rows.append(
            [
                str(70001 + 13 * number),
                " ".join(random.choice(WORDS, int(random.integers(5, 10)))).capitalize(),
                str(random.choice(["eng", "fre", "ger", "spa"], p=[0.9, 0.04, 0.03, 0.03])),
                title,
                short,
                issn,
                str(random.integers(1, 120)),
                str(random.integers(1, 13)) if random.random() < 0.85 else "",
                f"{random.integers(1, 13)}/{random.integers(1, 29)}/{random.integers(0, 13):02d}",
                f"{first}-{first % 100 + int(random.integers(1, 12))}",
                "{" + ", ".join(f'"{n.title()}"' for n in names(3, random, ending=False)) + "}",
            ]
        )
    columns = "id title language journal abbreviation issn volume issue created pages authors"
    clean = pd.DataFrame(rows, columns=columns.split())
    dirty = clean.copy()
    spoil(dirty, "created", 0.12, other_date, random)
    spoil(dirty, "pages", 0.06, as_month, random)
    spoil(dirty, "issn", 0.06, zero_lost, random)
    spoil(dirty, "journal", 0.04, letter_to_x, random)
    spoil(dirty, "abbreviation", 0.04, emptied, random)
    spoil(dirty, "language", 0.04, emptied, random)
    return Pair(clean, dirty)

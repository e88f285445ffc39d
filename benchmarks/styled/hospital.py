"""Hospitals and their measures: many rows a hospital, and an x for one sign here and there."""

import numpy as np
import pandas as pd

from styled.pair import Pair, letter_to_x, names, spoil

OWNERS = ["government - local", "proprietary", "voluntary non-profit - private", "church"]
CONDITIONS = ["heart attack", "heart failure", "pneumonia", "surgical infection prevention"]
WORDS = "patients given aspirin at arrival before surgery within two hours of discharge".split()
RATE = 0.03


def hospital(random: np.random.Generator) -> Pair:
    """Return 45 hospitals with some of 24 measures each."""
    places = names(45, random)
    states = ["al", "ak", "az"]
    measures = [
        (
            f"{kind}-{number}",
            CONDITIONS[kind_at],
            " ".join(random.choice(WORDS, 6, replace=False)),
        )
        for kind_at, kind in enumerate(["ami", "hf", "pn", "scip"])
        for number in range(1, 7)
    ]
    rows = []
    for number, place in enumerate(places):
        state = states[number % 10 // 5 if number < 40 else 2]
        fixed = [
            str(10001 + 3 * number),
            f"{place} {random.choice(['hospital', 'medical center', 'regional clinic'])}",
            f"{random.integers(100, 9999)} {random.choice(names(1, random))} street",
            names(40, random)[number % 40] if number % 7 else "marlinton",
            state,
            f"{35000 + 37 * number}",
            str(random.choice(["jefford", "houby", "mobley", "shelham", "kelwood"])),
            f"{random.integers(2_000_000_000, 2_999_999_999)}",
            "acute care hospitals",
            str(random.choice(OWNERS)),
            str(random.choice(["yes", "no"], p=[0.8, 0.2])),
        ]
        for code, condition, name in measures:
            if random.random() < 0.92:
                score = f"{random.integers(40, 101)}%" if random.random() < 0.8 else ""
                sample = f"{random.integers(1, 600)} patients" if score else "0 patients"
                rows.append([*fixed, condition, code, name, score, sample, f"{state}_{code}"])
    columns = (
        "provider hospital address city state zip county phone type owner emergency condition "
        "measure_code measure score sample state_average"
    ).split()
    clean = pd.DataFrame(rows, columns=columns)
    dirty = clean.copy()
    for column in columns:
        spoil(dirty, column, RATE, letter_to_x, random)
    return Pair(clean, dirty)

"""A council must be published under the region it lies in."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule


def region_is_the_areas_own(cells: pd.DataFrame) -> Messages:
    """Tell of the council's own rows published under another region; initials are accepted."""
    published = cells["note"].str.extract(r"region as published: ([^;]*)")[0].fillna("").str.strip()
    own = cells["expected_region"]
    pairs = pd.Series(zip(published, own, strict=True), index=cells.index)
    known = {(name, region): _is_region(name, region) for name, region in set(pairs)}
    bad = (published != "") & (own != "") & ~pairs.map(known).astype(bool)
    return (
        "The region is published as " + published[bad] + "; the council lies in " + own[bad] + "."
    )


def _is_region(published: str, own: str) -> bool:
    """Whether a name or its initials are in the region's: North West, NW; the North West."""
    initials = "".join(word[0] for word in own.split() if word[0].isupper())
    return published.casefold() in own.casefold() or published == initials


RULE = Rule(
    "D02", region_is_the_areas_own, got="note", dimension="consistency", severity="doubtful"
)

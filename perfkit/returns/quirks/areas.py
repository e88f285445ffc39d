"""Quirks of areas, which show only where returns are set beside each other."""

from collections.abc import Callable, Mapping

import pandas as pd

from perfkit.tables import QUIRK_ROWS, QUIRKS

COUNCIL = r"E(0[6-9]|10)\d{6}"
KIND = slice(0, 3)  # of a code: E08 is a metropolitan district
Generations = Mapping[str, frozenset[str]]  # of wards: the codes between two redrawings


def names_differ(areas: pd.DataFrame, generations: Generations) -> "pd.Series[bool]":
    """Return where a council has another name than most returns give it."""
    named = areas["area_code"].str.fullmatch(COUNCIL) & areas["area"].ne("")
    names = areas.loc[named, "area"]
    usual = names.groupby(areas["area_code"]).agg(lambda each: each.mode().iloc[0])
    return named & areas["area"].ne(areas["area_code"].map(usual))


def two_codes(areas: pd.DataFrame, generations: Generations) -> "pd.Series[bool]":
    """Return where a council's name has several codes of one kind: it was given a new one."""
    named = areas["area_code"].str.fullmatch(COUNCIL) & areas["area"].ne("")
    kind = areas["area_code"].str[KIND]
    codes = areas["area_code"].where(named).groupby([areas["area"], kind]).transform("nunique")
    return named & (codes > 1)


def two_generations_of_wards(areas: pd.DataFrame, generations: Generations) -> "pd.Series[bool]":
    """Return where there are wards of one generation, if there are some of another as well."""
    held = [areas["area_code"].isin(codes) for codes in generations.values()]
    there = [wards for wards in held if wards.any()]
    nothing = pd.Series(data=False, index=areas.index)
    return pd.concat(there, axis="columns").any(axis="columns") if len(there) > 1 else nothing


ACROSS: Mapping[str, Callable[[pd.DataFrame, Generations], "pd.Series[bool]"]] = {
    "areas-names-differ": names_differ,
    "areas-two-codes": two_codes,
    "areas-two-generations-of-wards": two_generations_of_wards,
}


def look_across(areas: pd.DataFrame, generations: Generations) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return tables.QUIRKS and tables.QUIRK_ROWS of what shows across returns.

    `areas` has one row a return, area code and name, and the first cell read of it: `file_id`,
    `file`, `row`, `column`, `area_code` and `area`. What was got is the code and the name.
    """
    looked = [
        areas.assign(quirk=name, found=find(areas, generations)) for name, find in ACROSS.items()
    ]
    every = pd.concat(looked, ignore_index=True).astype({"found": bool})
    key = ["quirk", "file_id", "file"]
    counts = every.groupby(key, sort=False)["found"].sum().rename("cells").reset_index()
    rows = every.assign(got=every["area_code"] + " " + every["area"])[every["found"]]
    return counts[list(QUIRKS)], rows[list(QUIRK_ROWS)]

"""Which reader knows a file: told from what the file holds, never from its name."""

from pathlib import Path

from perfkit.returns.readers import (
    attendance,
    claimants,
    deprivation,
    dfe_lait,
    documentation,
    environment,
    fingertips_full,
    fingertips_short,
    fly_tipping,
    fly_tipping_sheets,
    hclic,
    hclic_sheets,
    housing_supply,
    oflog_adult_social_care,
    ofsted_childrens_services,
    ons_local_statistics,
    references,
    road_casualties,
    ward_population,
)
from perfkit.returns.readers.base import Reader
from perfkit.returns.readers.files import look_at

READERS: tuple[Reader, ...] = (
    dfe_lait.READER,
    hclic.READER,
    hclic_sheets.READER,
    ons_local_statistics.READER,
    fingertips_short.READER,
    fingertips_full.READER,
    oflog_adult_social_care.READER,
    fly_tipping.READER,
    fly_tipping_sheets.READER,
    attendance.READER,
    housing_supply.READER,
    environment.READER,
    claimants.READER,
    road_casualties.COUNCILS,
    road_casualties.WARDS,
    ward_population.READER,
    deprivation.READER,
    ofsted_childrens_services.READER,
    *references.READERS,
    documentation.READER,
)


def choose_reader(path: Path) -> Reader | None:
    """Return the reader that knows a file's layout, or None where none does.

    The workbook's own returns and spreadsheet workbooks have no reader here: the caller lists them,
    or reads them otherwise.

    Raises
    ------
    ReturnError
        When the file cannot be looked at: it is empty, not text, or a broken parquet file.
    """
    sheet = look_at(path)
    known = [reader for reader in READERS if reader.recognises(sheet)]
    assert len(known) <= 1  # no two layouts share a header; the test of every file says so
    return known[0] if known else None

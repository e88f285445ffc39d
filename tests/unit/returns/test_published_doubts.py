from datetime import date

import pytest

from perfkit.returns.readers import choose_reader
from perfkit.returns.validate import Origin, validate
from tests.unit.returns.make import make_use

pytestmark = pytest.mark.shared


def problems_of(path, series):
    reader = choose_reader(path)
    cells = reader.read(path, wanted=frozenset([series]))
    origin = Origin(reader.return_id, path.name, "a1", date(2026, 8, 1))
    uses = {(reader.return_id, series): make_use(series, return_id=reader.return_id)}
    return validate(cells, uses=uses, origin=origin).problems


def test_temporary_accommodation_unchanged_for_three_quarters_is_doubted(shared_data):
    told = problems_of(shared_data / "homelessness_hclic_quarterly.csv", "HCLIC-TA1-01")
    bolton = told[(told["area_code"] == "E08000001") & (told["got"] == "186")]
    assert bolton["period_text"].tolist() == ["2022-23 Q3", "2022-23 Q4"]
    assert set(bolton["severity"]) == {"doubtful"}


def test_releases_in_which_more_schools_report_than_exist_are_doubted(shared_data):
    path = shared_data / "school_attendance_year_to_date_releases.csv"
    told = [
        problems_of(path, f"num_schools/{phase}")["rule"].eq("More schools report than there are.")
        for phase in ("Primary", "Secondary", "Special", "Total")
    ]
    assert sum(rule.sum() for rule in told) == 309

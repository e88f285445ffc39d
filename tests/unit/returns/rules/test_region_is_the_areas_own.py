import pytest

from perfkit.returns.parse import parse
from perfkit.returns.rules.region_is_the_areas_own import region_is_the_areas_own
from tests.unit.returns.make import make_cells, make_use


@pytest.mark.parametrize(
    ("published", "doubted"),
    [("North West", 0), ("NW", 0), ("", 0), ("north west", 0), ("East Midlands", 1)],
)
def test_a_region_may_be_written_as_its_initials(published, doubted):
    cells = make_cells({"value_text": "1", "note": f"region as published: {published}"}).table
    parsed = parse(cells, uses={"count": make_use()}).assign(expected_region="the North West")
    assert len(region_is_the_areas_own(parsed)) == doubted

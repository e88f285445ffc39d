"""Which known layout a header comes nearest to, and how it differs."""

import pytest

from perfkit.returns.nearest import nearest_layout
from perfkit.tables import RECORDS

MONTHS = ["date", "area_type", "area_code", "area", "count", "rate"]
CLAIMANTS = "Claimant count by month, of wards or councils"
VALUES = [column.name for column in RECORDS["values"].columns if column.required]


@pytest.mark.parametrize(
    ("names", "renamed", "absent", "unknown"),
    [
        (MONTHS, (), (), ()),
        ([*MONTHS, ""], (), (), ()),
        ([*MONTHS[:4], "counts", "rate"], (("counts", "count"),), (), ()),
        (
            ["Date", "Area type", *MONTHS[2:]],
            (("Date", "date"), ("Area type", "area_type")),
            (),
            (),
        ),
        (MONTHS[:5], (), ("rate",), ()),
        ([*MONTHS, "colour"], (), (), ("colour",)),
    ],
)
def test_the_nearest_layout_says_each_difference(names, renamed, absent, unknown):
    near = nearest_layout(names)
    assert (near.title, near.own) == (CLAIMANTS, "")
    assert (near.renamed, near.absent, near.unknown) == (renamed, absent, unknown)


def test_two_names_that_are_alike_keep_apart():
    near = nearest_layout(["DATE", "AREA_TYPE", "AREA_CODE", "AREA", "COUNT", "RATE"])
    assert near.renamed == tuple((name.upper(), name) for name in MONTHS)


def test_the_workbooks_own_return_may_be_the_nearest():
    near = nearest_layout(["KPI", *VALUES[1:]])
    assert (near.own, near.renamed) == ("values", (("KPI", "kpi_id"),))


@pytest.mark.parametrize("names", [[], [""], ["a", "b"], ["name", "age", "area"]])
def test_to_what_is_near_to_nothing_no_layout_is_named(names):
    assert nearest_layout(names) is None

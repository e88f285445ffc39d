import pytest

from perfkit.asking.listing import kept, listed, values_of
from tests.unit.asking.make import make_book, measure
from tests.unit.views.fake_book import assessment

OURS = measure()
THEIRS = measure("voids", impact="contributes_to", contribution="We ask.", partners=("Landlords",))


@pytest.fixture
def rows(tmp_path):
    states = [assessment(), assessment("voids", target_status="no_target")]
    return listed(make_book(tmp_path, kpis=(OURS, THEIRS), rows=states))


@pytest.mark.parametrize(
    ("picked", "left"),
    [
        ({}, ["repairs", "voids"]),
        ({"impact": ""}, ["repairs", "voids"]),
        ({"impact": "contributes_to"}, ["voids"]),
        ({"status": "off_target"}, ["repairs"]),
        ({"impact": "contributes_to", "status": "off_target"}, []),
    ],
)
def test_a_list_keeps_what_is_all_that_was_picked(rows, picked, left):
    assert kept(rows, picked)["kpi_id"].tolist() == left


def test_it_can_be_listed_by_what_there_is(rows):
    assert values_of(rows, "impact") == ("directly_impacts", "contributes_to")
    assert values_of(rows, "directorate") == (rows["directorate"].iloc[0],)

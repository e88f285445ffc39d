import pytest

from perfkit.asking.reach import per_of, reach
from perfkit.sentences.beside import Beside
from tests.unit.asking.make import make_book, values
from tests.unit.views.fake_framework import make_kpi

ENGLAND = {"kpi_id": "repairs", "words": "England: 60.0%, 2025/26 Q2; Bolton is worse."} | Beside(
    "england", "England", areas=1, period="2025/26 Q2", own=50.0, value=60.0
)._replace(comparison="worse")._asdict()


def test_the_gap_is_of_the_latest_figure_and_the_group_picked(tmp_path):
    book = make_book(tmp_path, values(of=200), comparisons=[ENGLAND])

    assert reach(book, "repairs", "england").startswith(
        "If Bolton reached the figure of England, 60.0%, that would mean about 20 more"
    )


def test_without_a_denominator_the_reason_is_said(tmp_path):
    book = make_book(tmp_path, values(), comparisons=[ENGLAND])

    assert reach(book, "repairs", "england") == (
        "How many that would be cannot be worked out: the count and what it is counted out of "
        "are not held."
    )


def test_a_group_that_has_no_figure_for_the_period_is_named(tmp_path):
    book = make_book(tmp_path, values(of=200))

    assert reach(book, "repairs", "neighbours") == (
        "Not worked out: no figure of the neighbours is held for the same period."
    )


@pytest.mark.parametrize(
    ("fields", "per"),
    [({}, 100), ({"unit": "per 1,000 people", "rate_per": 1000}, 1000), ({"unit": "homes"}, 1)],
)
def test_a_rate_is_per_what_its_definition_says(fields, per):
    assert per_of(make_kpi(**fields)) == per

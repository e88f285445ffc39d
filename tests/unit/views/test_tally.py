"""A tally has one stroke a measure, heavy where it needs somebody."""

import pytest

from perfkit.views.tally import A_ROW, tally


@pytest.mark.parametrize(("need", "of"), [(0, 3), (2, 5), (4, 4), (1, A_ROW), (41, A_ROW + 2)])
def test_as_many_strokes_are_heavy_as_measures_need_somebody(need, of):
    drawn = tally(need, of)
    assert drawn.count('class="heavy"') == need
    assert drawn.count("<rect") == of


def test_it_breaks_into_rows_and_keeps_within_its_width():
    assert 'viewBox="0 0 280 32"' in tally(1, A_ROW + 1)


def test_no_measure_draws_nothing():
    assert tally(0, 0) == ""

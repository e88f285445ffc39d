import pandas as pd
import pytest

from perfkit.asking.narrowed import (
    Narrowing,
    areas_with_figures,
    breakdowns,
    groups_with_figures,
    narrowed,
    periods,
)
from tests.unit.asking.make import QUARTERS, make_book, measure, values


@pytest.fixture
def book(tmp_path):
    return make_book(
        tmp_path,
        values(),
        values(people="Female", figures=(60, 61)),
        values(area="E", figures=(55, 56, 57)),
        values(area="N1", figures=(30, 31)),
    )


def series(book, **picked):
    return narrowed(book, Narrowing(**picked)).series("repairs")["value"].tolist()


def test_nothing_picked_leaves_the_series_as_the_page_has_it(book):
    assert series(book) == book.series("repairs")["value"].tolist() == [40, 42, 44, 46, 48, 50]


def test_a_stretch_of_time_keeps_both_its_ends(book):
    assert series(book, first=QUARTERS[1].label, last=QUARTERS[3].label) == [42, 44, 46]


def test_a_stretch_picked_backwards_is_the_same_stretch(book):
    assert series(book, first=QUARTERS[3].label, last=QUARTERS[1].label) == [42, 44, 46]


def test_another_place_is_narrowed_to_the_same_stretch(book):
    picked = Narrowing(area="E", first=QUARTERS[0].label, last=QUARTERS[4].label)

    beside = narrowed(book, picked).comparator_series("repairs")

    assert beside["value"].tolist() == [55, 56]


def test_without_a_place_picked_no_other_line_is_drawn(book):
    assert narrowed(book, Narrowing()).comparator_series("repairs").empty


def test_a_group_of_people_has_its_own_series_and_no_usual_range(book):
    women = narrowed(book, Narrowing(breakdown="Female"))

    assert women.series("repairs")["value"].tolist() == [60, 61]
    assert not women.is_headline("repairs")
    assert narrowed(book, Narrowing(breakdown="")).is_headline("repairs")


@pytest.mark.parametrize(
    ("group", "last", "beside"),
    [
        ("england", QUARTERS[5], [57]),
        ("england", QUARTERS[3], [55]),
        ("neighbours", QUARTERS[5], [31]),
        ("neighbours", QUARTERS[3], []),
        ("", QUARTERS[5], []),
    ],
)
def test_a_group_stands_beside_the_last_period_shown(book, group, last, beside):
    picked = Narrowing(group=group, first=QUARTERS[0].label, last=last.label)

    assert narrowed(book, picked).comparators("repairs")["value"].tolist() == beside


def test_only_what_has_figures_is_offered(book):
    assert groups_with_figures(book, "repairs") == (
        ("england", "England"),
        ("neighbours", "the neighbours"),
    )
    assert areas_with_figures(book, "repairs", "neighbours") == (("N1", "Newton"),)
    assert areas_with_figures(book, "repairs", "") == ()
    assert breakdowns(book, "repairs") == (("", "Everybody"), ("Female", "Female"))
    assert [name for name, _ in periods(book, "repairs")] == [one.label for one in QUARTERS]


def test_a_measure_that_is_compared_with_nobody_is_offered_no_group(tmp_path):
    alone = measure(benchmark={"group": "none", "reason": "No other council measures it."})
    book = make_book(tmp_path, values(), values(area="E"), kpis=(alone,))

    assert groups_with_figures(book, "repairs") == ()


def test_a_group_that_the_definition_rules_out_is_not_offered(tmp_path):
    ruled = {"group": "england", "neighbours": "near", "not_beside": {"neighbours": "Other rules."}}
    book = make_book(
        tmp_path, values(), values(area="E"), values(area="N1"), kpis=(measure(benchmark=ruled),)
    )

    assert groups_with_figures(book, "repairs") == (("england", "England"),)


def test_the_usual_range_stays_that_of_the_whole_series(tmp_path):
    points = [
        {"kpi_id": "repairs", "period_end": pd.Timestamp(quarter.end), "mean": 45.0}
        for quarter in QUARTERS
    ]
    book = make_book(tmp_path, points=points)
    short = Narrowing(first=QUARTERS[4].label, last=QUARTERS[5].label)

    assert len(narrowed(book, short).points("repairs")) == len(QUARTERS)
    assert narrowed(book, Narrowing(breakdown="Female")).points("repairs").empty

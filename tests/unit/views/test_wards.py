"""Wards on a page: a map and its list that say the same, and what is hidden marked as hidden."""

import csv
import io
import re

import pandas as pd
import pytest

import perfkit
from perfkit.edition.inequality import inequality_of
from perfkit.edition.shapes import ward_shapes
from perfkit.edition.wards import wards_of
from perfkit.framework.comparators import Area
from perfkit.framework.settings import Boundaries
from perfkit.tables import OBSERVATIONS
from perfkit.views.chart_data import About, csv_of
from perfkit.views.place_charts import slope_of, ward_chart
from tests.unit.edition.test_shapes import write
from tests.unit.measures.wards import (
    counts,
    make_generation,
    make_measure,
    numbered,
    people,
    small_areas,
)
from tests.unit.views.fake_book import make_book, make_kpi

HELD = [*people(), *small_areas()]


def book(values=(50, 40, 30, 20, 10), shapes=None, **changes):
    """Return a page of gaps whose wards were frozen from these counts."""
    measure = make_measure(kpi="repairs", **changes)
    empty = make_book("inequality", kpis=(make_kpi(),))
    framework = empty.framework.model_copy(
        update={"ward_generations": (make_generation(),), "ward_measures": (measure,)}
    )
    wards = wards_of(numbered([*counts(values), *HELD]), framework, area="Bolton")
    none = pd.DataFrame(columns=list(OBSERVATIONS))
    gaps = inequality_of(none, wards, framework, area=Area(code="E08", name="Bolton"))
    tables = {"wards": wards.table, "inequality": gaps.table, "inequality_groups": gaps.groups}
    if shapes is not None:
        given = Boundaries(file=str(shapes), credit="Contains OS data.")
        tables["ward_shapes"] = ward_shapes(framework, {"wards-old": given})
    return make_book("inequality", kpis=(make_kpi(),), tables=tables).__class__(
        framework=framework, rows=empty.rows, tables=tables
    )


def test_figures_of_years_ago_say_so_beside_the_gap():
    assert "October 2017: a gap" in perfkit.inequality(book()).text
    assert "times as high. These figures are 8 years old." in perfkit.inequality(book()).text


def test_the_gap_within_the_borough_comes_first_in_words_and_as_a_chart():
    view = perfkit.inequality(book())
    assert view.text.index("Within the borough") < view.text.index("By ward")
    assert "The claimant rate was 5.0% in the most deprived fifth of wards" in view.text
    assert "Most deprived fifth 5.0%" in view.text
    assert len(view.charts) == view.html.count("<figure") == 2


def test_a_gap_is_drawn_where_its_people_stand_with_the_line_that_its_slope_index_is_of():
    page = book()
    (row,) = page.inequality.to_dict("records")
    slope = slope_of(page, page.ward_measures[0])
    middles = [group.middle for group in slope.groups]
    assert middles == pytest.approx([0.1, 0.3, 0.5, 0.7, 0.9])
    assert slope.most - slope.least == pytest.approx(row["sii"])
    # Least squares: of five groups of one size, the line's middle is their mean.
    assert (slope.most + slope.least) / 2 == pytest.approx(3.0)
    data, line = slope.figure().data
    assert list(data.y) == [group.value for group in slope.groups]
    assert list(line.y) == [slope.most, slope.least]


def test_no_gap_is_drawn_where_none_can_be_told():
    hidden = book((3, 40, 30, 20, 10), disclosure="below_5", denominator="", unit="people")
    assert slope_of(hidden, hidden.ward_measures[0]) is None


def test_the_data_of_wards_and_of_fifths_can_be_kept_and_hold_nothing_that_is_hidden():
    about = About("A return, A ministry", "2026-07-31")
    page = book()
    header, *rows = csv.reader(io.StringIO(csv_of(slope_of(page, page.ward_measures[0]), about)))
    assert header[:3] == ["Group", "Place from the most deprived (0) to the least (1)", "Value, %"]
    assert rows[0][:3] == ["Most deprived fifth", "0.100", "5.0"]
    assert rows[-1][:2] == ["Line through all, the least deprived end", "1.000"]
    hidden = {"disclosure": "below_5", "denominator": "", "unit": "people", "decimals": 0}
    page = book((3, 40, 30, 20, 10), **hidden)
    header, *rows = csv.reader(io.StringIO(csv_of(ward_chart(page, page.ward_measures[0]), about)))
    assert header[:4] == ["Area", "Value, people", "95% interval, lower", "95% interval, upper"]
    assert sorted(row[1] for row in rows) == ["20", "30", "40", "[c]", "[c]"]
    assert [row[2:4] for row in rows if row[1] == "[c]"] == [["", ""], ["", ""]]


def test_every_ward_has_a_hexagon_with_its_number_and_a_row_of_the_list():
    html = str(perfkit.inequality(book()).html)
    drawn = html[html.index("hexmap map") :]
    assert drawn.count("<polygon") == 5
    for name, number in (("Ash", "5.0%"), ("Fir", "1.0%")):
        assert re.search(rf">{name}</text><text[^>]*>{number}</text>", drawn)
        assert re.search(rf'<th scope="row">{name}</th><td[^>]*>{number}</td>', drawn)


def test_the_three_shades_are_explained_by_their_figures():
    text = perfkit.inequality(book()).text
    assert "1.0% to 2.0% 3.0% to 4.0% 5.0%" in text


def test_a_hidden_ward_is_marked_in_the_map_the_list_and_its_profile_and_never_0():
    hidden = {"disclosure": "below_5", "denominator": "", "unit": "people", "decimals": 0}
    html = str(perfkit.inequality(book((3, 40, 30, 20, 10), **hidden)).html)
    assert html.count('class="hex none"') == 2
    assert html.count(">[c]</text>") == 2
    assert html.count(">[c]</td>") == 2
    assert "[c] hidden to protect people" in html
    assert "hidden to protect people: the number is small" in html
    assert not re.search(r">0</(text|td)>", html)


def test_each_ward_can_be_opened_by_itself():
    view = perfkit.inequality(book())
    assert "Each ward in full: the old wards" in view.text
    assert "Ash The claimant rate: 5.0%, 50 claimants, October 2017" in view.text
    assert "Aged under 16: 15.4%; Bolton 15.4%, 30 June 2016." in view.text
    assert "Living in the most deprived fifth of England: 100.0%; Bolton 20.0%, 2019." in view.text


def test_figures_more_than_two_years_old_say_so():
    assert "The old wards; the figures are 8 years old." in perfkit.inequality(book()).text


def test_outlines_are_drawn_only_where_they_are_configured_with_their_credit(tmp_path):
    assert "boundaries" not in perfkit.inequality(book()).text.split("By ward")[1][:400]
    view = perfkit.inequality(book(shapes=write(tmp_path / "wards.geojson")))
    assert "The same on a map of the boundaries" in view.text
    assert "Contains OS data." in view.text
    assert len(re.findall(r'<path d="M[^"]*" class="hex', view.html)) == 5
    assert len(view.charts) == view.html.count("<figure") == 3

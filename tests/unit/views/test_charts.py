import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from perfkit.framework.model import Break, Target
from perfkit.views.chart import Corridor, Mark, Reference
from perfkit.views.charts import kpi_chart
from perfkit.views.comparison_charts import comparators_chart
from perfkit.views.dot_chart import dot_chart
from perfkit.views.figures import series_figure
from perfkit.views.line_chart import line_chart, spark
from perfkit.views.scale import extent
from perfkit.views.series_table import series_table
from perfkit.views.series_words import chart_key
from tests.unit.views.fake_book import QUARTERS, assessment, make_book, make_kpi, observations

ENGLAND = ("E92000001", "England")


def points(kinds, causes):
    rows = zip(QUARTERS[-len(kinds) :], kinds, causes, strict=True)
    return pd.DataFrame(
        [
            {
                "period_end": pd.Timestamp(quarter.end),
                "mean": 50.0,
                "lower": 40.0,
                "upper": 60.0,
                "kind": kind,
                "special_cause": cause,
                "segment": 0,
            }
            for quarter, kind, cause in rows
        ]
    )


def chart_of(values, **given):
    statuses = given.pop("statuses", ())
    observed = observations(values, statuses=statuses)
    return kpi_chart(make_book("kpis", observed=observed, **given), "repairs")


def test_a_chart_says_the_thing_the_place_the_unit_and_the_period():
    chart = chart_of([50.0, 48.0, 46.3])
    assert chart.title == ("Repairs finished on time, Example Council, %, 2025/26 Q2 to 2025/26 Q4")
    assert chart.description.startswith("3 values for Example: 50.0 in 2025/26 Q2, 46.3 in")


def test_a_figure_for_exploring_holds_the_same_values_on_a_category_axis():
    figure = chart_of([50.0, None, 46.3]).figure()
    assert list(figure.data[0].y) == [50.0, None, 46.3]
    assert list(figure.data[0].x) == ["2025/26 Q2", "2025/26 Q3", "2025/26 Q4"]
    assert figure.layout.xaxis.type == "category"
    assert figure.data[0].connectgaps is False


def test_a_missing_value_is_a_gap_and_never_nought():
    chart = chart_of([50.0, 51.0, None, 46.3, 47.0])
    assert chart.values[2] is None
    assert line_chart(chart).count('class="s1"') == 3  # one line in each of three drawings
    drawn = spark(chart).split('class="s1"')[0].rsplit('d="', 1)[1]
    assert drawn.count("M") == 2  # the pen is lifted once


def test_a_period_that_was_passed_over_gets_a_place_of_its_own():
    rows = observations([50.0, 51.0, 52.0, 53.0, 54.0])
    chart = kpi_chart(make_book("kpis", observed=rows.drop(index=2)), "repairs")
    assert chart.labels[2] == "2025/26 Q2"
    assert chart.values == (50.0, 51.0, None, 53.0, 54.0)


@pytest.mark.parametrize(
    ("kind", "cause", "signal"),
    [
        ("concern", "Above UCL", "worse-up"),
        ("concern", "7 Points Below CL", "worse-down"),
        ("improvement", "7 Point Trend (Increasing)", "better-up"),
        ("improvement", "2 in 3 Below CL", "better-down"),
        ("neutral_high", "Above UCL", "high"),
        ("common_cause", "Common Cause", ""),
    ],
)
def test_a_signal_points_where_the_value_moves(kind, cause, signal):
    charted = points(["common_cause", kind], ["Common Cause", cause])
    chart = chart_of([50.0, 61.0], charted=charted)
    assert chart.signals == ("", signal)
    assert chart.limits[1].upper == 60.0


def test_without_control_chart_points_there_is_no_band():
    chart = chart_of([50.0, 46.3])
    assert chart.limits == ()
    assert 'class="band"' not in line_chart(chart)


def test_a_target_is_drawn_only_in_the_periods_it_holds_for():
    sent = [{"kpi_id": "repairs", "period": "2025/26", "value": 0}]
    chart = chart_of([50.0, 48.0, 46.3, 47.0, 45.0], sent={"targets": sent})
    assert chart.target == (None, 0.0, 0.0, 0.0, 0.0)
    assert 'class="target"' in spark(chart)


def test_a_period_without_a_target_says_so_in_the_table_and_is_not_a_missing_figure():
    sent = [{"kpi_id": "repairs", "period": "2025/26", "value": 0}]
    table = series_table(chart_of([50.0, 48.0, 46.3, 47.0, 45.0], sent={"targets": sent}))
    assert table.count('<td class="r">no target</td>') == 1
    assert "<span>no target: none was in force then</span>" in table
    assert "[x]" not in table


def test_whatever_figure_is_missing_from_the_table_the_key_tells_its_shorthand():
    england = {"comparator": (45.0, None, 47.0), "comparator_name": "England"}
    table = series_table(replace(chart_of([50.0, 48.0, 46.3]), **england))
    assert table.count("[x]</td>") == 1
    assert "[x] not available" in table


def test_a_comparator_is_matched_by_period():
    own = observations([50.0, 48.0, 46.3])
    england = observations([60.0, 61.0], area=ENGLAND)
    kpis = (make_kpi(series_type="financial_year"),)
    book = make_book("kpis", kpis=kpis, observed=pd.concat([own, england]))
    chart = kpi_chart(book, "repairs")
    assert chart.comparator == (None, 60.0, 61.0)
    assert [trace.name for trace in chart.figure().data] == ["Example", "England"]


def test_a_hidden_value_is_a_grey_bar_and_is_told_in_words():
    book = make_book("kpis", observed=observations([50.0, None, 46.3], statuses=("", "c", "")))
    chart = kpi_chart(book, "repairs")
    drawn = series_figure(book, chart)
    assert chart.texts == ("50.0", "[c]", "46.3")
    assert "2025/26 Q3 is hidden to protect people [c]." in drawn
    assert "[c] hidden to protect people" in drawn


@pytest.mark.parametrize(
    ("values", "statuses", "written"),
    [
        ([50.0, 46.3, None], ("", "", "c"), "[c]"),
        ([50.0, None, 46.3], ("", "c", ""), "46.3"),
        ([50.0, 46.3, None], ("", "", "x"), "46.3"),
    ],
)
def test_a_small_drawing_shows_no_older_number_beside_a_newest_that_is_hidden(
    values, statuses, written
):
    book = make_book("kpis", observed=observations(values, statuses=statuses))
    drawn = spark(kpi_chart(book, "repairs"))
    assert re.findall(r"<text[^>]*>(\[c\]|[\d.]+)</text>", drawn) == [written]


def test_a_revised_value_is_marked_in_the_table():
    chart = chart_of([50.0, 46.3], statuses=("r", ""))
    assert chart.texts == ("50.0 [r]", "46.3")
    assert chart.marks[0].kind == "revised"


def test_a_break_is_a_double_line_and_gives_its_reason():
    broken = Break(date=QUARTERS[-1].start, reason="the measure changed")
    book = make_book(
        "kpis", kpis=(make_kpi(breaks=(broken,)),), observed=observations([50.0, 46.3])
    )
    drawn = series_figure(book, kpi_chart(book, "repairs"))
    assert "Break in series at 2025/26 Q4: The measure changed." in drawn


@pytest.mark.parametrize(("comparable", "strokes"), [(False, 2), (True, 1)])
def test_a_line_never_crosses_a_break_but_passes_an_event(comparable, strokes):
    broken = Break(date=QUARTERS[-2].start, reason="new measure", comparable=comparable)
    kpis = (make_kpi(breaks=(broken,)),)
    book = make_book("kpis", kpis=kpis, observed=observations([50.0, 51.0, 46.3, 46.0]))
    drawn = spark(kpi_chart(book, "repairs")).split('class="s1"')[0].rsplit('d="', 1)[1]
    assert drawn.count("M") == strokes


def test_a_cumulative_series_starts_its_axis_at_nothing():
    book = make_book(
        "kpis",
        kpis=(make_kpi(series_type="programme_cumulative"),),
        observed=observations([50.0, 56.3]),
    )
    chart = kpi_chart(book, "repairs")
    assert chart.from_nothing
    assert "the upright axis starts at" not in series_figure(book, chart)


def test_an_axis_that_does_not_start_at_nothing_says_so():
    book = make_book("kpis", observed=observations([50.0, 46.3]))
    drawn = series_figure(book, kpi_chart(book, "repairs"))
    assert "The upright axis starts at 44." in drawn


def test_one_value_is_a_dot_and_no_line():
    drawn = spark(chart_of([54.0]))
    assert "<circle" in drawn
    assert "L" not in drawn.split('class="s1"')[0].rsplit('d="', 1)[1]


def test_a_series_with_no_value_has_no_chart():
    assert chart_of([None, None]) is None


def test_a_judgement_in_words_has_no_chart():
    kpis = (make_kpi(series_type="judgement", unit="in words"),)
    book = make_book("kpis", kpis=kpis, observed=observations([1.0]))
    assert kpi_chart(book, "repairs") is None


def test_a_picture_has_a_title_a_description_and_no_id_to_clash():
    drawn = line_chart(chart_of([50.0, 46.3]))
    assert drawn.count("<title>Repairs finished on time") == 3
    assert drawn.count("<desc>2 values for Example") == 3
    assert " id=" not in drawn


def test_the_last_signal_is_that_of_the_assessment_where_there_is_no_control_chart():
    rows = [assessment(variation="worsening")]
    kpis = (make_kpi(series_type="survey"),)
    chart = chart_of([50.0, 46.3], rows=rows, kpis=kpis)
    assert chart.signals == ("", "worse-down")


def test_a_run_chart_of_few_points_has_no_triangle_and_no_band():
    chart = chart_of([50.0, 46.3], rows=[assessment(variation="worsening")])
    assert chart.kind == "run"
    assert not chart.signals
    assert not chart.limits


def test_a_usual_range_is_drawn_no_further_than_a_number_can_go_and_says_so():
    charted = points(["common_cause"] * 3, ["Common Cause"] * 3).assign(lower=-4.0)
    kpis = (make_kpi(lowest=0.0),)
    book = make_book("kpis", kpis=kpis, observed=observations([5.0, 1.0, 3.0]), charted=charted)
    chart = kpi_chart(book, "repairs")
    assert chart.limits[0].lower == -4.0
    assert extent(chart)[0] == 0.0
    drawn = series_figure(book, chart)
    assert "it would reach below 0.0, which cannot be" in drawn
    assert "usual range, lower" not in drawn


def test_an_outlook_is_a_wedge_beyond_the_last_value_with_the_target_in_force_then():
    sent = [{"kpi_id": "repairs", "period": "2026/27", "value": 60}]
    expected = {"ends": date(2026, 6, 30), "value": 48.0, "lower": 44.0, "upper": 52.0}
    chart = chart_of(
        [50.0, 48.0, 46.3],
        charted=points(["common_cause"] * 3, ["Common Cause"] * 3),
        forecasts={"repairs": expected},
        sent={"targets": sent},
    )
    assert (chart.outlook.steps, chart.outlook.target, chart.beyond) == (1.0, 60.0, 1.0)
    drawn = line_chart(chart)
    assert drawn.count('class="wedge"') == 3
    assert "outlook: 44.0 to 52.0" in drawn


def test_nothing_is_expected_of_a_series_that_is_late_and_the_gap_is_named():
    expected = {"ends": date(2026, 6, 30), "value": 48.0, "lower": 44.0, "upper": 52.0}
    book = make_book(
        "kpis",
        observed=observations([50.0, 48.0, 46.3]),
        charted=points(["common_cause"] * 3, ["Common Cause"] * 3),
        forecasts={"repairs": expected},
        rows=[assessment(age_status="overdue")],
    )
    chart = kpi_chart(book, "repairs")
    assert chart.outlook is None
    drawn = series_figure(book, chart)
    assert "No figure since 2025/26 Q4: the gap is drawn to 1 July 2026." in drawn
    assert drawn.count('class="late"') == 3
    assert "last: 2025/26 Q4" in spark(chart)


def test_a_value_in_question_is_a_hollow_square_with_its_reason():
    doubts = pd.DataFrame([{"period": "2025/26 Q3", "words": "the region is another"}])
    book = make_book("kpis", observed=observations([50.0, 48.0, 46.3]), frozen={"doubts": doubts})
    drawn = series_figure(book, kpi_chart(book, "repairs"))
    assert drawn.count('class="pt query"') == 3
    assert "In question (hollow square): 2025/26 Q3. The region is another." in drawn


def test_values_in_question_side_by_side_share_a_bracket():
    rows = [{"period": f"2025/26 Q{at}", "words": "a slip"} for at in (2, 3)]
    book = make_book(
        "kpis", observed=observations([50.0, 48.0, 46.3]), frozen={"doubts": pd.DataFrame(rows)}
    )
    assert line_chart(kpi_chart(book, "repairs")).count('class="bracket"') == 3


def test_a_revised_value_keeps_the_old_one_as_a_hollow_ring():
    was = pd.DataFrame([{"period": "2025/26 Q3", "value": 47.0}])
    book = make_book(
        "kpis",
        observed=observations([50.0, 48.0, 46.3], statuses=("", "r", "")),
        frozen={"earlier_values": was},
    )
    drawn = series_figure(book, kpi_chart(book, "repairs"))
    assert drawn.count('class="was"') == 3
    assert "2025/26 Q3 is now 48.0 [r]; it was 47.0, the hollow ring." in drawn


def test_a_running_total_shows_this_year_beside_the_same_points_a_year_before():
    values = [10.0, 20.0, 30.0, 40.0, 12.0, 24.0]
    kpis = (make_kpi(series_type="year_to_date"),)
    rows = observations(values)
    chart = kpi_chart(make_book("kpis", kpis=kpis, observed=rows), "repairs")
    assert chart.labels == ("2025/26 Q1", "2025/26 Q2", "2025/26 Q3", "2025/26 Q4")
    assert chart.values == (30.0, 40.0, 12.0, 24.0)
    assert chart.before == (None, None, 10.0, 20.0)


def test_a_target_that_is_a_range_is_a_corridor():
    target = Target(
        starts=date(2025, 4, 1),
        lower=40.0,
        upper=60.0,
        kind="local",
        rationale="A range.",
        agreed_by="Cabinet",
        source="The plan",
    )
    kpis = (make_kpi(good="in_range", targets=(target,), no_target=""),)
    chart = chart_of([50.0, 46.3], kpis=kpis)
    assert chart.corridor == (Corridor(40.0, 60.0), Corridor(40.0, 60.0))
    assert 'class="corridor"' in spark(chart)


def test_england_is_a_line_to_read_the_dots_against():
    own, england = observations([46.3]), observations([50.0], area=ENGLAND)
    chart = comparators_chart(make_book("kpis", observed=pd.concat([own, england])), "repairs")
    assert chart.references == (Reference("England", 50.0),)
    assert dot_chart(chart).count("England 50.0") == 2  # an upright line, drawn wide and narrow


def test_comparators_are_one_dot_a_council_the_highest_first():
    own, other = observations([46.3]), observations([50.0], area=("E08000099", "Elsewhere"))
    chart = comparators_chart(make_book("kpis", observed=pd.concat([own, other])), "repairs")
    assert chart.title.endswith("Example Council beside the neighbours")
    assert chart.labels == ("Elsewhere", "Example")
    assert list(chart.figure().data[0].x) == [50.0, 46.3]
    assert dot_chart(chart).count("<circle") == 4  # two councils, drawn wide and narrow


def test_a_measure_that_may_not_be_compared_has_no_comparators():
    kpi = make_kpi(benchmark={"group": "none", "reason": "A count."})
    both = pd.concat([observations([46.3]), observations([50.0], area=ENGLAND)])
    assert comparators_chart(make_book("kpis", kpis=(kpi,), observed=both), "repairs") is None


START = {"date": "2025-10-01", "reason": "A new contract.", "agreed_by": "the owner"}


def restarted():
    """A chart of four quarters, of which the last two have a usual range of their own."""
    charted = points(["common_cause"] * 4, ["Common Cause"] * 4)
    charted["segment"] = [0, 0, 1, 1]
    charted.loc[2:, ["mean", "lower", "upper"]] = [80.0, 70.0, 90.0]
    kpis = (make_kpi(rebases=(START,)),)
    return chart_of([50.0, 51.0, 79.0, 81.0], charted=charted, kpis=kpis)


def test_an_agreed_new_start_is_drawn_where_the_range_steps_and_told_with_who_agreed():
    chart = restarted()
    assert chart.marks == (Mark(2, "rebase", "A new contract, agreed by the owner"),)
    page = series_figure(make_book("kpis"), chart)
    said = "A. The usual range starts anew at 2025/26 Q3: A new contract, agreed by the owner."
    assert said in page
    assert 'class="event"' in page


def test_a_range_that_starts_anew_steps_in_the_figure_for_exploring_and_never_slopes():
    figure = restarted().figure()
    upper = next(trace for trace in figure.data if trace.name == "Usual, upper")
    assert (list(upper.y), upper.line.shape) == ([60.0, 60.0, 90.0, 90.0], "hvh")
    assert len(figure.layout.shapes) == 1


def test_what_is_to_know_of_a_usual_range_stands_beside_its_chart():
    charted = points(["common_cause"] * 2, ["Common Cause"] * 2)
    rows = (assessment(range_note="The level has moved."),)
    chart = chart_of([50.0, 61.0], charted=charted, rows=rows)
    assert "The level has moved." in series_figure(make_book("kpis"), chart)


def test_a_point_alone_between_two_new_starts_has_no_range_to_draw():
    charted = points(["common_cause"] * 2, ["Common Cause"] * 2)
    charted.loc[1, ["lower", "upper"]] = float("nan")
    assert chart_of([50.0, 61.0], charted=charted).limits[1] is None


@pytest.mark.parametrize(
    ("kind", "cause", "said"),
    [
        ("concern", "Above UCL", "filled triangle: worse, beyond chance"),
        ("improvement", "Above UCL", "hollow triangle: better, beyond chance"),
        ("neutral_high", "Above UCL", "hollow triangle: higher or lower, beyond chance"),
    ],
)
def test_a_chart_explains_the_triangles_that_it_has_and_no_others(kind, cause, said):
    charted = points(["common_cause", kind], ["Common Cause", cause])
    key = chart_key(chart_of([50.0, 61.0], charted=charted))
    assert said.capitalize() in key or said in key
    assert key.count("triangle") == 1


def test_a_stretch_between_two_stretches_reads_as_one():
    windows = observations([50.0, 51.0])
    windows["period"] = ["2015 to 2017", "2023 to 2025"]
    chart = kpi_chart(make_book("kpis", observed=windows), "repairs")
    assert chart.title.endswith("2015 to 2017 up to 2023 to 2025")
    windows["period"] = ["2021/22 Q1", "2021/22 Q1 to 2025/26 Q3"]
    chart = kpi_chart(make_book("kpis", observed=windows), "repairs")
    assert chart.title.endswith("%, 2021/22 Q1 to 2025/26 Q3")


def test_a_single_value_is_drawn_small_and_says_that_there_is_no_line_yet():
    page = series_figure(make_book("kpis"), chart_of([46.3]))
    assert "There is one figure so far, and so no line yet." in page
    assert page.count("<svg") == 1
    assert "upright axis" not in page  # it has none
    assert "no line yet" not in series_figure(make_book("kpis"), chart_of([46.3, 48.0]))

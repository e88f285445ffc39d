"""Which measures come first."""

import pandas as pd

from perfkit.edition.pressing import needs_somebody, pressing_first
from tests.unit.measures.make import make_kpi

CALM = {
    "target_status": "on_target",
    "variation": "no_significant_change",
    "age_status": "new",
    "quality_grade": "sound",
    "attention": 1,
    "disagreement": "",
}


def assessments(**changed):
    """Return an assessment of each KPI named, calm but for what is changed."""
    return pd.DataFrame([{"kpi_id": name, **CALM, **change} for name, change in changed.items()])


def order_of(rows, impact="directly_impacts"):
    contributed = {"contribution": "We refer.", "partners": ("schools",)}
    more = contributed if impact == "contributes_to" else {}
    kpis = [make_kpi(id=name, impact=impact, **more) for name in rows["kpi_id"]]
    return list(pressing_first(rows, kpis)["kpi_id"])


OFF = {"target_status": "off_target", "attention": 3}
WORSE = {"variation": "worsening", "attention": 3}
LATE = {"age_status": "overdue", "attention": 3}
LATE_AND_UNFIT = LATE | {"quality_grade": "not_fit"}
DISAGREE = {"disagreement": "On target by chance"}
WATCH = {"target_status": "close", "attention": 2}


def test_what_is_off_target_comes_first_then_what_is_worse_now_then_what_is_late():
    rows = assessments(
        calm={},
        watch=WATCH,
        disagree=DISAGREE,
        late=LATE,
        unfit=LATE_AND_UNFIT,
        worse=WORSE,
        off=OFF,
    )
    assert order_of(rows) == ["off", "worse", "unfit", "late", "disagree", "watch", "calm"]


def test_a_target_that_is_not_the_councils_to_reach_moves_nothing_up():
    off = {"target_status": "off_target", "attention": 1}
    rows = assessments(calm={}, late=LATE, off=off)
    assert order_of(rows, "contributes_to") == ["late", "calm", "off"]


def test_equals_keep_their_order():
    assert order_of(assessments(b={}, a={}, c={})) == ["b", "a", "c"]


def test_no_assessment_stays_none():
    none = assessments(one={}).iloc[:0]
    assert pressing_first(none, []).empty


def test_a_mark_that_asks_or_marks_that_disagree_need_somebody():
    rows = assessments(late=LATE, disagree=DISAGREE, watch=WATCH, calm={})
    assert list(needs_somebody(rows)) == [True, True, False, False]


def test_which_way_an_old_figure_went_moves_nothing_up():
    worse = LATE | {"variation": "worsening"}
    assert order_of(assessments(late=LATE, worse=worse)) == ["late", "worse"]

import pandas as pd

from perfkit.edition.changes import changes_between, revisions

COLUMNS = ["kpi_id", "period", "value_text", "target_status", "variation", "quality_grade"]


def assessments(*rows):
    return pd.DataFrame(rows, columns=COLUMNS)


def observations(*rows):
    return pd.DataFrame(rows, columns=["kpi_id", "period", "breakdown", "value_text"])


def test_a_new_figure_and_a_mark_that_moved_are_each_told():
    before = assessments(("homes", "2025/26 Q1", "40", "on_target", "too_few_points", "sound"))
    after = assessments(("homes", "2025/26 Q2", "45", "off_target", "too_few_points", "sound"))

    assert changes_between(before, after).to_numpy().tolist() == [
        ["homes", "New figure: 2025/26 Q2", "40", "45"],
        ["homes", "Target status", "on_target", "off_target"],
    ]


def test_a_kpi_that_was_not_there_before_is_new():
    after = assessments(("homes", "2025/26 Q2", "45", "no_target", "too_few_points", "sound"))

    assert changes_between(after.iloc[:0], after).to_numpy().tolist() == [
        ["homes", "New on this page", "", "45"]
    ]


def test_nothing_changed_gives_no_row():
    same = assessments(("homes", "2025/26 Q2", "45", "no_target", "too_few_points", "sound"))
    assert changes_between(same, same).empty


def test_a_revised_value_is_told_and_a_new_one_is_not():
    before = observations(("homes", "2025/26 Q1", "", "40"))
    after = observations(("homes", "2025/26 Q1", "", "41"), ("homes", "2025/26 Q2", "", "45"))

    assert revisions(before, after).to_numpy().tolist() == [
        ["homes", "Revised: 2025/26 Q1", "40", "41"]
    ]

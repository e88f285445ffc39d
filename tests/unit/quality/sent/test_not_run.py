"""Declared checks that bear on a file, and that its check does not run."""

from perfkit.quality.sent.not_run import not_run, not_run_in_words
from tests.unit.framework.make import SMALL, make_kpi, make_small
from tests.unit.quality.sent.make import check, value, values

ADDS_UP = {"id": "adds-up", "says": "It does not add up.", "kind": "parts_add_up"}
RETURN = SMALL["returns"][0] | {"checks": [ADDS_UP | {"total": "all", "parts": ["some", "rest"]}]}
CHANGE = {"id": "changes-believably", "says": "It changed much.", "kind": "largest_change"}


def test_the_checks_of_what_a_file_holds_are_named():
    share = {"return": "log", "numerator": "some", "denominator": "all"}
    framework = make_small(
        make_kpi("share", source=share, unit="%"),
        make_kpi(checks=[CHANGE | {"times": 3}]),
        returns=[RETURN],
    )
    assert not_run(framework, {("log", "some")}) == ("adds-up", "share-within-its-whole")
    assert not_run(framework, {("log", "bins")}) == ("changes-believably",)
    assert not_run(framework, {("own", "bins")}) == ("changes-believably",)
    assert not_run(framework, {("log", "other"), ("own", "some")}) == ()


def test_a_check_says_which_series_it_found(tmp_path):
    assert check(values(tmp_path / "sent.csv", value())).held == {("own", "bins")}
    assert check(values(tmp_path / "none.csv")).held == frozenset()


def test_what_was_not_run_is_told_in_one_line():
    assert not_run_in_words(()) == ""
    assert not_run_in_words(("a", "b")) == (
        "Not run: 2 declared checks across series, periods and returns (a, b); that is done when "
        "an edition is frozen."
    )

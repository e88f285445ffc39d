"""Declared checks: read from a file or refused by name, and what they make a reader keep."""

import pytest

from perfkit.framework.check import check
from perfkit.framework.checks import ReturnCheck
from perfkit.framework.model import Return
from perfkit.framework.uses import series_uses
from perfkit.framework.validate import validated
from tests.unit.framework.make import NEW, REPOSITORY, SMALL, make_kpi, make_settings, make_small

KINDS = ReturnCheck.__origin__.__args__

SUM = {"id": "sum", "says": "No sum.", "kind": "parts_add_up", "total": "all", "parts": ["a", "b"]}
SAME = {
    "id": "same",
    "says": "Two sources part.",
    "kind": "agreement",
    "series": "a",
    "with": {"return": "log", "series": "theirs"},
}
RANGE = {"id": "range", "says": "Cannot be.", "kind": "range", "highest": 5}


def log(*checks):
    return SMALL["returns"][0] | {"checks": list(checks)}


def told(*checks):
    return [str(one) for one in validated(Return, log(*checks), file="returns.yml")[1]]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "sum"}, "kind must be one of: 'required', 'code_list', 'range'"),
        ({"kind": None}, "kind must be one of"),
        ({"parts": ["a"]}, "checks.0.parts_add_up.parts: got ['a']; needs a list of at least 2"),
        ({"tolerence": 1}, "is 'tolerance' meant? known: id, says, root_cause, about, kind"),
        ({"tolerance": -1}, "checks.0.parts_add_up.tolerance: got -1; must be 0.0 or more"),
        ({"root_cause": "weather"}, "allowed: 'entry', 'definition', 'system'"),
    ],
)
def test_a_check_that_cannot_be_meant_is_refused_by_name(changes, expected):
    [message] = told(SUM | changes)
    assert expected in message


def test_a_check_without_its_kind_is_asked_for_it():
    [message] = told({name: SUM[name] for name in ("id", "says")})
    assert message.endswith("must say its kind: give the field `kind`")


def test_a_field_of_what_a_check_holds_is_known_too():
    [message] = told(SAME | {"with": {"return": "log", "serie": "theirs", "series": "theirs"}})
    assert "is 'series' meant? known: return, series, breakdown" in message


def test_a_series_that_only_a_check_reads_is_kept_and_has_bounds_only_as_a_part_or_a_whole():
    uses = series_uses(make_small(returns=[log(SUM, SAME)]))
    assert {series for _, series in uses} == {"bins", "all", "a", "b", "theirs"}
    assert [uses["log", name].lowest for name in ("all", "a", "b", "theirs")] == [0, 0, 0, None]
    assert uses["log", "all"].lag_days == 30


def test_a_series_that_a_kpi_reads_too_is_read_as_the_kpi_says():
    uses = series_uses(make_small(make_kpi("all", lowest=0), returns=[log(SUM)]))
    assert uses["log", "all"].lowest == 0


def test_the_words_of_a_code_list_are_read_as_words():
    words = {
        "id": "words",
        "says": "None.",
        "kind": "code_list",
        "series": "w",
        "allowed": ["Good"],
    }
    assert series_uses(make_small(returns=[log(words)]))["log", "w"].in_words


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([SUM, SUM], "returns: log: checks: got 2 checks called 'sum'; give each its own"),
        ([RANGE], "checks: range: series: got nothing; name a series of the return"),
        (
            [SAME | {"with": {"return": "lgo", "series": "theirs"}}],
            "checks: same: with.return: got 'lgo'; known: log",
        ),
    ],
)
def test_checks_of_a_return_name_what_there_is(checks, expected):
    framework = make_small(returns=[log(*checks)])
    found = [str(one) for one in check(framework, make_settings(), today=NEW)]
    assert any(expected in one for one in found), found


def test_a_check_of_a_kpi_is_of_no_other_series():
    kpi = make_kpi(checks=[RANGE | {"series": "bins"}])
    found = [str(one) for one in check(make_small(kpi), make_settings(), today=NEW)]
    expected = "kpis/bins.yml: checks: range: series: got 'bins'; must be left out"
    assert any(one.startswith(expected) for one in found), found


def test_the_analysts_page_tells_every_kind_there_is():
    page = (REPOSITORY / "docs" / "analyst.md").read_text(encoding="utf-8")
    kinds = [kind.model_fields["kind"].annotation.__args__[0] for kind in KINDS]
    assert len(kinds) == 8
    assert [kind for kind in kinds if f"| `{kind}` |" not in page] == []

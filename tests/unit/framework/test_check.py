from datetime import date

import pytest

from perfkit.framework.blocks import BLOCKS
from perfkit.framework.check import check
from perfkit.framework.load import load_framework, load_settings
from perfkit.paths import Paths
from tests.unit.framework.make import (
    CLEAN,
    GREEN,
    KINDS,
    NEW,
    REPOSITORY,
    make_kpi,
    make_page,
    make_settings,
    make_small,
)

HEAD = {"id": "head", "kind": "service_head", "level": "operations", "concerns": "waste"}


def found(framework, today=NEW, **settings):
    return [str(one) for one in check(framework, make_settings(**settings), today=today)]


def test_the_projects_own_framework_has_no_error():
    paths = Paths(REPOSITORY)
    settings = load_settings(paths, environ={})
    assert check(load_framework(paths), settings, today=date(2026, 7, 31)) == []


def test_residents_and_employees_read_plain_words_and_all_others_kpis():
    plain = {"residents", "employees"}
    pages = load_framework(Paths(REPOSITORY)).pages
    for page in (page for page in pages if page.kind != "everybody"):  # it has them in a tree
        blocks = {shown.block for shown in page.blocks}
        expected = {"plain"} if page.kind in plain else {"kpis"}
        assert blocks & {"plain", "kpis"} == expected, page.kind


@pytest.mark.parametrize(
    "changes",
    [
        {"benchmark": {"group": "none", "reason": "Nobody counts alike."}},
        {"unit": "bins", "denominator": "Lorries"},
        {"unit": "bins", "benchmark": {"group": "none", "reason": "A count."}},
    ],
)
def test_a_kpi_may_be_compared_with_nobody_or_as_a_rate(changes):
    assert found(make_small(make_kpi(**changes))) == []


def test_a_sound_framework_has_no_findings():
    assert found(make_small()) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"owner": "nobody"},
            "kpis/bins.yml: bins: owner: got 'nobody'; must be one of the roles",
        ),
        (
            {"priority": "nowhere"},
            "kpis/bins.yml: bins: priority: got 'nowhere'; must be one of the priorities",
        ),
        (
            {"priority": "nowhere"},
            "kpis/bins.yml: bins: the golden thread: got no way to an outcome on 2025-03-31",
        ),
        (
            {"priority": "nowhere"},
            "kpis/bins.yml: priority: got 'nowhere', which leads to no corporate priority",
        ),
        (
            {"source": {"return": "lgo", "value": "x"}},
            "kpis/bins.yml: bins: source.return: got 'lgo'; must be one of the returns",
        ),
        (
            {"narrative": {"writer": "nobody", "due": {"working_days": 10, "after": "release"}}},
            "kpis/bins.yml: narrative.writer: got 'nobody'; must be a role in force today",
        ),
        (
            {"benchmark": {"group": "england", "neighbours": "unlike-us"}},
            "kpis/bins.yml: benchmark.neighbours: got 'unlike-us'; must be a list in force in "
            "workbook.yml: like-us",
        ),
        (
            {"benchmark": {"group": "england"}},
            "kpis/bins.yml: benchmark.neighbours: got nothing; must be a list in force in "
            "workbook.yml: like-us",
        ),
        (
            {"unit": "bins"},
            "kpis/bins.yml: benchmark.group: got 'england' for a count of bins with no "
            "denominator; must be none, with the reason; or give what the count is divided by",
        ),
        (
            {"also_shown_at": ["board"]},
            "bins: also_shown_at: got 'board'; must be one of the services or programmes",
        ),
        (
            {"lifecycle": "retired", "retired_because": "Over.", "replaced_by": "boxes"},
            "kpis/bins.yml: bins: replaced_by: got 'boxes'; must be one of the kpis",
        ),
    ],
)
def test_a_kpi_that_hangs_in_the_air_is_named(changes, expected):
    assert expected in "\n".join(found(make_small(make_kpi(**changes))))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"priorities": [CLEAN | {"serves": ["recycle"]}]},
            "plans.yml: clean: serves: got a link that comes back to itself",
        ),
        (
            {"priorities": [CLEAN | {"serves": ["nothing"]}]},
            "plans.yml: clean: serves: got 'nothing'; must be one of the outcomes or deliverables",
        ),
        (
            {"priorities": [{"id": "tidy-place", "plan": "place-plan", "serves": ["clean"]}]},
            "plans.yml: recycle: the golden thread: got no way to an outcome on 2025-04-01",
        ),
        (
            {"bodies": [HEAD | {"valid_to": date(2026, 5, 31)}]},
            "organisation.yml: head: successor: got none, though it ended on 2026-05-31",
        ),
        (
            {"bodies": [HEAD | {"concerns": "place"}]},
            "organisation.yml: head: concerns: got 'place'; must be one of the services in force",
        ),
        (
            {"priorities": [CLEAN | {"valid_to": None}]},
            "plans.yml: clean: plan: got 'corporate-old', which is not in force on 2025-04-01",
        ),
        (
            {
                "generations": [
                    {"id": "new", "name": "N", "note": "N.", "valid_from": date(2025, 4, 2)}
                ]
            },
            "generations.yml: new: valid_from: got 2025-04-02; must be the day after old ends",
        ),
    ],
)
def test_a_broken_link_of_the_organisation_is_named(changes, expected):
    assert expected in "\n".join(found(make_small(**changes)))


def test_a_role_that_has_ended_owns_nothing():
    ended = {"id": "boss", "name": "B", "responsible_for": "All.", "valid_to": date(2026, 5, 31)}
    lines = found(make_small(roles=[ended]))
    fields = ("owner", "deputy", "data_steward", "narrative.writer")
    expected = [
        f"kpis/bins.yml: {field}: got 'boss'; must be a role in force today" for field in fields
    ]
    assert sorted(expected) == lines


@pytest.mark.parametrize(("kpis", "limit", "named"), [(5, 5, 0), (6, 5, 1), (3, 3, 0), (4, 3, 1)])
def test_more_than_a_handful_is_an_error(kpis, limit, named):
    framework = make_small(make_kpi(), *(make_kpi(f"bins-{n}") for n in range(kpis - 1)))
    lines = found(framework, limits={"kpis_per_priority": limit})
    assert len(lines) == named
    assert all(f"recycle: KPIs: got {kpis} live KPIs; at most {limit}" in one for one in lines)


def test_a_priority_may_set_a_smaller_handful():
    small = {"id": "recycle", "plan": "waste-plan", "serves": ["tidy-place"], "handful": 1}
    framework = make_small(make_kpi(), make_kpi("boxes"), priorities=[small])
    assert "recycle: KPIs: got 2 live KPIs; at most 1" in found(framework)[0]


@pytest.mark.parametrize(("today", "named"), [(date(2027, 3, 31), 0), (date(2027, 4, 1), 5)])
def test_a_review_past_its_date_is_a_warning(today, named):
    findings = check(make_small(), make_settings(), today=today)
    # the KPI and the plans in force but the old corporate plan
    assert [one.severity for one in findings] == ["warning"] * (named - 1 if named else 0)


def test_an_intervention_point_on_a_retired_kpi_is_a_warning():
    framework = make_small(make_kpi(lifecycle="retired", retired_because="Over."))
    assert (
        "less-litter: intervention_point.kpis: got 'bins', which is not live" in found(framework)[0]
    )


MORE_JOBS = {
    "id": "more-jobs",
    "outcome": "rich",
    "text": "More jobs.",
    "intervention_point": {"kpis": ["bins"], "condition": "worsening", "periods": 1},
}


def test_an_intervention_point_may_not_be_reached_by_a_measure_of_another_thread():
    (line,) = found(make_small(make_kpi(), deliverables=[MORE_JOBS]))
    assert line == (
        "outcomes.yml: more-jobs: intervention_point.kpis: got 'bins', whose thread leads to "
        "less-litter; name a KPI whose thread leads here, or link its priority upward"
    )


def test_a_measure_that_leads_to_several_deliverables_may_reach_the_point_of_each():
    both = [part | {"serves": ["less-litter", "more-jobs"]} for part in (CLEAN, GREEN)]
    assert found(make_small(make_kpi(), deliverables=[MORE_JOBS], priorities=both)) == []


def test_two_kpis_that_read_one_series_differently_are_an_error():
    other = make_kpi("boxes", source={"return": "log", "value": "bins", "lag_days": 9})
    (line,) = found(make_small(make_kpi(), other))
    assert line.startswith("kpis/boxes.yml: lag_days of bins: got 9; must be as in kpis/bins.yml")


def other_pages(*pages):
    given = {page["kind"] for page in pages}
    return [make_page(kind) for kind in KINDS if kind not in given] + list(pages)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([make_page(kind) for kind in KINDS[1:]], "pages: got no page for acp_board"),
        (other_pages(make_page("mayor")), "mayor: kind: got 'mayor'; one page for each of"),
        (other_pages(make_page("dlt"), make_page("dlt")), "dlt: kind: got 2 pages"),
        (
            other_pages(make_page("dlt", "strip", "weather", "good-news")),
            "dlt: blocks: got 'weather'; known: strip, exceptions",
        ),
        (
            other_pages(make_page("dlt", "strip", "kpis", "kpis", "good-news")),
            "dlt: kpis: got 2 times; once a page",
        ),
        (
            other_pages(make_page("dlt", "good-news", "strip")),
            "dlt: blocks: got 'good-news' first and 'strip' last; every page opens with 'strip'",
        ),
    ],
)
def test_a_page_that_cannot_be_made_is_named(pages, expected):
    assert expected in "\n".join(found(make_small(pages=pages)))


@pytest.mark.parametrize(
    ("explore", "expected"),
    [
        (["measure", "list", "changes", "together"], ""),
        (["weather"], "dlt: explore: got 'weather'; once a page, known: measure, list"),
        (["list", "list"], "dlt: explore: got 2 times; once a page, known: measure, list"),
    ],
)
def test_what_a_page_offers_to_explore_is_known_and_named_once(explore, expected):
    page = make_page("dlt") | {"explore": explore}
    assert expected in "\n".join(found(make_small(pages=other_pages(page))))


@pytest.mark.parametrize(("blocks", "named"), [(16, 0), (17, 1)])
def test_a_notebook_of_too_many_blocks_is_named(blocks, named):
    between = [block for block in BLOCKS if block not in ("strip", "good-news")][: blocks - 2]
    page = make_page("dlt", "strip", *between, "good-news", notebook="long")
    lines = found(make_small(pages=other_pages(page)))
    assert len(lines) == named
    assert all("notebook long: got 17 different blocks; at most 16" in one for one in lines)

"""Prove the framework: every link, owner, marker, limit and page."""

from collections.abc import Callable, Iterator
from datetime import date

from perfkit.framework import check_kpis, check_pages, check_rules, check_thread
from perfkit.framework.case import Case
from perfkit.framework.findings import Finding
from perfkit.framework.model import Framework
from perfkit.framework.settings import Settings

__all__ = ["Finding", "check"]

RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    check_thread.references_are_known,
    check_thread.thread_has_no_ring,
    check_thread.every_node_reaches_an_outcome,
    check_thread.intervention_points_watch_their_own_thread,
    check_kpis.live_kpis_link_to_the_corporate_plan,
    check_kpis.priorities_have_a_handful,
    check_kpis.live_kpis_are_owned,
    check_kpis.reviews_are_up_to_date,
    check_kpis.compared_kpis_name_their_neighbours,
    check_kpis.counts_are_compared_with_nobody,
    check_kpis.intervention_points_watch_live_kpis,
    check_kpis.series_are_read_in_one_way,
    check_rules.checks_have_a_name_each,
    check_rules.checks_of_returns_name_their_series,
    check_rules.sources_agree_with_known_returns,
    check_pages.what_ended_has_a_successor,
    check_pages.bodies_concern_something_in_force,
    check_pages.every_kind_of_body_has_one_page,
    check_pages.pages_are_made_of_known_blocks,
    check_pages.pages_offer_what_can_be_explored,
    check_pages.notebooks_stay_readable,
    check_thread.priorities_are_of_a_plan_in_force,
    check_thread.generations_follow_each_other,
)


def check(framework: Framework, settings: Settings, *, today: date) -> list[Finding]:
    """Return everything wrong with the framework, errors before warnings, by file and field.

    Reviews are judged on `today`; the thread is walked on `today` and on the first and last day
    of every generation of plans, so that past pages and coming ones have theirs.
    """
    case = Case(framework, settings, today)
    found = {finding for rule in RULES for finding in rule(case)}
    return sorted(found, key=lambda one: (one.severity, one.file, one.field, one.got))

"""Rules about KPIs: the eight markers, a handful, owners, reviews."""

from collections import Counter
from collections.abc import Iterator

from perfkit.framework.case import Case
from perfkit.framework.findings import Finding
from perfkit.framework.references import file_of
from perfkit.framework.uses import conflicts
from perfkit.framework.walk import corporate_priority_of

# What the unit of a figure begins with that needs no denominator: a share, a rate or an average.
NOT_COUNTED = ("%", "per ", "£", "years", "days per", "score", "points", "ratio", "in words")


def live_kpis_link_to_the_corporate_plan(case: Case) -> Iterator[Finding]:
    """Find live KPIs without marker 2; the model refuses a file without one of the other seven."""
    for kpi in case.now.live_kpis:
        if corporate_priority_of(case.now, kpi) is None:
            yield Finding(
                f"kpis/{kpi.id}.yml",
                "priority",
                f"{kpi.priority!r}, which leads to no corporate priority in force",
                "marker 2 needs one: link the priority upward",
            )


def priorities_have_a_handful(case: Case) -> Iterator[Finding]:
    """Find priorities with more live KPIs than their limit or the settings' allow."""
    counted = Counter(kpi.priority for kpi in case.now.live_kpis)
    for item in case.now.priorities:
        most = min(item.handful, case.settings.limits.kpis_per_priority)
        if counted[item.id] > most:
            yield Finding(
                file_of("priorities", item.id),
                f"{item.id}: KPIs",
                f"{counted[item.id]} live KPIs",
                f"at most {most}: retire one, or give it to another priority",
            )


def live_kpis_are_owned(case: Case) -> Iterator[Finding]:
    """Find live KPIs whose owner, deputy, steward or writer is a role no longer in force."""
    held = {role.id for role in case.now.roles}
    for kpi in case.now.live_kpis:
        for field in ("owner", "deputy", "data_steward"):
            if getattr(kpi, field) not in held:
                yield _unowned(kpi.id, field, getattr(kpi, field))
        if kpi.narrative.writer not in held:
            yield _unowned(kpi.id, "narrative.writer", kpi.narrative.writer)


def _unowned(kpi: str, field: str, role: str) -> Finding:
    return Finding(f"kpis/{kpi}.yml", field, repr(role), "must be a role in force today")


def reviews_are_up_to_date(case: Case) -> Iterator[Finding]:
    """Warn of KPIs and plans in force that are past their review."""
    reviewed = [("kpis", kpi.id, kpi.review_due) for kpi in case.now.live_kpis]
    reviewed += [("plans", plan.id, plan.review_due) for plan in case.now.plans]
    for section, name, due in reviewed:
        if due < case.today:
            yield Finding(
                file_of(section, name),
                f"{name}: review_due",
                str(due),
                "review it, then give the next day",
                "warning",
            )


def compared_kpis_name_their_neighbours(case: Case) -> Iterator[Finding]:
    """Find KPIs compared with others whose list of neighbours the settings do not hold today."""
    lists = case.settings.comparators.lists_on(case.today)
    for kpi in case.now.live_kpis:
        named = kpi.benchmark.neighbours
        needed = kpi.benchmark.group != "none"
        if named not in lists and (needed or named):
            yield Finding(
                f"kpis/{kpi.id}.yml",
                "benchmark.neighbours",
                repr(named) if named else "nothing",
                f"must be a list in force in workbook.yml: {', '.join(sorted(lists)) or 'none is'}",
            )


def counts_are_compared_with_nobody(case: Case) -> Iterator[Finding]:
    """Find counts compared with other places, which differ in size before anything else."""
    for kpi in case.now.live_kpis:
        counts = not kpi.denominator and not kpi.unit.startswith(NOT_COUNTED)
        if counts and kpi.benchmark.group != "none":
            yield Finding(
                f"kpis/{kpi.id}.yml",
                "benchmark.group",
                f"{kpi.benchmark.group!r} for a count of {kpi.unit} with no denominator",
                "must be none, with the reason; or give what the count is divided by",
            )


def intervention_points_watch_live_kpis(case: Case) -> Iterator[Finding]:
    """Warn of intervention points that rest on a KPI no longer reported."""
    live = {kpi.id for kpi in case.now.live_kpis}
    known = {kpi.id for kpi in case.framework.kpis}
    for item in case.now.deliverables:
        for name in item.intervention_point.kpis:
            if name in known - live:
                yield Finding(
                    file_of("deliverables", item.id),
                    f"{item.id}: intervention_point.kpis",
                    f"{name!r}, which is not live",
                    "name a live KPI, or drop it",
                    "warning",
                )


def series_are_read_in_one_way(case: Case) -> Iterator[Finding]:
    """Find series that two KPIs read differently."""
    for clash in conflicts(case.framework):
        yield Finding(
            f"kpis/{clash.kpi}.yml",
            f"{clash.field} of {clash.key[1]}",
            repr(clash.got),
            f"must be as in kpis/{clash.other}.yml, which has {clash.others!r}",
        )

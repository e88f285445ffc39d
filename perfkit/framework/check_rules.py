"""Rules about declared checks: each has a name of its own, and names what there is."""

from collections import Counter
from collections.abc import Iterator, Sequence

from perfkit.framework.case import Case
from perfkit.framework.checks import Agreement, KpiCheck, ReturnCheck
from perfkit.framework.findings import Finding


def checks_have_a_name_each(case: Case) -> Iterator[Finding]:
    """Find two checks of one return, or of one KPI, with the same id."""
    for file, field, checks in _declared(case):
        for name, count in Counter(check.id for check in checks).items():
            if count > 1:
                yield Finding(file, field, f"{count} checks called {name!r}", "give each its own")


def checks_of_returns_name_their_series(case: Case) -> Iterator[Finding]:
    """Find checks of a return that say of no series, and those of a KPI that name one."""
    for known in case.framework.returns:
        for check in known.checks:
            if not all(check.reads):
                place = f"returns: {known.id}: checks: {check.id}: series"
                yield Finding("returns.yml", place, "nothing", "name a series of the return")
    for kpi in case.framework.kpis:
        for check in kpi.checks:
            if check.series or check.about:
                place = f"checks: {check.id}: series"
                got = repr(check.series or check.about)
                allowed = "must be left out: a check of a KPI is of its own figures"
                yield Finding(f"kpis/{kpi.id}.yml", place, got, allowed)


def sources_agree_with_known_returns(case: Case) -> Iterator[Finding]:
    """Find agreements with a return that there is not."""
    ids = [known.id for known in case.framework.returns]
    for known in case.framework.returns:
        for check in known.checks:
            if isinstance(check, Agreement) and check.other.return_id not in ids:
                place = f"returns: {known.id}: checks: {check.id}: with.return"
                got = repr(check.other.return_id)
                yield Finding("returns.yml", place, got, f"known: {', '.join(ids)}")


def _declared(case: Case) -> Iterator[tuple[str, str, Sequence[ReturnCheck | KpiCheck]]]:
    for known in case.framework.returns:
        yield "returns.yml", f"returns: {known.id}: checks", known.checks
    for kpi in case.framework.kpis:
        yield f"kpis/{kpi.id}.yml", "checks", kpi.checks

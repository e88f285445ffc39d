"""Which declared checks bear on a file and are run only when an edition is frozen."""

from collections.abc import Collection, Iterator

from perfkit.framework.model import Framework
from perfkit.framework.uses import Key
from perfkit.measures.series import OWN
from perfkit.quality.checking import shares_of_series


def not_run(framework: Framework, held: Collection[Key]) -> tuple[str, ...]:
    """Return the ids of the declared checks of what a file holds: returns and series, as `held`.

    They look across series, periods and returns, so that one file alone cannot answer them.
    """
    return tuple(dict.fromkeys(_bearing(framework, frozenset(held))))


def _bearing(framework: Framework, held: frozenset[Key]) -> Iterator[str]:
    shares = shares_of_series(framework.live_kpis)
    for known in framework.returns:
        for check in (*known.checks, *shares.get(known.id, ())):
            if any((known.id, series) in held for series in check.reads):
                yield check.id
    for kpi in framework.live_kpis:
        keys = {(kpi.source.return_id, series) for series in kpi.source.series} | {(OWN, kpi.id)}
        if keys & held:
            yield from (check.id for check in kpi.checks)


def not_run_in_words(ids: Collection[str]) -> str:
    """Return in one line which checks were not run, and when they are; empty of none."""
    if not ids:
        return ""
    many = f"{len(ids)} declared checks" if len(ids) > 1 else "1 declared check"
    return (
        f"Not run: {many} across series, periods and returns ({', '.join(ids)}); that is done when "
        "an edition is frozen."
    )

"""When the made-up council last reviewed its definitions: before its edition's day."""

from datetime import date, timedelta

from perfkit.framework.model import Framework, Kpi

LEAST, STEP, MOST = 30, 7, 330  # days before the as-at date
YEAR = timedelta(days=365)


def reviewed_before(framework: Framework, as_at: date) -> Framework:
    """Return the framework with made-up reviews where the true ones came after a day.

    The measures are the council's, and their last review may be later than the quarter told of:
    no edition can know of it. Reviews are spread over the year before, and due a year later.
    """
    kpis = tuple(
        _reviewed(kpi, as_at - timedelta(days=LEAST + place * STEP % (MOST - LEAST)))
        if kpi.reviewed_on > as_at
        else kpi
        for place, kpi in enumerate(sorted(framework.kpis, key=lambda kpi: kpi.id))
    )
    return framework.model_copy(update={"kpis": kpis})


def _reviewed(kpi: Kpi, when: date) -> Kpi:
    return kpi.model_copy(update={"reviewed_on": when, "review_due": when + YEAR})

"""The period of a figure, as a sentence says it."""

from perfkit.framework.model import Kpi
from perfkit.periods import Period, write_date


def write_period(period: Period, *, kpi: Kpi) -> str:
    """Return a period in prose; of what is counted at one moment, the day on which it was.

    A snapshot of a quarter is taken on its last day, and says nothing of the months before.
    """
    return write_date(period.end) if kpi.series_type == "snapshot" else period.prose

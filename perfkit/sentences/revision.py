"""The sentence for a figure that was revised."""

from perfkit.framework.model import Kpi
from perfkit.sentences.numbers import write_number


def revision_sentence(
    period: str, *, kpi: Kpi, earlier: float, now: float, marks_changed: tuple[str, ...] = ()
) -> str:
    """Return what was revised, from what to what, and which marks moved with it.

    `marks_changed` are the names of the marks that moved ("Target", "Age").
    """
    moved = "no mark changed"
    if marks_changed:
        moved = f"{' and '.join(marks_changed)} changed"
    figures = f"from {write_number(earlier, kpi=kpi)} to {write_number(now, kpi=kpi)}"
    return f"{period[0].upper()}{period[1:]} was revised {figures}; {moved}"

"""What followed an action, in words: an association in time, never a proof."""

from datetime import date

from perfkit.framework.model import Kpi
from perfkit.measures.impact import Impact
from perfkit.measures.intervals import Interval
from perfkit.periods import write_date
from perfkit.sentences.numbers import write_number, write_size


def effect_sentence(found: Impact, *, kpi: Kpi, done_on: date) -> str:
    """Return what the figures say since an action was done, with the size and its interval.

    "Worked" is said of figures better than their past foretold by more than chance; the words
    always add that something else may have changed at the same time.
    """
    if found.verdict == "too soon":
        return f"Too soon to tell: {found.reason}."
    since = f"since {write_date(done_on)} the latest figure is"
    if found.verdict == "worked":
        return (
            f"It worked, as far as figures can tell: {since} {_size(found.effect, kpi)}. Other "
            "things may have changed too."
        )
    if found.effect.lower <= 0 <= found.effect.upper:
        return f"No signal: {since} where its past foretold, give or take chance."
    return f"No sign that it helped: {since} {_size(found.effect, kpi)}, which is worse."


def untold_sentence(reason: str) -> str:
    """Return why it cannot be told whether an action worked.

    >>> untold_sentence("its windows overlap")
    'Whether it worked cannot be told from this measure: its windows overlap.'
    """
    return f"Whether it worked cannot be told from this measure: {reason}."


def _size(effect: Interval, kpi: Kpi) -> str:
    way = "higher" if effect.value > 0 else "lower"
    ends = sorted((abs(effect.lower), abs(effect.upper)))
    within = " to ".join(write_number(end, kpi=kpi).rstrip("%") for end in ends)
    return f"{write_size(effect.value, kpi=kpi)} {way} than its past foretold (range {within})"

"""The sentence for marks that disagree, so that no mark hides another."""

from perfkit.sentences.facts import Facts
from perfkit.sentences.movement import moves
from perfkit.sentences.numbers import write_size

_STATUS = {"on_target": "On target", "close": "Close to target", "off_target": "Off target"}

_AS_THINGS_ARE = {  # what a target inside the usual range means for the times to come
    "on_target": "as things are, it will not always be met",
    "close": "as things are, it is met or missed by chance",
    "off_target": "as things are, it is met or missed by chance",
}


def disagreement(facts: Facts) -> str:
    """Return one sentence when the marks of a KPI disagree, else "".

    The target against the test of change comes first; then a target met or missed by no more
    than chance; then a mark that a late figure, or one not fit for decisions, cannot carry.
    """
    told = (_against_change(facts), _by_chance(facts), _too_old(facts), _not_fit(facts))
    return next((sentence for sentence in told if sentence), "")


def _against_change(facts: Facts) -> str:
    pair = (facts.target_status, facts.variation)
    if pair == ("off_target", "improving"):
        return f"Off target, but {moves(facts)[0]}"
    if pair == ("on_target", "worsening"):
        return f"On target, but {moves(facts)[0]}"
    if pair == ("close", "worsening"):
        return f"Close to target, but {moves(facts)[0]}"
    return ""


def _by_chance(facts: Facts) -> str:
    undecided = facts.assurance == "hit_or_miss" and facts.variation == "no_significant_change"
    if not undecided or facts.target_status not in _STATUS or not facts.gap:
        return ""
    size = write_size(facts.gap, kpi=facts.kpi)
    by_chance = f"{_STATUS[facts.target_status]} by {size}, which is within normal variation"
    return f"{by_chance}: {_AS_THINGS_ARE[facts.target_status]}"


def _good_mark(facts: Facts) -> str:
    if facts.target_status == "on_target":
        return "On target"
    return "Improving" if facts.variation == "improving" else ""


def _too_old(facts: Facts) -> str:
    good = _good_mark(facts)
    if not good or facts.age_status not in ("overdue", "old"):
        return ""
    word = "overdue" if facts.age_status == "overdue" else "old"
    return f"{good}, but by a figure that is {word} and may no longer be true"


def _not_fit(facts: Facts) -> str:
    good = _good_mark(facts)
    if not good or facts.quality_grade != "not_fit":
        return ""
    return f"{good}, but by a figure that is not fit for decisions"

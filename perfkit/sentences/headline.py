"""The headline sentence of a KPI: what it is now, against what, and whether that is real."""

import re
from collections.abc import Callable, Iterator

from perfkit.sentences.comparator import write_comparator
from perfkit.sentences.facts import Facts
from perfkit.sentences.grammar import first_that_fits, inside, is_plural, verb
from perfkit.sentences.movement import MOVED, moves, turns_back
from perfkit.sentences.numbers import (
    mark_of,
    name_target,
    with_unit,
    write_number,
    write_range,
    write_size,
    write_value,
)

_STATUS = {"on_target": "on target", "close": "close to target", "off_target": "off target"}
_BUT = {("off_target", "improving"), ("close", "improving"), ("on_target", "worsening")}
_ABSENT = {
    "c": "is hidden to protect people",
    "x": "is not available",
    "u": "is too unreliable to use",
    "z": "does not apply",
    "low": "is too small to show",
}
_AWAY = {("lower", "rising"), ("higher", "falling")}
_STANDS = re.compile(r"(\w+) ((?:in|on|at|without) .+)")  # things, and the state they are in


def headline(facts: Facts) -> str:
    """Return the headline of a KPI: one sentence of at most twenty words, with no full stop.

    What cannot be said comes first: a figure withheld, no figure ever, one that is missing (with
    the reason), one overdue, one not fit to rely on. Then a judgement, a first figure, and last the
    figure against its target or, where there is none, its comparator, with what the test of change
    says. A longer wording gives way to a shorter until it fits; a target, its status and a real
    change are the last to go.
    """
    maker = next(make for applies, make in _CASES if applies(facts))
    return first_that_fits(maker(facts))


def _awaited(facts: Facts) -> Iterator[str]:
    for subject in _subjects(facts):
        yield f"No figure for {inside(subject)} has been sent yet"


def _missing(facts: Facts) -> Iterator[str]:
    why = _ABSENT[mark_of(facts.value_text, facts.status) or "x"]
    for subject in _subjects(facts):
        yield f"{subject}: the figure for {facts.period} {why}"
    yield f"{facts.kpi.short_title}: the latest figure {why}"


def _overdue(facts: Facts) -> Iterator[str]:
    value = _value(facts)
    for subject in _subjects(facts):
        stands = verb(subject, "stands", "stand")
        opening = f"We cannot say how {inside(subject)} {stands} now"
        yield f"{opening}: the last figure, {value}, is for {facts.period}"
        yield f"{opening}: the last figure is for {facts.period}"
        yield f"{opening.removesuffix(' now')}: the last figure is for {facts.period}"
    yield f"{facts.kpi.short_title}: we cannot say; the last figure is for {facts.period}"


def _withheld(facts: Facts) -> Iterator[str]:
    for subject in _subjects(facts):
        yield f"{subject}: the figure for {facts.period} is withheld, as {facts.quality_reason}"
        yield f"{subject}: the figure is withheld, as {facts.quality_reason}"
    yield f"{facts.kpi.short_title}: the figure is withheld, being not fit to rely on"


def _not_relied_on(facts: Facts) -> Iterator[str]:
    """Yield the status, or the figure where there is no target, and why not to rely on it."""
    doubt = "but the figure is not fit to rely on"
    status = _STATUS.get(facts.target_status, "")
    stands = [f"{name} {verb(name)} {status}" for name in _subjects(facts)]
    if not status:
        stands = [opening for opening, _ in _openings(facts)]
    yield from (f"{opening}, {doubt}: {facts.quality_reason}" for opening in stands)
    if status:
        yield f"{status.capitalize()}, {doubt}: {facts.quality_reason}"
        yield f"{status.capitalize()}, but not fit to rely on: {facts.quality_reason}"
    yield from (f"{opening}, {doubt}" for opening in stands)
    yield f"{facts.kpi.short_title}: the figure is not fit to rely on"


def _judgement(facts: Facts) -> Iterator[str]:
    for subject in _subjects(facts):
        yield f"{subject} {verb(subject)} {facts.value_text}, as judged on {facts.period}"
        yield f"{subject}: {facts.value_text}, {facts.period}"


def _first(facts: Facts) -> Iterator[str]:
    value, against = _value(facts), _against_target(facts)
    if _counts_its_subject(facts):
        value = write_number(facts.number or 0.0, kpi=facts.kpi)
    openings = [f"The first figure for {inside(name)} is {value}" for name in _subjects(facts)]
    if against:
        status = _STATUS[facts.target_status]
        yield from (f"{opening}{against}: {status}" for opening in openings)
        yield from (f"{opening}: {status}" for opening in openings)
    yield from (f"{opening}; there is nothing yet to compare it with" for opening in openings)
    yield from (f"{opening}, with nothing to compare" for opening in openings)
    yield openings[-1]


def _against_its_target(facts: Facts) -> Iterator[str]:
    status, against = _STATUS[facts.target_status], _against_target(facts)
    full, brief = _clauses(facts)
    openings = _openings(facts)
    yield from _than_planned(facts)
    if chance := _by_chance(facts):
        by_chance = f"{status} by {chance}, which is within normal variation"
        yield from (f"{opening}, {by_chance}" for opening, _ in openings)
        yield from (f"{name} {verb(name)} {by_chance}" for name in _subjects(facts))
    for opening, mark in openings:
        yield f"{opening}{against}{mark} {status}{full}"
        yield f"{opening}{against}{mark} {status}{brief}"
        if facts.variation not in MOVED:  # that nothing changed is sooner left out than the target
            yield f"{opening}{against}{mark} {status}"
    yield from (f"{opening}{mark} {status}{brief}" for opening, mark in openings)
    yield f"{facts.kpi.short_title}: {status}{brief}"


def _without_target(facts: Facts) -> Iterator[str]:
    full, brief = moves(facts)
    against = _against_comparator(facts)
    moved = facts.variation in MOVED
    # A rate is 5% and rising; things that number five do so rising.
    tie = "and " if moved and not _counts_its_subject(facts) else ""
    openings = [opening for opening, _ in _openings(facts)]
    if against and turns_back(facts):  # to be said even where only the short name leaves room
        yield from (f"{opening}{against}, {tie}{full}" for opening in openings)
    for opening in openings:
        if against and full:
            yield f"{opening}{against}, {tie}{full}"
        if against and brief:
            yield f"{opening}{against}, {tie if moved else 'with '}{brief}"
    if full:
        yield from (f"{opening}{' ' if tie else ', '}{tie}{full}" for opening in openings)
    for opening in openings:
        yield f"{opening}{against or f' for {facts.period}'}"
        yield opening


def _openings(facts: Facts) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the subject with its figure, in full and in short, each with the mark that follows.

    Many of a thing "number" so many, so that the thing is not named twice; of none it is said that
    there are none.
    """
    subject, short = _subjects(facts)
    in_short = f"{short}: {_value(facts)}", ","
    if not _counts_its_subject(facts):
        return (f"{subject} {verb(subject)} {_value(facts)}", ":"), in_short
    number = write_number(facts.number or 0.0, kpi=facts.kpi)
    if number == "0":
        return (f"There are no {inside(subject)}", ":"), in_short
    return (f"{subject}: 1" if number == "1" else f"{subject} number {number}", ":"), in_short


def _than_planned(facts: Facts) -> Iterator[str]:
    """Yield a count of things in some state as a sentence of them, where it moves away from plan.

    Households in temporary accommodation: more of them are in it than planned.
    """
    stands = _STANDS.fullmatch(facts.kpi.subject)
    wrong = (facts.kpi.good, facts.direction) in _AWAY
    off = (facts.target_status, facts.variation) == ("off_target", "worsening")
    if not (stands and wrong and off and _counts_its_subject(facts)):
        return
    more, move = ("More", "rise") if facts.direction == "rising" else ("Fewer", "fall")
    what, where = inside(stands[1]), stands[2]
    yield f"{more} {what} are {where} than planned, and the {move} is beyond normal variation"


def _counts_its_subject(facts: Facts) -> bool:
    kpi = facts.kpi
    is_count = kpi.decimals == 0 and not kpi.unit.startswith(("%", "£", "per ", "score", "ratio"))
    return is_count and " " not in kpi.unit and is_plural(kpi.subject)


_CASES: tuple[tuple[Callable[[Facts], bool], Callable[[Facts], Iterator[str]]], ...] = (
    (lambda facts: facts.reliance == "withheld", _withheld),
    (lambda facts: facts.age_status == "awaited" or not facts.points, _awaited),
    (lambda facts: _is_word(facts), _judgement),
    (lambda facts: facts.number is None, _missing),
    (lambda facts: facts.age_status == "overdue", _overdue),
    (lambda facts: facts.reliance == "marked", _not_relied_on),
    (lambda facts: facts.points == 1, _first),
    (lambda facts: facts.target_status in _STATUS, _against_its_target),
    (lambda facts: True, _without_target),
)


def _subjects(facts: Facts) -> tuple[str, str]:
    """Return how the KPI is named in full and, for when that is too long, in short."""
    return facts.kpi.subject, facts.kpi.short_title


def _is_word(facts: Facts) -> bool:
    is_judgement = facts.kpi.series_type == "judgement" and facts.number is None
    return is_judgement and not mark_of(facts.value_text, facts.status)


def _value(facts: Facts) -> str:
    return write_value(facts.number, kpi=facts.kpi, value_text=facts.value_text)


def _against_target(facts: Facts) -> str:
    target = facts.target
    if target is None or facts.target_status not in _STATUS:
        return ""
    called = name_target(target, kpi=facts.kpi)
    if target.value is None or called == "a range":
        return f" against {called} of {write_range(target, kpi=facts.kpi)}"
    return f" against {called} of {_pounds_in_words(target.value, facts)}"


def _pounds_in_words(value: float, facts: Facts) -> str:
    """Return a number as it stands behind the figure: its unit again only where £ has a size."""
    number = write_number(value, kpi=facts.kpi)
    return with_unit(number, kpi=facts.kpi) if facts.kpi.unit.startswith("£ ") else number


def _against_comparator(facts: Facts) -> str:
    if not facts.comparator or facts.comparator_value is None:
        return ""
    return f" against {write_comparator(facts)}"


def _clauses(facts: Facts) -> tuple[str, str]:
    """Return what the test of change adds to a status, in full and in brief."""
    variation = facts.variation
    full, brief = moves(facts)
    if variation not in MOVED:
        return (f", {full}" if full else "", f", {brief}" if brief else "")
    joiner = "but" if (facts.target_status, variation) in _BUT else "and"
    return f", {joiner} {full}", f", {joiner} {brief}"


def _by_chance(facts: Facts) -> str:
    """Return how narrowly a target is met, where chance alone could undo it; else "".

    A control chart whose limits hold the target says that the target is hit or missed by chance.
    """
    undecided = facts.assurance == "hit_or_miss" and facts.variation == "no_significant_change"
    if facts.target_status != "on_target" or not undecided or not facts.gap:
        return ""
    return write_size(facts.gap, kpi=facts.kpi)

"""The golden thread in words: what is below a link, what it serves, where a thread is broken."""

from collections.abc import Mapping, Sequence

from perfkit.sentences.grammar import agreeing, count, listed

NO_SERVICE = "No service serves this outcome"
NO_PRIORITY = "No priority serves this deliverable"
NO_MEASURE = "No measure shows whether it is met"
NO_BENEFIT = "No measure shows what it brings"
NO_OWNER = "No owner: its post is not in force"
NO_WORK = "It has no priority, so it serves no outcome"
NO_WAY_UP = "It leads to no outcome"
_TOLD = {  # what is said of one broken thread, and of several together
    NO_SERVICE: ("outcome", "has no service"),
    NO_PRIORITY: ("deliverable", "has no priority"),
    NO_OWNER: ("measure", "has no owner"),
    NO_MEASURE: ("priority", "has no measure"),
    NO_BENEFIT: ("programme", "has no measure"),
    NO_WORK: ("service", "has no priority"),
    NO_WAY_UP: ("link", "leads to no outcome"),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SEVERAL = {"priority": "priorities"}


def below_sentence(measures: int, need: int, *, internal: int = 0, late: int = 0) -> str:
    """Return how many measures are below a link and how many need somebody.

    `internal` measures are not counted, and that is said; `late` counts actions past their day.

    >>> below_sentence(4, 2), below_sentence(1, 0, internal=2, late=1)
    ('4 measures, 2 need you', '1 measure, none needs you; 2 internal, not counted; 1 action late')
    """
    if measures:
        needing = f"{need} {agreeing(need, 'need')} you" if need else "none needs you"
        told = [f"{count(measures, 'measure')}, {needing}"]
    else:
        told = [] if internal else ["no measure"]
    told += [f"{internal} internal, not counted"] if internal else []
    told += [f"{count(late, 'action')} late"] if late else []
    return "; ".join(told)


def serves_sentence(outcomes: int, through: int, noun: str = "priority") -> str:
    """Return how many outcomes a link serves, through how many of what stands above it.

    >>> serves_sentence(2, 1), serves_sentence(0, 0)
    ('serves 2 outcomes through 1 priority', 'serves no outcome')
    """
    if not outcomes:
        return "serves no outcome"
    served = f"serves {count(outcomes, 'outcome')}"
    return f"{served} through {count(through, noun, _SEVERAL.get(noun, ''))}" if through else served


def hidden_sentence(names: Sequence[str], shown: int, level: str) -> str:
    """Return that what is shown at a level is well while what is below it is not, or nothing.

    >>> hidden_sentence(["Bins"], 2, "leadership")
    'Neither of the 2 measures shown at leadership level needs you, but 1 below does: Bins'
    """
    if not names:
        return ""
    these = {1: "The one measure", 2: "Neither of the 2 measures"}.get(
        shown, f"None of the {shown} measures"
    )
    need = "does not need you" if shown == 1 else "needs you"
    does = "does" if len(names) == 1 else "do"
    below = f"{len(names)} below {does}: {listed(names)}"
    return f"{these} shown at {level} level {need}, but {below}"


def off_target_sentence(names: Sequence[str], level: str) -> str:
    """Return that a link is on target as a level sees it while parts of it are off, or nothing.

    >>> off_target_sentence(["Bins"], "leadership")
    'On target as shown at leadership level, but 1 measure below is off target: Bins'
    """
    if not names:
        return ""
    are = "is" if len(names) == 1 else "are"
    below = f"{count(len(names), 'measure')} below {are} off target: {listed(names)}"
    return f"On target as shown at {level} level, but {below}"


def broken_sentence(reasons: Mapping[str, int]) -> str:
    """Return how many threads are broken, and how.

    `reasons` counts the broken links by what is said of each: NO_OWNER, NO_MEASURE and the like.

    >>> broken_sentence({NO_OWNER: 1, NO_MEASURE: 1})
    'Two threads are broken: one measure has no owner, and one priority has no measure'
    >>> broken_sentence({})
    'No thread is broken'
    """
    whole = sum(reasons.values())
    if not whole:
        return "No thread is broken"
    parts = [_how_many(reasons[why], *told) for why, told in _TOLD.items() if reasons.get(why)]
    threads = f"{_number(whole)} {'thread is' if whole == 1 else 'threads are'} broken"
    several = [", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts
    told = f"{threads}: {', and '.join(several)}"
    return told[0].upper() + told[1:]


def action_sentence(status: str, due: str, days_late: int, done: str = "") -> str:
    """Return where an action stands.

    >>> action_sentence("open", "30 April 2026", 8)
    'due 30 April 2026, 8 days late'
    """
    if status == "done":
        return f"done {done}".strip()
    late = f", {count(days_late, 'day')} late" if days_late > 0 else ""
    return f"due {due}{late}"


def _how_many(number: int, noun: str, state: str) -> str:
    several = _SEVERAL.get(noun, f"{noun}s")
    return f"{_number(number)} {noun if number == 1 else several} {_agreeing(state, number)}"


def _agreeing(state: str, number: int) -> str:
    return state if number == 1 else state.replace("has", "have", 1).replace("leads", "lead", 1)


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"

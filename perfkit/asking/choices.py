"""Choices a reader makes: offered one after another, settled, and written in an address.

A choice may depend on those before it: the periods offered are those of the measure picked. So a
view offers its choices in a *conversation*, a generator that gives a choice and is sent what was
picked. What was asked for comes from an address, that is from a stranger: it is looked up in the
list of options and never used otherwise.
"""

from collections.abc import Callable, Generator, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

LONGEST = 2000  # letters of an address that are read
MOST_SHOWN = 40  # letters of a value that nobody offers, told back


class Choice(NamedTuple):
    """One thing to be picked: its name in an address, its label, its options in order."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]  # the value in an address, and the words
    default: str = ""  # a value; the first option's where it is none of them

    @property
    def usual(self) -> str:
        """The value picked where nothing was asked for."""
        values = [value for value, _ in self.options]
        return self.default if self.default in values else values[0]


Conversation = Generator[Choice, str, None]


class Settled(NamedTuple):
    """What is picked of each choice, and what was asked for that is not offered, in words."""

    choices: tuple[Choice, ...]
    picked: Mapping[str, str]
    unknown: tuple[str, ...]

    @property
    def address(self) -> str:
        """The choices that are not the usual ones, as the query of an address."""
        return urlencode(
            [
                (choice.name, self.picked[choice.name])
                for choice in self.choices
                if self.picked[choice.name] != choice.usual
            ]
        )


def settle(
    converse: Callable[[], Conversation], wanted: Mapping[str, str], *, told: bool = True
) -> Settled:
    """Return what is picked when these values are asked for.

    A value that is not among a choice's options falls back to the usual one; with `told` the
    falling back is put in words. A choice of no options is not offered.
    """
    choices: list[Choice] = []
    picked: dict[str, str] = {}
    unknown: list[str] = []
    conversation = converse()
    choice = next(conversation, None)
    while choice is not None:
        asked = wanted.get(choice.name)
        values = {value for value, _ in choice.options}
        if asked is not None and asked not in values and told:
            unknown.append(_not_offered(choice, asked))
        picked[choice.name] = asked if asked in values else choice.usual
        choices.append(choice)
        choice = _next(conversation, picked[choice.name])
    return Settled(tuple(choices), picked, tuple(unknown))


def read_address(query: str) -> dict[str, str]:
    """Return what the query of an address asks for, by name; the first of a name given twice.

    >>> read_address("?measure=re-referrals&from=2019%2F20+Q1&measure=x")
    {'measure': 're-referrals', 'from': '2019/20 Q1'}
    """
    asked = parse_qsl(query.removeprefix("?")[:LONGEST], keep_blank_values=True)
    return dict(reversed(asked)) if len(asked) > 1 else dict(asked)


def _next(conversation: Conversation, picked: str) -> Choice | None:
    try:
        return conversation.send(picked)
    except StopIteration:
        return None


def _not_offered(choice: Choice, asked: str) -> str:
    short = asked if len(asked) <= MOST_SHOWN else f"{asked[:MOST_SHOWN]}…"
    usual = dict(choice.options)[choice.usual]
    return f"“{short}” is not offered under “{choice.label}” here, so “{usual}” is shown."

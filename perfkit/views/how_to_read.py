"""How the pages are read: the marks with all their states, the methods, the shorthand."""

from markupsafe import Markup

from perfkit.sentences.how_to_read import methods
from perfkit.sentences.marks import Mark, MarkName, every_mark
from perfkit.views.html import element
from perfkit.views.marks import MOVES, disagreeing, mark
from perfkit.views.names import sentence
from perfkit.views.tables import KEY, Column, reading_table, unseen

ASKS: dict[MarkName, str] = {
    "Target": "Is it where we said it would be?",
    "Variation": "Is it really changing?",
    "Age": "How old is the figure?",
    "Data quality": "How far can it be trusted?",
}
HEADS = ("Needs someone", "Watch", "Quiet", "Cannot say, or neither")
MOVING = ("worsening", "improving")


def marks_key() -> Markup:
    """Show each of the four marks in all its states, by how much attention it asks for."""
    columns = tuple(Column(name) for name in ("Mark", *HEADS))
    rows = []
    for name, asks in ASKS.items():
        states = [one for one in every_mark() if one.name == name]
        cells = [_states([one for one in states if one.attention == asked]) for asked in _FALLING]
        title = [element("strong", name), element("span", asks, class_="second")]
        rows.append((title, *cells))
    return reading_table(unseen("The four marks and their states"), columns, rows)


def disagreement_key() -> Markup:
    """Show the mark that stands beside the four where they disagree."""
    return disagreeing()


def methods_key() -> Markup:
    """Show how each method of finding a direction of travel is read."""
    return element(
        "dl",
        (
            element("div", element("dt", name[0].upper() + name[1:]), element("dd", words))
            for name, words in methods()
        ),
        class_="methods",
    )


def shorthand_key() -> Markup:
    """Show what each shorthand beside a number means."""
    told = (words.partition(" ") for words in KEY.values())
    return element(
        "dl",
        (
            element("div", element("dt", shorthand), element("dd", sentence(words)))
            for shorthand, _, words in told
        ),
        class_="shorthand",
    )


_FALLING = (3, 2, 1, 0)


def _states(marks: list[Mark]) -> Markup:
    if not marks:
        return element("span", "None", class_="second")
    return element("ul", (_items(one) for one in marks), class_="marks")


def _items(one: Mark) -> list[Markup]:
    moves = (*MOVES, "") if one.state in MOVING else ("",)  # of several, "" stands for either way
    return [mark(one.name, one.state, move=move, tag="li") for move in moves]

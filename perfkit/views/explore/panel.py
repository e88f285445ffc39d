"""A panel: choices as controls and the answer below them. The one place where controls are made."""

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import ipywidgets as widgets
from IPython.display import display
from markupsafe import Markup

from perfkit.asking.choices import Choice, Conversation, Settled, read_address, settle
from perfkit.book import Book
from perfkit.errors import PerfkitError
from perfkit.views.html import element
from perfkit.views.view import made_up

ADDRESS = "QUERY_STRING"  # where the server tells a kernel what its page's address asks for
FAILED = "This could not be looked up. The choices are as you made them; try another."


class Answer(NamedTuple):
    """What is shown for what was picked, and the sentence by which it is announced."""

    said: str
    html: Markup


class Panel:
    """One view that can be asked; a notebook shows it by ending a cell in it.

    Its first answer is there before anything is picked. Each answer carries its choices as
    ``data-view``, from which the page keeps its address. A panel of nothing shows nothing.
    """

    def __init__(
        self,
        heading: Markup,
        converse: Callable[[], Conversation],
        answer: Callable[[Mapping[str, str]], Answer],
        wanted: Mapping[str, str],
    ) -> None:
        self._converse, self._answer = converse, answer
        self._controls: dict[str, widgets.Dropdown] = {}
        self._settling = False
        self._row = _part(widgets.Box(), "explore-controls")
        self._said = _part(widgets.HTML(), "explore-said")
        self._shown = _part(widgets.HTML(), "explore-answer")
        parts = [widgets.HTML(str(heading)), self._row, self._said, self._shown]
        self.box = _part(widgets.VBox(parts), "explore-panel")
        self.settled = self._settle(wanted, told=True)

    @property
    def controls(self) -> dict[str, Any]:
        """The controls that are shown, by the name of their choice."""
        return {choice.name: self._controls[choice.name] for choice in self.settled.choices}

    @property
    def said(self) -> str:
        """The sentence by which the answer is announced."""
        return Markup(self._said.value).striptags()

    @property
    def html(self) -> str:
        """The answer."""
        return str(self._shown.value)

    def _ipython_display_(self) -> None:
        display(self.box)

    def _settle(self, wanted: Mapping[str, str], *, told: bool) -> Settled:
        settled = settle(self._converse, wanted, told=told)
        self._settling = True
        try:
            for choice in settled.choices:
                self._set(choice, settled.picked[choice.name])
            self._row.children = [self._controls[choice.name] for choice in settled.choices]
        finally:
            self._settling = False
        self.settled = settled
        self._say(settled)
        return settled

    def _say(self, settled: Settled) -> None:
        try:
            answer = self._answer(settled.picked)
        except PerfkitError:
            answer = Answer(FAILED, Markup(""))
        said = " ".join([*settled.unknown, answer.said])
        shown = element("div", answer.html, data_view=settled.address)
        self._shown.value = str(shown)
        self._said.value = str(element("p", said))

    def _set(self, choice: Choice, picked: str) -> None:
        options = [(words, value) for value, words in choice.options]
        control = self._controls.get(choice.name)
        if control is None:
            control = widgets.Dropdown(
                options=options,
                value=picked,
                description=choice.label,
                style={"description_width": "initial"},
                layout={"width": "auto"},
            )
            control.observe(self._changed, names="value")
            self._controls[choice.name] = control
            return
        if list(control.options) != options:
            control.options = options
        control.value = picked

    def _changed(self, _: object) -> None:
        """Answer what is picked now; a value comes from a stranger and is looked up again."""
        if self._settling:
            return
        now = {name: control.value for name, control in self.controls.items()}
        usual = {choice.name: choice.usual for choice in self.settled.choices}
        picked = {name: value for name, value in now.items() if value and value != usual[name]}
        # An empty text is a value of its own ("nobody") where it is not the usual one.
        picked |= {name: "" for name, value in now.items() if value == "" and usual[name]}
        self._settle(picked, told=False)


class Nothing:
    """What stands where a body's readers explore nothing: no output at all."""

    def _ipython_display_(self) -> None:
        return None


def panel(
    book: Book,
    name: str,
    heading: str,
    converse: Callable[[], Conversation],
    answer: Callable[[Mapping[str, str]], Answer],
) -> Panel | Nothing:
    """Return one view that can be asked, as the page's address asks for it.

    Nothing where the body's readers do not explore it, or have no measure to explore.
    """
    if not book.explores(name) or book.assessments.empty:
        return Nothing()
    wanted = read_address(os.environ.get(ADDRESS, ""))
    return Panel(element("h2", heading, made_up(book)), converse, answer, wanted)


def _part(widget: Any, name: str) -> Any:
    widget.add_class(name)
    return widget

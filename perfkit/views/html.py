"""Pieces of a page: every text is escaped here, so that what was sent cannot become a tag."""

from collections.abc import Iterable
from typing import Union

from markupsafe import Markup, escape

Child = Union[str, int, Markup, None, Iterable["Child"]]  # noqa: UP007 - it names itself
Attribute = str | int | float | bool | None

VOID = frozenset({"br", "hr", "img", "path", "line", "circle", "rect", "polygon", "use"})


def element(tag: str, *children: Child, **attributes: Attribute) -> Markup:
    """Return one element; its children and attributes are escaped, nothing is trusted.

    ``class_`` is written ``class``, and an underscore in a name as a hyphen. An attribute that is
    None or False is left out, and one that is True stands bare.

    >>> element("p", "Less than 5 < 10", class_="second")
    Markup('<p class="second">Less than 5 &lt; 10</p>')
    """
    opening = tag + "".join(_attribute(*pair) for pair in attributes.items())
    if tag in VOID:
        return Markup(f"<{opening}/>")
    return Markup(f"<{opening}>{_text(children)}</{tag}>")


def join(children: Iterable[Child], between: str | Markup = "") -> Markup:
    """Return several pieces as one; None is nothing."""
    pieces = [_text(child) for child in children]
    return Markup(_text(between).join(piece for piece in pieces if piece))


def second(*children: Child) -> Markup:
    """Return words in the second voice: periods, owners, notes."""
    return element("span", *children, class_="second")


def hidden(*children: Child) -> Markup:
    """Return words that are heard and not seen."""
    return element("span", *children, class_="hidden")


def tagged(word: str) -> Markup:
    """Return the dashed tag that stands beside what is not real or not published."""
    return element("b", word, class_="eg")


# Below, text is a plain str that has been escaped: what is built of it is markup.


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    # viewBox and the like keep their capitals; class_ and for_ drop the underscore Python needs.
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(value)}"'


def _text(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, str | int):
        return str(escape(child))
    return "".join(_text(one) for one in child)

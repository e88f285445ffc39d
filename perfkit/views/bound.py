"""Words whose numbers are put in by the data: ``{value}``, ``{target}``, ``{before}``."""

import re
from typing import Any

from markupsafe import Markup, escape

from perfkit.views.html import element
from perfkit.views.names import text

PLACE = re.compile(r"\{(value|target|before|change)\}")
COLUMNS = {"value": "value_text", "target": "target_text", "before": "previous_value_text"}


def bound(words: str, row: Any) -> Markup:
    """Return a narrative with each place filled from its assessment, and marked as data.

    A place for which there is no figure says so: it is never left as a hole or as another number.
    """
    parts: list[Markup] = []
    start = 0
    for found in PLACE.finditer(words):
        parts.append(escape(words[start : found.start()]))
        parts.append(_figure(found.group(1), row))
        start = found.end()
    parts.append(escape(words[start:]))
    return Markup("").join(parts)


def _figure(place: str, row: Any) -> Markup:
    if place == "change":
        before, now = text(row.previous_value_text), text(row.value_text)
        known = f"from {before} to {now}" if before and now else ""
    else:
        known = text(getattr(row, COLUMNS[place]))
    if not known:
        return escape("(no figure)")
    return element("data", known, value=known, class_="bound")

"""The words around a chart of one series: how it is read, and what is odd about some points."""

from collections.abc import Iterator

from perfkit.views.chart import Chart
from perfkit.views.html import Child, second
from perfkit.views.line_marks import noted
from perfkit.views.names import sentence
from perfkit.views.numbers import plain_number
from perfkit.views.scale import dots_rungs, extent, rung_decimals, ticks

SIGNALS = {  # of triangles: how they are drawn, and what they tell
    "worse": "filled triangle: worse, beyond chance",
    "better": "hollow triangle: better, beyond chance",
    "neither": "hollow triangle: higher or lower, beyond chance",
}


OPENINGS = {
    "break": "Break in series at",
    "event": "To know about",
    "rebase": "The usual range starts anew at",
}


def chart_key(chart: Chart) -> str:
    """Return how the lines and marks of a chart are told apart, and where its axis starts."""
    has_limits = any(chart.limits)
    parts = {
        f"{chart.name} heavy": bool(chart.comparator or chart.before),
        f"{chart.comparator_name} grey": bool(chart.comparator),
        "the same point a year before pale": bool(chart.before),
        "target dashed": bool(chart.target),
        "the range aimed for shaded": bool(chart.corridor),
        "usual range shaded, average dotted": has_limits,
        _beyond_bounds(chart): has_limits,
        **{words: kind in _signalled(chart) for kind, words in SIGNALS.items()},
        "upright bars: 95% interval": any(value is not None for value in chart.upper),
    }
    told = [words for words, applies in parts.items() if words and applies]
    if chart.outlook:
        told.append(f"wedge: what is expected by {chart.outlook.label}")
    rungs = ticks(*extent(chart), decimals=chart.decimals)
    if rungs[0] != 0 and not chart.is_one_value:
        foot = plain_number(rungs[0], rung_decimals(rungs, chart.decimals))
        told.append(f"the upright axis starts at {foot}")
    return sentence("; ".join(told))


def dots_key(chart: Chart) -> str:
    """Return where the axis of a chart of dots starts, where that is not at 0; else ""."""
    rungs = dots_rungs(chart)
    if not rungs:
        return ""
    return f"The axis starts at {_with_sign(chart, rungs[0], rungs)}, not at 0."


def _with_sign(chart: Chart, value: float, rungs: list[float]) -> str:
    """Return a number of an axis with the sign of its unit: 80%, £400."""
    number = plain_number(value, rung_decimals(rungs, chart.decimals))
    pounds, percent = ("£" * chart.unit.startswith("£"), "%" * chart.unit.startswith("%"))
    return f"{pounds}{number}{percent}"


def odd_points(chart: Chart) -> Iterator[Child]:
    """Yield what is odd: the range, breaks, hidden, doubtful and revised values, a gap."""
    if chart.range_note:
        yield second(chart.range_note)
    letters = noted(chart)
    for number, mark in enumerate(chart.marks):
        label = chart.labels[mark.place]
        if mark.kind in OPENINGS:
            opening = OPENINGS[mark.kind]
            letter = f"{letters[number]}. " if number in letters else ""
            yield second(f"{letter}{opening} {label}: {sentence(mark.reason)}")
        elif mark.kind == "hidden":
            yield second(f"{label} is {mark.reason} [c].")
    yield from _doubtful(chart)
    yield from _revised(chart)
    if chart.late and chart.last >= 0:
        last = chart.labels[chart.last].rpartition(" to ")[2]
        yield second(f"No figure since {last}: the gap is drawn to {chart.late.label}.")


def _signalled(chart: Chart) -> set[str]:
    """Return which kinds of triangle a chart has, as `SIGNALS` names them."""
    kinds = {signal.partition("-")[0] for signal in chart.signals if signal}
    return {kind if kind in SIGNALS else "neither" for kind in kinds}


def _beyond_bounds(chart: Chart) -> str:
    """Say which end of the usual range is drawn at the bound that nothing can pass."""
    held = next((limits for limits in reversed(chart.limits) if limits), None)
    if held is None:
        return ""
    if held.lower < chart.clipped(held.lower):
        return f"it would reach below {chart.written(chart.clipped(held.lower))}, which cannot be"
    if held.upper > chart.clipped(held.upper):
        return f"it would reach above {chart.written(chart.clipped(held.upper))}, which cannot be"
    return ""


def _doubtful(chart: Chart) -> Iterator[Child]:
    reasons: dict[str, list[str]] = {}
    for mark in chart.marks:
        if mark.kind == "doubtful":
            reasons.setdefault(mark.reason, []).append(chart.labels[mark.place])
    for reason, labels in reasons.items():
        yield second(f"In question (hollow square): {', '.join(labels)}. {sentence(reason)}")


def _revised(chart: Chart) -> Iterator[Child]:
    for at, value in enumerate(chart.earlier):
        if value is not None:
            was, now = chart.written(value), chart.texts[at]
            yield second(f"{chart.labels[at]} is now {now}; it was {was}, the hollow ring.")
    labels = [chart.labels[at] for at in chart.places_marked("revised")]
    if labels:
        yield second(f"Revised by the publisher [r]: {', '.join(labels)}.")

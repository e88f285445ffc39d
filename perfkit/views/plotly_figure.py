"""A chart's description drawn by Plotly; only here and beside it is Plotly imported."""

import plotly.graph_objects as go

from perfkit.views.chart import Chart, Limits
from perfkit.views.line_marks import UPRIGHT

COUNCIL, COMPARED, OTHER = "#12436D", "#6B747D", "#87909A"
TARGET, LIMIT, WATCH, WORRY = "#3D3D3D", "#6F8AA3", "#8A4300", "#801650"
SYMBOLS = {"worse-up": "triangle-up", "better-up": "triangle-up-open", "high": "triangle-up-open"}
SYMBOLS |= {"worse-down": "triangle-down", "better-down": "triangle-down-open"}
SYMBOLS |= {"low": "triangle-down-open"}
AXIS = {
    "showgrid": False,
    "zeroline": False,
    "showline": True,
    "linecolor": "#6B747D",
    "ticks": "outside",
    "automargin": True,
}
GRID = {"showgrid": True, "gridcolor": "#E3E7EB", "zeroline": False, "automargin": True}


def new_figure(title: str) -> go.Figure:
    """Return an empty figure in the pages' manner: white paper, thin lines, no template."""
    drawn = go.Figure(layout={"template": None, "title": {"text": title, "font": {"size": 15}}})
    drawn.update_layout(
        paper_bgcolor="#FFFFFF",
        plot_bgcolor="#FFFFFF",
        font={"color": "#0B0C0C", "size": 14},
        margin={"l": 60, "r": 20, "t": 60, "b": 60},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"},
        hovermode="closest",
        xaxis=AXIS,
        yaxis=GRID,
    )
    return drawn


def figure(chart: Chart) -> go.Figure:
    """Return the chart as a Plotly figure; the council's own values are its first trace."""
    if chart.kind == "comparators":
        from perfkit.views.plotly_comparisons import comparators_figure

        return comparators_figure(chart)
    drawn = new_figure(chart.title)
    drawn.add_trace(_own(chart))
    for values, name, colour, dash in _others(chart):
        line = {"color": colour, "dash": dash}
        if colour == LIMIT:  # a range that starts anew steps; it does not slope
            line["shape"] = "hvh"
        drawn.add_trace(go.Scatter(x=chart.labels, y=values, name=name, mode="lines", line=line))
    if chart.outlook and chart.last >= 0:
        drawn.add_trace(_outlook(chart))
    for mark in chart.marks:
        if mark.kind in UPRIGHT:
            dash = "solid" if mark.kind == "break" else "dot"
            at = mark.place - (0.5 if mark.kind != "event" else 0)
            drawn.add_vline(x=at, line={"color": COMPARED, "dash": dash, "width": 1})
    drawn.update_xaxes(type="category")
    drawn.update_yaxes(title=chart.unit, rangemode="tozero" if chart.from_nothing else "normal")
    return drawn


def _own(chart: Chart) -> go.Scatter:
    doubtful, hollow = set(chart.places_marked("doubtful")), "square-open"
    signals = chart.signals or ("",) * len(chart.labels)
    symbols = [
        hollow if at in doubtful else SYMBOLS.get(signal, "circle")
        for at, signal in enumerate(signals)
    ]
    colours = [
        WATCH if at in doubtful else WORRY if signal.startswith("worse") else COUNCIL
        for at, signal in enumerate(signals)
    ]
    return go.Scatter(
        x=chart.labels,
        y=chart.values,
        name=chart.name,
        text=chart.texts,
        mode="lines+markers",
        line={"color": COUNCIL},
        marker={"symbol": symbols, "size": 8, "color": colours},
        connectgaps=False,
        error_y=_whiskers(chart),
        hovertemplate="%{x}: %{text}<extra></extra>",
    )


def _whiskers(chart: Chart) -> dict[str, object] | None:
    if not any(value is not None for value in chart.upper):
        return None
    return {
        "type": "data",
        "color": LIMIT,
        "array": [_apart(*ends) for ends in zip(chart.values, chart.upper, strict=True)],
        "arrayminus": [_apart(*ends) for ends in zip(chart.lower, chart.values, strict=True)],
    }


def _apart(low: float | None, high: float | None) -> float:
    return 0.0 if low is None or high is None else high - low


def _outlook(chart: Chart) -> go.Scatter:
    """Return the outlook as one point with its interval, a place of its own at the right."""
    held = chart.outlook
    assert held is not None  # asked for only where there is one
    return go.Scatter(
        x=[f"Outlook, {held.label}"],
        y=[held.value],
        name="Outlook",
        mode="markers",
        marker={"color": COMPARED, "symbol": "line-ew-open", "size": 14},
        error_y={
            "type": "data",
            "color": COMPARED,
            "array": [held.upper - held.value],
            "arrayminus": [held.value - held.lower],
        },
    )


def _others(chart: Chart) -> list[tuple[list[float | None], str, str, str]]:
    lines = []
    if chart.target:
        lines.append((list(chart.target), "Target", TARGET, "dash"))
    for end, name in (("lower", "Aimed for, at least"), ("upper", "Aimed for, at most")):
        if chart.corridor:
            ends = [getattr(held, end) if held else None for held in chart.corridor]
            lines.append((ends, name, TARGET, "dash"))
    if chart.comparator:
        lines.append((list(chart.comparator), chart.comparator_name, COMPARED, "solid"))
    if chart.before:
        lines.append((list(chart.before), "A year before", OTHER, "solid"))
    for part, name in (("mean", "Average"), ("lower", "Usual, lower"), ("upper", "Usual, upper")):
        if chart.limits:
            values = [_drawn(chart, limits, part) for limits in chart.limits]
            lines.append((values, name, LIMIT, "dot" if part == "mean" else "solid"))
    return lines


def _drawn(chart: Chart, limits: Limits | None, part: str) -> float | None:
    return chart.clipped(getattr(limits, part)) if limits else None

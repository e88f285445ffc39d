"""A chart's description drawn by Plotly; nothing else in the package imports Plotly."""

import plotly.graph_objects as go

from perfkit.views.chart import Chart

COUNCIL, COMPARED, TARGET, LIMIT = "#12436D", "#6B747D", "#3D3D3D", "#6F8AA3"
SYMBOLS = {"worse-up": "triangle-up", "better-up": "triangle-up-open", "high": "triangle-up-open"}
SYMBOLS |= {"worse-down": "triangle-down", "better-down": "triangle-down-open"}
SYMBOLS |= {"low": "triangle-down-open"}


def figure(chart: Chart) -> go.Figure:
    """Return the chart as a Plotly figure; the council's own values are its first trace."""
    drawn = go.Figure(layout={"template": "simple_white", "title": {"text": chart.title}})
    if chart.kind == "comparators":
        return _comparators(drawn, chart)
    drawn.add_trace(_own(chart))
    for values, name, colour, dash in _others(chart):
        line = {"color": colour, "dash": dash}
        drawn.add_trace(go.Scatter(x=chart.labels, y=values, name=name, mode="lines", line=line))
    drawn.update_xaxes(type="category")
    drawn.update_yaxes(title=chart.unit, rangemode="tozero" if chart.from_nothing else "normal")
    return drawn


def _own(chart: Chart) -> go.Scatter:
    symbols = [SYMBOLS.get(signal, "circle") for signal in chart.signals] or "circle"
    return go.Scatter(
        x=chart.labels,
        y=chart.values,
        name=chart.name,
        mode="lines+markers",
        line={"color": COUNCIL},
        marker={"symbol": symbols},
        connectgaps=False,
        error_y=_whiskers(chart),
    )


def _whiskers(chart: Chart) -> dict[str, object] | None:
    if not any(value is not None for value in chart.upper):
        return None
    return {
        "type": "data",
        "array": [_apart(*ends) for ends in zip(chart.values, chart.upper, strict=True)],
        "arrayminus": [_apart(*ends) for ends in zip(chart.lower, chart.values, strict=True)],
    }


def _apart(low: float | None, high: float | None) -> float:
    return 0.0 if low is None or high is None else high - low


def _others(chart: Chart) -> list[tuple[list[float | None], str, str, str]]:
    lines = []
    if chart.target:
        lines.append((list(chart.target), "Target", TARGET, "dash"))
    if chart.comparator:
        lines.append((list(chart.comparator), chart.comparator_name, COMPARED, "solid"))
    for part, name in (("mean", "Average"), ("lower", "Usual, lower"), ("upper", "Usual, upper")):
        if chart.limits:
            values = [getattr(limits, part) if limits else None for limits in chart.limits]
            lines.append((values, name, LIMIT, "dot" if part == "mean" else "solid"))
    return lines


def _comparators(drawn: go.Figure, chart: Chart) -> go.Figure:
    colours = [COUNCIL if label == chart.name else COMPARED for label in chart.labels]
    drawn.add_trace(
        go.Bar(y=chart.values, x=chart.labels, text=chart.texts, marker={"color": colours}, name="")
    )
    drawn.update_xaxes(type="category")
    drawn.update_yaxes(title=chart.unit, rangemode="tozero")
    return drawn

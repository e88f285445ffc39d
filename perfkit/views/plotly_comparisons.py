"""The charts that set councils beside each other, drawn by Plotly."""

from itertools import zip_longest

import plotly.graph_objects as go

from perfkit.views.chart import Chart
from perfkit.views.funnel_chart import Funnel
from perfkit.views.plotly_figure import COMPARED, COUNCIL, LIMIT, OTHER, new_figure
from perfkit.views.scale import AIR, dots_extent, dots_rungs
from perfkit.views.slope_chart import Slope
from perfkit.views.spread_strip import QUARTERS, SpreadStrip


def comparators_figure(chart: Chart) -> go.Figure:
    """Return the dots of a group of councils; the first trace is theirs, a line each England's."""
    drawn = new_figure(chart.title)
    colours = [COUNCIL if label == chart.name else OTHER for label in chart.labels]
    drawn.add_trace(
        go.Scatter(
            x=chart.values,
            y=chart.labels,
            text=chart.texts,
            mode="markers+text",
            textposition="middle right",
            marker={"color": colours, "size": 11},
            name=chart.unit,
            hovertemplate="%{y}: %{x}<extra></extra>",
            cliponaxis=False,
        )
    )
    for reference in chart.references:
        told = f"{reference.name} {chart.written(reference.value)}"
        line = {"color": COMPARED, "dash": "dash"}
        drawn.add_vline(x=reference.value, line=line, annotation_text=told)
    drawn.update_yaxes(type="category", autorange="reversed")
    drawn.update_xaxes(title=chart.unit, rangemode="tozero")
    if dots_rungs(chart):
        low, high = dots_extent(chart)
        drawn.update_xaxes(range=[low, high + AIR * (high - low)])
    drawn.update_layout(showlegend=False, height=110 + 26 * len(chart.labels))
    return drawn


def funnel_figure(funnel: Funnel) -> go.Figure:
    """Return a funnel: one trace of councils, then the centre and its limits."""
    drawn = new_figure(funnel.title)
    names, sizes, shares = zip(*funnel.areas, strict=True)
    drawn.add_trace(
        go.Scatter(
            x=sizes,
            y=shares,
            text=names,
            mode="markers",
            marker={"size": 11, "color": [COUNCIL if n == funnel.name else OTHER for n in names]},
            name="Councils",
            hovertemplate="%{text}: %{y} of %{x}<extra></extra>",
        )
    )
    at = [held.denominator for held in funnel.lines]
    rows = [("All together", [funnel.centre] * len(at), COMPARED, "solid")]
    for name, dash in (("99.8", "solid"), ("95", "dot")):
        for end in ("lower", "upper"):
            ends = [getattr(held, f"{end}_{name.replace('.', '')}") for held in funnel.lines]
            rows.append((f"{name}% limit, {end}", ends, LIMIT, dash))
    for name, values, colour, dash in rows:
        line = {"color": colour, "dash": dash}
        drawn.add_trace(go.Scatter(x=at, y=values, name=name, mode="lines", line=line))
    drawn.update_xaxes(title=funnel.denominator)
    drawn.update_yaxes(title=funnel.unit)
    return drawn


def spread_figure(strip: SpreadStrip) -> go.Figure:
    """Return the five numbers of a spread as marks on one line, the council's own among them."""
    drawn = new_figure(strip.title)
    labels = [*QUARTERS, strip.name]
    values = [*strip.five, strip.value]
    low, high = strip.ends
    for label, value in zip_longest(labels, values):
        own = label == strip.name
        far = label in strip.far_out
        pointing = "triangle-left" if value < low else "triangle-right"
        drawn.add_trace(
            go.Scatter(
                x=[min(max(value, low), high)],
                y=[strip.unit],
                name=label,
                mode="markers+text",
                text=[f"{label} {strip.written(value)}"],
                textposition="top center" if own else "bottom center",
                marker={
                    "color": COUNCIL if own else OTHER,
                    "size": 13 if own else 10,
                    "symbol": pointing if far else "circle",
                },
            )
        )
    drawn.update_yaxes(type="category", showticklabels=False)
    drawn.update_xaxes(title=strip.unit)
    drawn.update_layout(showlegend=False, height=220)
    return drawn


def slope_figure(slope: Slope) -> go.Figure:
    """Return groups by deprivation with their intervals; the second trace is the line through."""
    drawn = new_figure(slope.title)
    names, middles, values, lowers, uppers, _ = zip(*slope.groups, strict=True)
    above = [upper - value for value, upper in zip(values, uppers, strict=True)]
    below = [value - lower for value, lower in zip(values, lowers, strict=True)]
    drawn.add_trace(
        go.Scatter(
            x=middles,
            y=values,
            text=names,
            mode="markers",
            marker={"size": 11, "color": COUNCIL},
            error_y={"type": "data", "color": LIMIT, "array": above, "arrayminus": below},
            name="Fifths of wards",
            hovertemplate="%{text}: %{y}<extra></extra>",
        )
    )
    line = {"color": COMPARED, "dash": "dash"}
    ends = [slope.most, slope.least]
    drawn.add_trace(go.Scatter(x=[0, 1], y=ends, name="Line through all", mode="lines", line=line))
    drawn.update_xaxes(tickvals=[0, 1], ticktext=["Most deprived", "Least deprived"])
    drawn.update_yaxes(title=slope.unit, rangemode="tozero")
    return drawn

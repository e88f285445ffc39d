"""The colours of a chart where the page brings no style sheet, as in JupyterLab.

Every rule weighs nothing (``:where``), so that the pages' own style sheet rules over it.
"""

from markupsafe import Markup

RULES = {
    "text": "font:15px sans-serif;fill:#0B0C0C",
    ".s,.s text": "font-size:14px",
    ".xs,.xs text": "font-size:13px",
    ".strong,.strong text": "font-weight:700",
    ".muted,.muted text": "fill:#4A525A",
    ".halo,.halo text": "paint-order:stroke;stroke:#fff;stroke-width:4px",
    "path": "fill:none",
    ".s1": "stroke:#12436D;stroke-width:2.5",
    ".cmp": "stroke:#6B747D;stroke-width:1.75",
    ".before": "stroke:#87909A;stroke-width:2",
    ".target": "stroke:#3D3D3D;stroke-width:2;stroke-dasharray:6 4",
    ".band,.corridor": "fill:#E2EAF2",
    ".limit": "stroke:#6F8AA3",
    ".mean": "stroke:#6F8AA3;stroke-dasharray:2 3",
    ".grid": "stroke:#E3E7EB",
    ".axis": "stroke:#6B747D",
    ".stem": "stroke:#E3E7EB;stroke-width:2",
    ".me": "stroke:#12436D",
    ".event": "stroke:#6B747D;stroke-dasharray:1 3",
    ".ref": "stroke:#6B747D;stroke-dasharray:4 3",
    ".late": "stroke:#4A525A;stroke-width:3;stroke-dasharray:0 6;stroke-linecap:round",
    ".whisker": "stroke:#6F8AA3;stroke-width:1.5",
    ".leader": "stroke:#6B747D;stroke-width:.75",
    ".bracket": "stroke:#4A525A",
    ".s1f": "fill:#12436D",
    ".other": "fill:#87909A",
    ".wedge": "fill:#87909A;fill-opacity:.3",
    ".wedge-mid": "stroke:#4A525A;stroke-width:2",
    ".worry,.over": "fill:#801650",
    ".under": "fill:#87909A",
    ".calm": "fill:#fff;stroke:#1B6660;stroke-width:1.75",
    ".quiet": "fill:#fff;stroke:#4A525A;stroke-width:1.75",
    ".flow3": "fill:#801650",
    ".flow1": "fill:#E2EAF2;stroke:#6F8AA3;stroke-width:.75",
    ".flow0": "stroke:#4A525A;stroke-dasharray:3 3",
    ".h1": "fill:#6BACE6",
    ".h2": "fill:#2073BC",
    ".h3": "fill:#12436D",
    ".h2t,.h3t": "fill:#fff",
    ".none": "fill:#fff;stroke:#4A525A;stroke-dasharray:4 3",
    ".query": "fill:#fff;stroke:#8A4300;stroke-width:2",
    ".was": "fill:#fff;stroke:#4A525A;stroke-width:1.5",
}
SPARE = ("middle", "narrow", "to40")  # of the drawings of one chart, only the widest is shown


def _written() -> str:
    hidden = ",".join(f".chart.{kind}" for kind in SPARE)
    rules = [f":where({hidden}){{display:none}}"]
    for selector, look in RULES.items():
        inside = ",".join(f".chart {part}" for part in selector.split(","))
        rules.append(f":where({inside}){{{look}}}")
    return "".join(rules)


PLAIN_STYLE = Markup(f"<style>{_written()}</style>")  # of constants alone

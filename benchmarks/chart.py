"""Draws the gateway's figures as a bar chart, for the README."""

import json
import statistics
from pathlib import Path
from xml.sax.saxutils import escape

from harness import DOCS

WIDTH, BAR, GAP, LABEL, FIGURE = 780, 22, 10, 270, 110
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.ours { fill: #2f6fde } .other { fill: #b6bec9 }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .other { fill: #57606a } }
"""


def draw(rates: dict[str, float], *, ours: str) -> str:
    """Return an SVG with one bar for each server, the fastest first."""
    longest = max(rates.values())
    height = len(rates) * (BAR + GAP) + GAP
    parts = []
    for number, (name, rate) in enumerate(sorted(rates.items(), key=lambda pair: -pair[1])):
        top = GAP + number * (BAR + GAP)
        length = (WIDTH - LABEL - FIGURE) * rate / longest
        middle = top + BAR * 0.7
        parts.append(
            f'<text x="{LABEL - 10}" y="{middle:.0f}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="{"ours" if name.startswith(ours) else "other"}" x="{LABEL}" y="{top}" '
            f'width="{length:.0f}" height="{BAR}" rx="3"/>'
            f'<text x="{LABEL + length + 8:.0f}" y="{middle:.0f}">{rate:,.0f}/s</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img">'
        f"<title>Requests a second on one core</title><style>{_STYLE}</style>"
        f"{''.join(parts)}</svg>\n"
    )


def write_chart(folder: Path = DOCS, *, ours: str) -> None:
    """Write ``gateway.svg`` beside the figures that it shows."""
    figures = json.loads((folder / "gateway.json").read_text())["figures"]
    rates = {name: statistics.median(each["rates"]) for name, each in figures.items()}
    (folder / "gateway.svg").write_text(draw(rates, ours=ours))

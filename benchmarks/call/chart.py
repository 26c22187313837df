#!/usr/bin/env python3
"""Draws the results of the call benchmark as bars: microseconds of CPU per call, plain and with TLS.

Usage: chart.py RESULTS.json CHART.svg
"""
import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, MARGIN, GAP = 960, 20, 28
PANEL = (WIDTH - 2 * MARGIN - GAP) // 2
LABEL, BAR_HEIGHT, ROW, HEADING = 215, 12, 19, 34
CALLERS = 16
# A bar is cut short where it is longer than this many times the fastest one's, which would otherwise be a speck.
CUT = 12
SHORT = {"libcurl easy, a thread per caller, and RapidJSON": "libcurl easy, RapidJSON",
         "libcurl multi with epoll, and RapidJSON": "libcurl multi, RapidJSON"}

# An image has no say in whether the page around it is light or dark, so it brings its own background.
STYLE = """
    .card { fill: #ffffff; stroke: #d0d7de }
    text { font: 12px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: #1f2328 }
    .title { font-weight: 600; font-size: 13px }
    .bindery { fill: #0969da }
    .peer { fill: #8c959f }
    .cut { stroke: #ffffff; stroke-width: 2 }
    @media (prefers-color-scheme: dark) {
      .card { fill: #0d1117; stroke: #30363d }
      text { fill: #e6edf3 }
      .bindery { fill: #4493f8 }
      .peer { fill: #6e7681 }
      .cut { stroke: #0d1117 }
    }
"""


def panel(setting, x, y):
    rows = sorted(setting["contenders"], key=lambda row: row["cpu"])
    longest = min(CUT * rows[0]["cpu"], rows[-1]["cpu"])
    room = PANEL - LABEL - 50
    title = f"CPU µs per call, {CALLERS} callers, {'TLS' if setting['tls'] else 'plain HTTP'}"
    lines = [f'<text class="title" x="{x}" y="{y + 14}">{title}</text>']
    for index, row in enumerate(rows):
        top = y + HEADING - 8 + index * ROW
        kind = "bindery" if row["name"].startswith("Bindery") else "peer"
        bar = max(1, room * min(row["cpu"], longest) / longest)
        weight = ' font-weight="600"' if kind == "bindery" else ""
        name = SHORT.get(row["name"], row["name"])
        lines += [
            f'<text x="{x + LABEL - 8}" y="{top + 10}" text-anchor="end"{weight}>{escape(name)}</text>',
            f'<rect class="{kind}" x="{x + LABEL}" y="{top}" width="{bar:.1f}" height="{BAR_HEIGHT}" rx="2"/>',
            f'<text x="{x + LABEL + bar + 6:.1f}" y="{top + 10}"{weight}>{row["cpu"]:.1f}</text>']
        if row["cpu"] > longest:
            middle = x + LABEL + bar - 16
            lines += [f'<path class="cut" d="M{middle + gap:.1f} {top - 2}l-6 {BAR_HEIGHT + 4}"/>' for gap in (0, 5)]
    return lines, HEADING + len(rows) * ROW


def chart(settings):
    lines, height = [], 0
    for column, setting in enumerate(settings):
        drawn, needed = panel(setting, MARGIN + column * (PANEL + GAP), MARGIN)
        lines += drawn
        height = max(height, MARGIN + needed + 14)
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        'role="img">',
        "<title>CPU time per call of Bindery and other clients; shorter is cheaper</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="card" x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="6"/>',
        *lines, "</svg>", ""])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    settings = json.loads(Path(sys.argv[1]).read_text())["settings"]
    Path(sys.argv[2]).write_text(chart([one for one in settings if one["callers"] == CALLERS]))


if __name__ == "__main__":
    main()

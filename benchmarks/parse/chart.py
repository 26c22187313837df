#!/usr/bin/env python3
"""Draws the results of the parse benchmark as bars: nanoseconds per item, one panel per case.

Usage: chart.py RESULTS.json CHART.svg
"""
import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, MARGIN, GAP = 960, 20, 28
PANEL = (WIDTH - 2 * MARGIN - GAP) // 2
LABEL, BAR_HEIGHT, ROW, HEADING = 215, 12, 19, 50
# A bar is cut short where it is longer than this many times the fastest parser's, which would otherwise be a speck.
CUT = 12

# An image has no say in whether the page around it is light or dark, so it brings its own background.
STYLE = """
    .card { fill: #ffffff; stroke: #d0d7de }
    text { font: 12px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: #1f2328 }
    .title { font-weight: 600; font-size: 13px }
    .note { fill: #59636e }
    .bindery { fill: #0969da }
    .peer { fill: #8c959f }
    .floor { fill: #d0d7de }
    .cut { stroke: #ffffff; stroke-width: 2 }
    @media (prefers-color-scheme: dark) {
      .card { fill: #0d1117; stroke: #30363d }
      text { fill: #e6edf3 }
      .note { fill: #9198a1 }
      .bindery { fill: #4493f8 }
      .peer { fill: #6e7681 }
      .floor { fill: #30363d }
      .cut { stroke: #0d1117 }
    }
"""


def shown(contenders):
    """Of simdjson's styles, which are alternatives of one program, only the fastest; the fastest contender first, and
    floors last."""
    kept = []
    for family in ("on_demand", "on_demand_native"):
        styles = [one for one in contenders if one["family"] == family]
        if styles:
            kept.append(min(styles, key=lambda one: one["nanoseconds"]))
    kept += [one for one in contenders if not one["family"].startswith("on_demand")]
    return sorted(kept, key=lambda one: (one["family"] == "floor", one["nanoseconds"]))


def label(contender):
    """A style is named in the table; here is little room."""
    if contender["family"] == "on_demand":
        return "simdjson on-demand"
    if contender["family"] == "on_demand_native":
        return "simdjson on-demand, native"
    return contender["name"].removeprefix("floor: ")


def panel(case, x, y):
    rows = shown(case["contenders"])
    limit = CUT * min(row["nanoseconds"] for row in rows if row["family"] != "floor")
    longest = min(limit, max(row["nanoseconds"] for row in rows))
    room = PANEL - LABEL - 50
    lines = [f'<text class="title" x="{x}" y="{y + 14}">{escape(case["title"])}, ns per {escape(case["item"])}</text>',
             f'<text class="note" x="{x}" y="{y + 31}">{escape(case["detail"])}</text>']
    for index, row in enumerate(rows):
        top = y + HEADING - 8 + index * ROW
        kind = row["family"] if row["family"] in ("bindery", "floor") else "peer"
        bar = max(1, room * min(row["nanoseconds"], longest) / longest)
        weight = ' font-weight="600"' if kind == "bindery" else ""
        lines += [
            f'<text x="{x + LABEL - 8}" y="{top + 10}" text-anchor="end"{weight}>{escape(label(row))}</text>',
            f'<rect class="{kind}" x="{x + LABEL}" y="{top}" width="{bar:.1f}" height="{BAR_HEIGHT}" rx="2"/>',
            f'<text x="{x + LABEL + bar + 6:.1f}" y="{top + 10}"{weight}>{row["nanoseconds"]:.0f}</text>']
        if row["nanoseconds"] > longest:
            middle = x + LABEL + bar - 16
            lines += [f'<path class="cut" d="M{middle + gap:.1f} {top - 2}l-6 {BAR_HEIGHT + 4}"/>' for gap in (0, 5)]
    return lines, HEADING + len(rows) * ROW


def chart(cases):
    lines, y = [], MARGIN
    for left in range(0, len(cases), 2):
        heights = []
        for column, case in enumerate(cases[left:left + 2]):
            drawn, height = panel(case, MARGIN + column * (PANEL + GAP), y)
            lines += drawn
            heights.append(height)
        y += max(heights) + 14
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y}" viewBox="0 0 {WIDTH} {y}" role="img">',
        "<title>Nanoseconds per item of Bindery and other JSON libraries; shorter is faster</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="card" x="0.5" y="0.5" width="{WIDTH - 1}" height="{y - 1}" rx="6"/>',
        *lines, "</svg>", ""])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    Path(sys.argv[2]).write_text(chart(json.loads(Path(sys.argv[1]).read_text())))


if __name__ == "__main__":
    main()

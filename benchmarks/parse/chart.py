#!/usr/bin/env python3
"""Draws the results of the parse benchmark as bars: nanoseconds per item, one panel per case.

Usage: chart.py RESULTS.json CHART.svg
"""
import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bars import GAP, MARGIN, PANEL, ROW, bars, document  # noqa: E402

HEADING = 50


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
    rows = [(label(row), row["family"] if row["family"] in ("bindery", "floor") else "peer", row["nanoseconds"])
            for row in shown(case["contenders"])]
    lines = [f'<text class="title" x="{x}" y="{y + 14}">{escape(case["title"])}, ns per {escape(case["item"])}</text>',
             f'<text class="note" x="{x}" y="{y + 31}">{escape(case["detail"])}</text>',
             *bars(rows, x, y + HEADING - 8, 0)]
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
    return document("Nanoseconds per item of Bindery and other JSON libraries; shorter is faster", y, lines)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    Path(sys.argv[2]).write_text(chart(json.loads(Path(sys.argv[1]).read_text())))


if __name__ == "__main__":
    main()

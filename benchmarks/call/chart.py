#!/usr/bin/env python3
"""Draws the results of the call benchmark as bars: microseconds of CPU per call, plain and with TLS.

Usage: chart.py RESULTS.json CHART.svg
"""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bars import GAP, MARGIN, PANEL, ROW, bars, document  # noqa: E402

HEADING = 34
CALLERS = 16
SHORT = {"libcurl easy, a thread per caller, and RapidJSON": "libcurl easy, RapidJSON",
         "libcurl multi with epoll, and RapidJSON": "libcurl multi, RapidJSON"}


def panel(setting, x, y):
    contenders = sorted(setting["contenders"], key=lambda row: row["cpu"])
    title = f"CPU µs per call, {CALLERS} callers, {'TLS' if setting['tls'] else 'plain HTTP'}"
    rows = [(SHORT.get(row["name"], row["name"]), "bindery" if row["name"].startswith("Bindery") else "peer", row["cpu"])
            for row in contenders]
    lines = [f'<text class="title" x="{x}" y="{y + 14}">{title}</text>', *bars(rows, x, y + HEADING - 8, 1)]
    return lines, HEADING + len(rows) * ROW


def chart(settings):
    lines, height = [], 0
    for column, setting in enumerate(settings):
        drawn, needed = panel(setting, MARGIN + column * (PANEL + GAP), MARGIN)
        lines += drawn
        height = max(height, MARGIN + needed + 14)
    return document("CPU time per call of Bindery and other clients; shorter is cheaper", height, lines)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    settings = json.loads(Path(sys.argv[1]).read_text())["settings"]
    Path(sys.argv[2]).write_text(chart([one for one in settings if one["callers"] == CALLERS]))


if __name__ == "__main__":
    main()

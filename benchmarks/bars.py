"""Panels of bars as SVG, for the charts of the benchmarks."""
from xml.sax.saxutils import escape

WIDTH, MARGIN, GAP = 960, 20, 28
PANEL = (WIDTH - 2 * MARGIN - GAP) // 2
LABEL, BAR_HEIGHT, ROW = 215, 12, 19
# A bar is cut short where it is longer than this many times the fastest contender's, which would otherwise be a speck.
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


def bars(rows, x, y, digits):
    """Bars one below the other; `rows` are (name, kind, value), the kind bindery, peer or floor. Values are written with
    so many digits behind the point."""
    fastest = min(value for _, kind, value in rows if kind != "floor")
    longest = min(CUT * fastest, max(value for _, _, value in rows))
    room = PANEL - LABEL - 50
    lines = []
    for index, (name, kind, value) in enumerate(rows):
        top = y + index * ROW
        bar = max(1, room * min(value, longest) / longest)
        weight = ' font-weight="600"' if kind == "bindery" else ""
        lines += [
            f'<text x="{x + LABEL - 8}" y="{top + 10}" text-anchor="end"{weight}>{escape(name)}</text>',
            f'<rect class="{kind}" x="{x + LABEL}" y="{top}" width="{bar:.1f}" height="{BAR_HEIGHT}" rx="2"/>',
            f'<text x="{x + LABEL + bar + 6:.1f}" y="{top + 10}"{weight}>{value:.{digits}f}</text>']
        if value > longest:
            middle = x + LABEL + bar - 16
            lines += [f'<path class="cut" d="M{middle + gap:.1f} {top - 2}l-6 {BAR_HEIGHT + 4}"/>' for gap in (0, 5)]
    return lines


def document(title, height, lines):
    """The whole image."""
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        'role="img">',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="card" x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="6"/>',
        *lines, "</svg>", ""])

"""The key above a chart: which fill stands for which series, in the order of its bars."""

from analysis.findings import Chart
from exports.chart_design import LONGEST_LABEL, Fill, fills_of
from exports.plain_text import one_line, shortened
from exports.word_xml import Xml, joined, run, w

PATTERNS = {
    "": "clear",
    "rising": "diagStripe",
    "falling": "reverseDiagStripe",
    "dots": "pct10",
    "crosses": "horzCross",
}
FRAME = w("bdr", val="single", sz=4, space=0, color="8C8C8C")
# Figure spaces: of spaces that do not break LibreOffice shows none where a line begins with them.
SWATCH = "\u2007" * 3


def key(chart: Chart) -> Xml:
    entries = zip(chart.series, fills_of(chart), strict=True)
    return joined(*(_entry(series.name, fill) for series, fill in entries))


def _entry(name: str, fill: Fill) -> Xml:
    shade = w("shd", val=PATTERNS[fill.pattern], color=fill.ink or fill.colour, fill=fill.colour)
    label = one_line(shortened(name, LONGEST_LABEL)).replace(" ", "\u00a0")
    return joined(run(SWATCH, FRAME, shade), run(f"\u00a0{label}   "))

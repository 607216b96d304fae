"""How large a chart is on paper, and in how many parts it stands there.

LibreOffice lays every chart out on 16 by 9 centimetres and stretches that picture to the size that
Word gives it. So no chart is far from those proportions, and what is too long for them is parted.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from docx.shared import Cm, Length

from analysis.alt_texts import alt_of, beside_bars
from analysis.findings import Chart
from exports.chart_design import LONGEST_LABEL

MOST_LINES, MOST_IN_THIRD, MOST_SIDE_BY_SIDE = 14, 9, 17
FEW_LINES = 5
LINE_CM, BAR_LINES, AXIS_CM, LEGEND_LINE_CM = 0.5, 0.58, 1.9, 0.5
LABEL_LINES = 1  # a line of letters beside a line of bars
LOWEST_CM, TALLEST_CM = 6.6, 10.8  # three of the lowest fill a page, or two of the tallest
LETTERS_ON_A_LINE, LETTERS_OF_LEGEND = 40, 70


class Size(NamedTuple):
    """`letters` are in points; `gap` is the room between bars, in hundredths of a bar."""

    width: Length
    height: Length
    letters: int
    gap: int


SMALL = Size(Cm(11.5), Cm(5.6), letters=11, gap=80)
LOW = Size(Cm(14), Cm(6.5), letters=10, gap=80)


def chart_size(chart: Chart) -> Size:
    """Room for every label and every bar."""
    lines = _room(chart)
    if lines <= FEW_LINES and len(chart.series) == 1:
        return SMALL
    if lines <= FEW_LINES:
        return LOW
    legend = 0 if has_key(chart) else LEGEND_LINE_CM * _legend_lines(chart)
    height = AXIS_CM + legend + LINE_CM * lines
    return Size(Cm(16), Cm(max(LOWEST_CM, min(height, TALLEST_CM))), letters=10, gap=30)


def has_key(chart: Chart) -> bool:
    """Above it, in place of a legend: a long one takes the room of the labels, and LibreOffice
    turns that of bars that stand side by side around."""
    return len(chart.series) > 1 and (chart.kind != "stacked" or _legend_lines(chart) > 1)


def in_parts(chart: Chart, most_in_part: int = MOST_IN_THIRD) -> Iterator[Chart]:
    """None much shorter than the others, of a third of a page each, so that they fill pages.

    Bars that stand side by side need half a page, or there would be a dozen parts.
    """
    lines = sum(_lines(chart))
    most = MOST_LINES if lines <= MOST_LINES else most_in_part
    if chart.kind == "clustered":
        most = MOST_SIDE_BY_SIDE
    parts, names = min(ceil(lines / most), len(chart.categories)), len(chart.categories)
    if parts <= 1:
        yield chart
        return
    for n in range(parts):
        shown = slice(-(-n * names // parts), -(-(n + 1) * names // parts))
        yield _part(chart, shown, f" (part {n + 1} of {parts})")


def _part(chart: Chart, shown: slice, which: str) -> Chart:
    """Who hears what it shows need not hear what the others show."""
    part = replace(
        chart,
        title=chart.title + which,
        alt=(chart.alt or chart.title) + which,
        categories=chart.categories[shown],
        series=tuple(replace(each, values=each.values[shown]) for each in chart.series),
    )
    besides = beside_bars(chart)
    return part if besides is None else replace(part, alt=alt_of(part) + besides)


def _room(chart: Chart) -> float:
    """In lines. Labels stand equally far apart, and where two would touch, LibreOffice leaves
    every second out."""
    labels = list(map(_lines_of, chart.categories))
    apart = max((sum(two) / 2 for two in pairwise(labels)), default=1)
    return max(sum(_lines(chart)), len(labels) * apart * LABEL_LINES)


def _lines(chart: Chart) -> Iterator[float]:
    """Of each category: those of its label, or of its bars where they stand side by side."""
    bars = BAR_LINES * len(chart.series) if chart.kind == "clustered" else 1
    for label in chart.categories:
        yield max(_lines_of(label), bars)


def _lines_of(label: str) -> int:
    return ceil(min(len(label), LONGEST_LABEL) / LETTERS_ON_A_LINE)


def _legend_lines(chart: Chart) -> int:
    names = [series.name for series in chart.series]
    return ceil(sum(len(name) + 4 for name in names) / LETTERS_OF_LEGEND) if names[1:] else 0

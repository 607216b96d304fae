"""Charts in a page: the same bars, colours and order as in Word, as what plotly.js draws."""

from html import escape
from textwrap import wrap
from typing import Any

from analysis.findings import Chart
from exports.chart_design import (
    BLACK,
    LONGEST_LABEL,
    Axis,
    Fill,
    axis,
    drawn_values,
    fills_of,
    marked,
)
from exports.plain_text import shortened

# Bars of a mirrored chart share a line, as they go to two sides.
MODES = {"clustered": "group", "stacked": "stack", "mirrored": "overlay"}
PATTERNS = {"": "", "rising": "/", "falling": "\\", "dots": ".", "crosses": "+"}
LETTERS_ON_A_LINE = 26
LINE, BAR, BETWEEN, AROUND = 17, 24, 14, 110  # pixels
GRID_GREY, AXIS_GREY = "#D9D9D9", "#8C8C8C"
# Nothing to drag or to zoom: a finger that scrolls the page must not catch on a chart.
CONFIG = {"displayModeBar": False, "staticPlot": True, "responsive": True, "typesetMath": False}


def figure(chart: Chart) -> dict[str, Any]:
    """Data, layout and config, ready for JSON; a test holds them against what plotly.js knows.

    Plotly would hold each one against it while a reader waits, which takes nine tenths of the time.
    """
    scale, chart = axis(chart), marked(chart)
    bars = [_bar(chart, number, fill, scale) for number, fill in enumerate(fills_of(chart))]
    return {"data": bars, "layout": _layout(chart, scale), "config": CONFIG}


def _bar(chart: Chart, number: int, fill: Fill, scale: Axis) -> dict[str, Any]:
    stacked = chart.kind == "stacked"
    series = chart.series[number]
    numbered, whole = chart.numbered in ("", series.name), scale.whole
    return {
        "type": "bar",
        "name": _label(series.name),
        "orientation": "h",
        # Places, not names: two categories of one name are two bars.
        "y": list(range(len(chart.categories))),
        "x": list(drawn_values(chart, number)),
        "text": [_number(chart, value, whole) if numbered else "" for value in series.values],
        "textposition": "inside" if stacked else "outside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "cliponaxis": False,
        "textfont": {"color": f"#{fill.label if stacked else BLACK}"},
        "marker": _marker(fill),
    }


def _marker(fill: Fill) -> dict[str, Any]:
    pattern = {"shape": PATTERNS[fill.pattern], "fgcolor": f"#{fill.ink or fill.colour}"}
    return {
        "color": f"#{fill.colour}",
        "line": {"color": AXIS_GREY, "width": 1},
        "pattern": {**pattern, "bgcolor": f"#{fill.colour}", "size": 8, "solidity": 0.15},
    }


def _number(chart: Chart, value: float | None, whole: bool) -> str:
    """The number on its bar; only a bar that stands alone says that it is nothing."""
    if value is None or (chart.kind != "clustered" and not value):
        return ""
    return f"{value:,.0f}" if whole else f"{value:,g}"


def _layout(chart: Chart, scale: Axis) -> dict[str, Any]:
    names = [_label(name) for name in chart.categories]
    return {
        "barmode": MODES[chart.kind],
        "height": _height(chart, names),
        "bargap": 0.3,
        "margin": {"l": 8, "r": 32, "t": 8, "b": 8},
        "font": {"family": "arial, sans-serif", "size": 14, "color": f"#{BLACK}"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": len(chart.series) > 1,
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "yanchor": "bottom",
            "traceorder": "normal",
        },
        "xaxis": _value_axis(chart, scale),
        "yaxis": _category_axis(names),
    }


def _value_axis(chart: Chart, scale: Axis) -> dict[str, Any]:
    mirrored = _both_ways(scale) if chart.kind == "mirrored" else {}
    return {
        "title": {"text": _label(chart.value_title), "font": {"size": 14}},
        "range": [0, scale.top],
        "dtick": scale.step,
        "tickformat": ",d" if scale.whole else ",~g",
        "tickangle": 0,
        "gridcolor": GRID_GREY,
        "automargin": True,
        **mirrored,
    }


def _both_ways(scale: Axis) -> dict[str, Any]:
    """To the left it counts as to the right: no number has a sign."""
    steps = round(scale.top / scale.step)
    marks = [round(n * scale.step, 6) for n in range(-steps, steps + 1)]
    return {
        "range": [-scale.top, scale.top],
        "tickmode": "array",
        "tickvals": marks,
        "ticktext": [f"{abs(mark):,g}" for mark in marks],
        "zerolinecolor": AXIS_GREY,
    }


def _category_axis(names: list[str]) -> dict[str, Any]:
    places = list(range(len(names)))
    return {
        "tickmode": "array",
        "tickvals": places,
        "ticktext": names,
        "range": [len(places) - 0.5, -0.5],
        "linecolor": AXIS_GREY,
        "automargin": True,
    }


def _height(chart: Chart, names: list[str]) -> int:
    bars = len(chart.series) if chart.kind == "clustered" else 1
    lines = (name.count("<br>") + 1 for name in names)
    legend = LINE * 2 if len(chart.series) > 1 else 0
    return AROUND + legend + sum(max(LINE * n, BAR * bars) + BETWEEN for n in lines)


def _label(words: str) -> str:
    """In short lines. plotly.js reads a label as HTML, so what a partner wrote is escaped."""
    label = shortened(words, LONGEST_LABEL)
    lines = wrap(label, LETTERS_ON_A_LINE) if len(label) > LETTERS_ON_A_LINE else [label]
    return "<br>".join(escape(line, quote=False) for line in lines)

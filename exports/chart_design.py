"""How a chart looks wherever it is drawn: fills that differ in grey, an axis that counts."""

from dataclasses import replace
from typing import NamedTuple

from analysis.findings import Chart
from analysis.rows_together import MARK

BLACK, WHITE = "0B0C0C", "FFFFFF"
DARK_BLUE, MID_BLUE, LIGHT_BLUE, ORANGE = "12436D", "2073BC", "6BACE6", "F46A25"
PALE_BLUE, MID_PALE, STRONG_BLUE = "BCD7F0", "8FC1EC", "4A90CF"
TURQUOISE, GREY, DARK_GREY = "28A197", "BFBFBF", "3D3D3D"
LONGEST_LABEL = 90
LEFT_OUT = f"{MARK}: a number is not published, so a bar, or a part of it, is missing here."
WHOLE, BROKEN = "#,##0", "#,##0.0##"
MOST_STEPS, MOST_STEPS_A_SIDE = 8, 3
# How far the axis goes past the longest bar: on the left a name follows the number.
ROOM_FOR_NUMBER = {"clustered": 1.05, "stacked": 1, "mirrored": 1.3}


class Fill(NamedTuple):
    """A colour of the GSS accessible palette, a pattern in `ink`, and a label read on both."""

    colour: str
    label: str
    pattern: str = ""
    ink: str = ""


# From dark to light, so that neighbours differ on a grey printer; patterns say it a second time.
FILLS = (
    Fill(DARK_BLUE, WHITE),
    Fill(MID_BLUE, WHITE, "rising", DARK_BLUE),
    Fill(LIGHT_BLUE, BLACK, "dots", PALE_BLUE),
    Fill(WHITE, BLACK, "falling", LIGHT_BLUE),
    Fill(GREY, BLACK, "crosses", WHITE),
    Fill(WHITE, BLACK),
    Fill(PALE_BLUE, BLACK, "rising", LIGHT_BLUE),
    Fill(ORANGE, BLACK, "crosses", WHITE),
    Fill(TURQUOISE, BLACK, "rising", WHITE),
    Fill(DARK_GREY, WHITE, "crosses", BLACK),
)
# From light to dark, as a scale goes up; one that has fewer points takes those that differ most.
SCALE = (
    Fill("EAF1F8", BLACK),
    Fill(PALE_BLUE, BLACK, "dots", MID_PALE),
    Fill(MID_PALE, BLACK, "crosses", PALE_BLUE),
    Fill(LIGHT_BLUE, BLACK, "falling", PALE_BLUE),
    Fill(STRONG_BLUE, BLACK, "crosses", LIGHT_BLUE),
    Fill(MID_BLUE, WHITE, "rising", DARK_BLUE),
    Fill(DARK_BLUE, WHITE),
)
SPREAD = {
    1: (6,),
    2: (1, 6),
    3: (1, 3, 6),
    4: (0, 3, 5, 6),
    5: (0, 1, 3, 5, 6),
    6: (0, 1, 3, 4, 5, 6),
    7: (0, 1, 2, 3, 4, 5, 6),
}
NO_POINT = Fill(WHITE, BLACK, "rising", GREY)
# Five shades of a grid's cell, from none to full, each with the colour of the mark on it.
SHADES = (
    (WHITE, BLACK),
    ("E1EBF5", BLACK),
    (PALE_BLUE, BLACK),
    (LIGHT_BLUE, BLACK),
    (DARK_BLUE, WHITE),
)


def marked(chart: Chart) -> Chart:
    """A missing bar must not be read as nothing: its name has the mark of the number."""
    rows = chart.table.rows[: len(chart.categories)]
    if not any(MARK in row[1:] for row in rows):
        return chart
    named = zip(chart.categories, rows, strict=True)
    names = tuple(f"{name} {MARK}" if MARK in row[1:] else name for name, row in named)
    return replace(chart, categories=names)


def is_marked(chart: Chart) -> bool:
    return any(name.endswith(MARK) for name in chart.categories)


def fills(series: int) -> tuple[Fill, ...]:
    """One fill for each series; two take the two that differ most."""
    if series == 2:
        return FILLS[0], FILLS[2]
    return tuple(FILLS[n % len(FILLS)] for n in range(series))


def fills_of(chart: Chart) -> tuple[Fill, ...]:
    """The points of a scale from light to dark, and beside them what is no point of it."""
    points = SPREAD.get(chart.on_scale)
    if not points:
        return fills(len(chart.series))
    beside = len(chart.series) - len(points)
    return (*(SCALE[point] for point in points), *((NO_POINT,) * beside))


class Axis(NamedTuple):
    top: float
    step: float
    whole: bool


def _values(chart: Chart) -> list[float]:
    return [value for series in chart.series for value in series.values if value is not None]


def _longest_bar(chart: Chart) -> float:
    if chart.kind != "stacked":
        return max(_values(chart), default=0)
    columns = zip(*(series.values for series in chart.series), strict=True)
    return max((sum(value or 0 for value in column) for column in columns), default=0)


def _step(longest: float, smallest: float, most_steps: int) -> float:
    """1, 2 or 5 times a power of ten, so that the axis has few marks on round numbers."""
    step, factors = smallest, (2, 2.5, 2)
    for turn in range(60):
        if longest / step <= most_steps:
            return step
        step *= factors[turn % 3]
    return longest


def axis(chart: Chart) -> Axis:
    """From nothing past the longest bar and its number; whole steps where all values are whole.

    A mirrored chart has the same axis once more to the left. Past an end there is no mark.
    """
    longest = (chart.ends_at or _longest_bar(chart)) * ROOM_FOR_NUMBER[chart.kind]
    whole = all(float(value).is_integer() for value in _values(chart))
    most_steps = MOST_STEPS_A_SIDE if chart.kind == "mirrored" else MOST_STEPS
    step = _step(longest, 1 if whole else 0.001, most_steps)
    top = longest if chart.ends_at else -(-longest // step) * step
    return Axis(top=max(step, top), step=step, whole=whole)


def drawn_values(chart: Chart, series: int) -> tuple[float | None, ...]:
    """What bars are drawn from: the first series of a mirrored chart lies below zero."""
    values = chart.series[series].values
    if chart.kind != "mirrored" or series:
        return values
    return tuple(-value if value else value for value in values)


def number_format(chart: Chart, scale: Axis) -> str:
    """As Office writes it; what is drawn to the left is shown without its sign."""
    plain = WHOLE if scale.whole else BROKEN
    return f"{plain};{plain}" if chart.kind == "mirrored" else plain

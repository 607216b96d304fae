"""A chart as Office keeps it, for Word and for slides: bars, axes and looks as one piece of XML."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from xlsxwriter.utility import xl_col_to_name

from analysis.findings import Chart
from exports.chart_design import (
    LONGEST_LABEL,
    Axis,
    Fill,
    drawn_values,
    fills_of,
    number_format,
)
from exports.plain_text import one_line, shortened

CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NAMESPACES = (
    f'xmlns:c="{CHART_URI}"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
GROUPING = {"clustered": "clustered", "stacked": "stacked", "mirrored": "clustered"}
OVERLAP = {
    "clustered": "",
    "stacked": '<c:overlap val="100"/>',
    "mirrored": '<c:overlap val="100"/>',
}
# Beside the bars, not where the two sides of a mirrored chart meet.
NAMES_STAND = {"clustered": "nextTo", "stacked": "nextTo", "mirrored": "low"}
# What a number format leaves out: of a stack all that is not above zero, of two sides zero.
NOT_SHOWN = {"clustered": "", "stacked": ";;;", "mirrored": ";;"}
PATTERNS = {"rising": "wdUpDiag", "dots": "pct10", "falling": "wdDnDiag", "crosses": "lgGrid"}
GRID_GREY, AXIS_GREY = "D9D9D9", "8C8C8C"
NO_FRAME = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
LEGEND = '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>'
ONLY_VALUES = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


class Look(NamedTuple):
    """How large its letters are, in points, whether a legend stands in it, and its axis.

    `gap` is the room between bars, in hundredths of a bar.
    """

    letters: int
    has_legend: bool
    scale: Axis
    gap: int = 45


def chart_xml(chart: Chart, look: Look, workbook: str) -> bytes:
    """`workbook` is the id of the relationship to what opens in "Edit data"."""
    code = number_format(chart, look.scale)
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {NAMESPACES}><c:date1904 val="0"/>'
        # No title: words beside it say what it shows.
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_bars(chart, look.gap, code)}'
        f"{_categories(chart)}{_values(chart, look, code)}</c:plotArea>"
        f"{LEGEND if look.has_legend else ''}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{NO_FRAME}'
        f"{_letters(look.letters)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )
    return xml.encode()


def _letters(points: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{points * 100}">'
        '<a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _bars(chart: Chart, gap: int, code: str) -> str:
    names = _texts([shortened(label, LONGEST_LABEL) for label in chart.categories])
    series = (_one_series(chart, n, fill, names, code) for n, fill in enumerate(fills_of(chart)))
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{GROUPING[chart.kind]}"/>'
        f'<c:varyColors val="0"/>{"".join(series)}<c:gapWidth val="{gap}"/>{OVERLAP[chart.kind]}'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
    )


def _one_series(chart: Chart, n: int, fill: Fill, names: str, code: str) -> str:
    column, last = xl_col_to_name(n + 1), len(chart.categories) + 1
    values = drawn_values(chart, n)
    numbers = "".join(
        f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )
    name = shortened(chart.series[n].name, LONGEST_LABEL)
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>'
        f"<c:tx>{_strings(f'Sheet1!${column}$1', _texts([name]))}</c:tx>"
        f"{_filled(fill)}{_labels(chart, name, fill, code)}"
        f"<c:cat>{_strings(f'Sheet1!$A$2:$A${last}', names)}</c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>{code}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{numbers}</c:numCache></c:numRef></c:val></c:ser>'
    )


def _strings(place: str, texts: str) -> str:
    return f"<c:strRef><c:f>{place}</c:f><c:strCache>{texts}</c:strCache></c:strRef>"


def _texts(words: Sequence[str]) -> str:
    points = (f'<c:pt idx="{n}"><c:v>{escape(each)}</c:v></c:pt>' for n, each in enumerate(words))
    return f'<c:ptCount val="{len(words)}"/>{"".join(points)}'


def _filled(fill: Fill) -> str:
    """A bar below zero keeps its colour."""
    look = _solid(fill.colour)
    if fill.pattern:
        look = (
            f'<a:pattFill prst="{PATTERNS[fill.pattern]}"><a:fgClr>{_colour(fill.ink)}</a:fgClr>'
            f"<a:bgClr>{_colour(fill.colour)}</a:bgClr></a:pattFill>"
        )
    edge = f'<a:ln w="6350">{_solid(AXIS_GREY)}</a:ln>'
    return f'<c:spPr>{look}{edge}</c:spPr><c:invertIfNegative val="0"/>'


def _solid(colour: str) -> str:
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>"


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour}"/>'


def _labels(chart: Chart, name: str, fill: Fill, code: str) -> str:
    """The number on its bar; only a bar that stands alone says that it is nothing."""
    if chart.numbered and name != shortened(chart.numbered, LONGEST_LABEL):
        return ""
    stacked = chart.kind == "stacked"
    inside = (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr>{_solid(fill.label)}</a:defRPr>"
        '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )
    return (
        f"<c:dLbls>{_format(code + NOT_SHOWN[chart.kind])}"
        f'{inside if stacked else ""}<c:dLblPos val="{"ctr" if stacked else "outEnd"}"/>'
        f"{ONLY_VALUES}</c:dLbls>"
    )


def _format(code: str) -> str:
    return f'<c:numFmt formatCode={quoteattr(code)} sourceLinked="0"/>'


def _categories(chart: Chart) -> str:
    """In reverse order, as otherwise the first category would stand at the bottom."""
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{NAMES_STAND[chart.kind]}"/>'
        f"<c:spPr><a:ln>{_solid(AXIS_GREY)}</a:ln></c:spPr>"
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _values(chart: Chart, look: Look, code: str) -> str:
    """Its numbers stand below, which is `high` as the order is reversed."""
    scale = look.scale
    lowest = -scale.top if chart.kind == "mirrored" else 0
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:max val="{scale.top}"/>'
        f'<c:min val="{lowest}"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        f"<c:majorGridlines><c:spPr><a:ln>{_solid(GRID_GREY)}</a:ln></c:spPr></c:majorGridlines>"
        f"{_title(chart.value_title, look.letters)}{_format(code)}"
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="high"/>'
        '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="1"/>'
        f'<c:crosses val="autoZero"/><c:majorUnit val="{scale.step}"/></c:valAx>'
    )


def _title(words: str, points: int) -> str:
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>"
        f'<a:r><a:rPr b="0" sz="{points * 100}"/>'
        f"<a:t>{escape(one_line(words))}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:layout/><c:overlay val="0"/></c:title>'
    )

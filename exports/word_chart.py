"""Native Word charts, open to editing: python-pptx writes their XML, python-docx carries it."""

from math import ceil
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.package import Package
from docx.parts.story import StoryPart
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph
from pptx.chart.axis import CategoryAxis, ValueAxis
from pptx.chart.chart import Chart as WordChart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml as parse_chart_xml
from pptx.util import Pt

from analysis.findings import Chart
from exports.chart_design import LONGEST_LABEL, Fill, axis, drawn_values, fills_of, number_format
from exports.chart_workbook import chart_workbook
from exports.plain_text import one_line, shortened
from exports.word_key import has_key

KINDS = {
    "clustered": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "mirrored": XL_CHART_TYPE.BAR_CLUSTERED,
}
# What a number format leaves out: of a stack all that is not above zero, of two sides zero.
NOT_SHOWN = {"clustered": "", "stacked": ";;;", "mirrored": ";;"}
PATTERNS = {
    "rising": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "dots": MSO_PATTERN.PERCENT_10,
    "falling": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "crosses": MSO_PATTERN.LARGE_GRID,
}
WIDTH = Cm(16)
CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
TALLEST_CM = 16.5
LETTERS_ON_A_LINE = 34
GRID_GREY, AXIS_GREY = "D9D9D9", "8C8C8C"
NO_FRAME = (
    f"<c:spPr {nsdecls('a')} xmlns:c='{CHART_URI}'><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
)


class Size(NamedTuple):
    height: Length
    letters: int


class ChartPart(Part):
    """A part whose XML stays open to python-pptx until the file is saved."""

    def __init__(self, partname: PackURI, package: Package | None, chart_space: Any) -> None:
        super().__init__(partname, CONTENT_TYPE.DML_CHART, None, package)
        self.chart_space = chart_space

    @property
    def blob(self) -> bytes:
        return serialize_part_xml(self.chart_space)


def add_chart(paragraph: Paragraph, chart: Chart) -> None:
    """Draw the chart where the paragraph ends."""
    number = _charts_so_far(paragraph.part) + 1
    part = _chart_part(paragraph.part, chart, number)
    size = chart_size(chart)
    has_legend = len(chart.series) > 1 and not has_key(chart)
    format_chart(WordChart(part.chart_space, part), chart, size.letters, has_legend=has_legend)
    link = paragraph.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    paragraph.add_run()._r.append(_drawing(chart, number, link, size.height))


def chart_size(chart: Chart) -> Size:
    """Room for every label and every bar, but never more than a page; then the letters shrink."""
    bars = len(chart.series) if chart.kind == "clustered" else 1
    lines = (ceil(min(len(label), LONGEST_LABEL) / LETTERS_ON_A_LINE) for label in chart.categories)
    rows = sum(max(0.42 * count, 0.5 * bars) + 0.3 for count in lines)
    around = 1.9 + (0.8 if len(chart.series) > 1 else 0)
    return Size(Cm(min(around + rows, TALLEST_CM)), 10 if around + rows <= TALLEST_CM else 8)


def _charts_so_far(part: StoryPart) -> int:
    return sum(link.reltype == RELATIONSHIP_TYPE.CHART for link in part.rels.values())


def _chart_part(owner: StoryPart, chart: Chart, number: int) -> ChartPart:
    package = owner.package
    space = _chart_space(chart)
    part = ChartPart(PackURI(f"/word/charts/chart{number}.xml"), package, space)
    name = PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx")
    workbook = Part(name, CONTENT_TYPE.SML_SHEET, chart_workbook(chart), package)
    space.get_or_add_externalData().rId = part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    return part


def _chart_space(chart: Chart) -> Any:
    data = CategoryChartData(number_format=number_format(chart))
    data.categories = [shortened(label, LONGEST_LABEL) for label in chart.categories]
    for number, series in enumerate(chart.series):
        data.add_series(shortened(series.name, LONGEST_LABEL), drawn_values(chart, number))
    space = parse_chart_xml(data.xml_bytes(KINDS[chart.kind]))
    renumber_axes(space)
    return space


def renumber_axes(space: Any) -> None:
    """python-pptx numbers axes below zero, which the file format does not allow."""
    numbers: dict[str, str] = {}
    for element in space.iter("{*}axId", "{*}crossAx"):
        element.set("val", numbers.setdefault(element.get("val"), str(len(numbers) + 1)))


def _drawing(chart: Chart, number: int, link: str, height: Length) -> Any:
    alt = quoteattr(one_line(chart.alt or chart.title))
    return parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")} xmlns:c="{CHART_URI}">'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{WIDTH}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={alt}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHART_URI}"><c:chart r:id="{link}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def format_chart(drawn: WordChart, chart: Chart, letters: int, *, has_legend: bool) -> None:
    drawn.has_title = False  # words beside it say what it shows
    drawn._chartSpace.chart.addnext(parse_chart_xml(NO_FRAME))
    drawn.font.name, drawn.font.size = "Arial", Pt(letters)
    drawn.has_legend = has_legend
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
    _format_plot(drawn.plots[0], chart)
    _format_categories(drawn.category_axis, chart)
    _format_values(drawn.value_axis, chart)


def _format_plot(plot: Any, chart: Chart) -> None:
    plot.gap_width = 45
    plot.vary_by_categories = False
    if chart.kind != "clustered":
        plot.overlap = 100
    for series, fill in zip(plot.series, fills_of(chart), strict=True):
        _fill(series, fill)
        _label(series, fill, chart)


def _fill(series: BarSeries, fill: Fill) -> None:
    colour = RGBColor.from_string(fill.colour)
    series.invert_if_negative = False
    if fill.pattern:
        series.format.fill.patterned()
        series.format.fill.pattern = PATTERNS[fill.pattern]
        series.format.fill.fore_color.rgb = RGBColor.from_string(fill.ink)
        series.format.fill.back_color.rgb = colour
    else:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
    series.format.line.color.rgb = RGBColor.from_string(AXIS_GREY)
    series.format.line.width = Pt(0.5)


def _label(series: BarSeries, fill: Fill, chart: Chart) -> None:
    """The number on its bar; only a bar that stands alone says that it is nothing."""
    if chart.numbered and series.name != shortened(chart.numbered, LONGEST_LABEL):
        return
    labels = series.data_labels
    labels.show_value = True
    labels.number_format = number_format(chart) + NOT_SHOWN[chart.kind]
    labels.number_format_is_linked = False
    if chart.kind != "stacked":
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        return
    labels.position = XL_LABEL_POSITION.CENTER
    labels.font.color.rgb = RGBColor.from_string(fill.label)


def _format_categories(categories: CategoryAxis, chart: Chart) -> None:
    categories.reverse_order = True  # otherwise the first category stands at the bottom
    categories.format.line.color.rgb = RGBColor.from_string(AXIS_GREY)
    categories.has_major_gridlines = False
    if chart.kind == "mirrored":  # beside the bars, not where the two sides meet
        categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    every_label = parse_chart_xml(f"<c:tickLblSkip xmlns:c='{CHART_URI}' val='1'/>")
    categories._element.find("{*}noMultiLvlLbl").addprevious(every_label)


def _format_values(values: ValueAxis, chart: Chart) -> None:
    scale = axis(chart)
    values.minimum_scale = -scale.top if chart.kind == "mirrored" else 0
    values.maximum_scale, values.major_unit = scale.top, scale.step
    values.tick_labels.number_format = number_format(chart)
    values.tick_labels.number_format_is_linked = False
    values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # below, as the order is reversed
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string(GRID_GREY)
    values.format.line.fill.background()
    values.has_title = True
    values.axis_title.text_frame.text = one_line(chart.value_title)
    letters = values.axis_title.text_frame.paragraphs[0].runs[0].font
    letters.bold, letters.size = False, Pt(10)

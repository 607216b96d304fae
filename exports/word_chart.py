"""Native charts in Word, open to editing: each is a part of its own beside its workbook."""

from math import ceil
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Length

from analysis.findings import Chart
from exports.chart_design import LONGEST_LABEL
from exports.chart_workbook import chart_workbook
from exports.chart_xml import CHART_URI, Look, chart_xml
from exports.plain_text import one_line
from exports.word_file import WordFile
from exports.word_key import has_key, key
from exports.word_xml import Xml

WIDTH = Cm(16)
TALLEST_CM = 16.5
LETTERS_ON_A_LINE = 34
LETTERS_OF_LEGEND = 70
DRAWING = nsdecls("wp", "a")


class Size(NamedTuple):
    height: Length
    letters: int


def add_chart(word: WordFile, chart: Chart) -> None:
    """Under its key, if it has one."""
    if has_key(chart):
        word.add(word.paragraph("Key", key(chart)))
    number, size = word.next_chart(), chart_size(chart)
    look = Look(size.letters, has_legend=len(chart.series) > 1 and not has_key(chart))
    link = _kept(word, chart, number, look)
    word.add(word.paragraph("Figure", _drawing(chart, number, link, size.height)))


def chart_size(chart: Chart) -> Size:
    """Room for every label and every bar, but never more than a page; then the letters shrink."""
    bars = len(chart.series) if chart.kind == "clustered" else 1
    lines = (ceil(min(len(label), LONGEST_LABEL) / LETTERS_ON_A_LINE) for label in chart.categories)
    rows = sum(max(0.42 * count, 0.42 * bars) + 0.3 for count in lines)
    around = 1.9 + 0.5 * _legend_lines(chart) + (0.3 if len(chart.series) > 1 else 0)
    return Size(Cm(min(around + rows, TALLEST_CM)), 10 if around + rows <= TALLEST_CM else 8)


def _legend_lines(chart: Chart) -> int:
    names = [series.name for series in chart.series]
    return ceil(sum(len(name) + 4 for name in names) / LETTERS_OF_LEGEND) if names[1:] else 0


def _kept(word: WordFile, chart: Chart, number: int, look: Look) -> str:
    """The id by which the text draws it."""
    owner = word.part
    package = owner.package
    name = PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx")
    workbook = Part(name, CONTENT_TYPE.SML_SHEET, chart_workbook(chart), package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    link = part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = chart_xml(chart, look, link)
    return owner.relate_to(part, RELATIONSHIP_TYPE.CHART)


def _drawing(chart: Chart, number: int, link: str, height: Length) -> Xml:
    alt = quoteattr(one_line(chart.alt or chart.title))
    return Xml(
        f'<w:r><w:drawing><wp:inline {DRAWING} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{WIDTH}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={alt}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHART_URI}">'
        f'<c:chart xmlns:c="{CHART_URI}" r:id="{link}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )

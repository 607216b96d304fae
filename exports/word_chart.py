"""Native charts in Word, open to editing: each is a part of its own beside its workbook."""

from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from analysis.findings import Chart
from exports.chart_design import LEFT_OUT, Axis, axis, is_marked, marked
from exports.chart_parts import Size, chart_size, has_key, in_parts
from exports.chart_workbook import chart_workbook
from exports.chart_xml import CHART_URI, Look, chart_xml
from exports.plain_text import one_line
from exports.word_file import WordFile
from exports.word_key import key
from exports.word_xml import Xml, run

DRAWING = nsdecls("wp", "a")


def add_chart(word: WordFile, chart: Chart) -> None:
    """Each part under its key, if it has one, and above its caption."""
    scale, chart = axis(chart), marked(chart)
    for part in in_parts(chart):
        _add_part(word, part, scale)
    if is_marked(chart):
        word.add(word.paragraph("Note", run(LEFT_OUT)))


def _add_part(word: WordFile, chart: Chart, scale: Axis) -> None:
    if has_key(chart):
        word.add(word.paragraph("Key", key(chart)))
    number, size = word.next_chart(), chart_size(chart)
    has_legend = len(chart.series) > 1 and not has_key(chart)
    link = _kept(word, chart, number, Look(size.letters, has_legend, scale, size.gap))
    word.add(
        word.paragraph("Figure", _drawing(chart, number, link, size)),
        word.caption("Figure", chart.title),
    )


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


def _drawing(chart: Chart, number: int, link: str, size: Size) -> Xml:
    alt = quoteattr(one_line(chart.alt or chart.title))
    return Xml(
        f'<w:r><w:drawing><wp:inline {DRAWING} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size.width}" cy="{size.height}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={alt}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHART_URI}">'
        f'<c:chart xmlns:c="{CHART_URI}" r:id="{link}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )

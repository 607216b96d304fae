"""The summary of a report as slides, with the same native charts as in Word."""

import datetime
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Cm, Pt

from analysis.findings import Chart, Table
from exports.chart_design import (
    BLACK,
    DARK_BLUE,
    LEFT_OUT,
    Axis,
    axis,
    is_marked,
    marked,
)
from exports.chart_parts import MOST_LINES, in_parts
from exports.chart_workbook import chart_workbook
from exports.chart_xml import Look, chart_xml
from exports.composing.brief import CONCLUSIONS, Shown, charts, judged, statements, uncited
from exports.composing.parts import Document, Statement, Text
from exports.composing.summary import OPTIONS, UNMET, advice
from exports.plain_text import cleaned, one_line, shortened
from exports.release_mark import mark_of
from exports.word_front import DEMONSTRATION, EDITIONS

WIDE, HIGH = Cm(33.867), Cm(19.05)
TITLE, BULLETS, TITLE_ONLY = 0, 1, 5
MOST_CHARTS, LONGEST_TITLE, LONGEST_CLAIM, LONGEST_LINE = 8, 150, 230, 260
TITLE_SIZE, CLAIM_SIZE = 20, 16
LETTERS = 14


def slides(document: Document) -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    _add_title(deck, document)
    _add_lines(deck, "In short", [_line(each) for each in statements(document)])
    for table in judged(document, OPTIONS):
        _add_lines(deck, table.title, list(_each_option(table)))
    for table in judged(document, UNMET):
        _add_lines(deck, table.title, [f"{gate} – {status}" for gate, status, _ in table.rows])
    for shown in charts(document)[:MOST_CHARTS]:
        parts = list(in_parts(marked(shown.chart), most_in_part=MOST_LINES))
        for n, each in enumerate(parts, start=1):
            which = f" ({n} of {len(parts)})" if parts[1:] else ""
            titled = shown._replace(title=shortened(shown.title, LONGEST_TITLE) + which, chart=each)
            _add_chart(deck, titled, axis(shown.chart))
    for part in document.parts:
        if part.id in CONCLUSIONS:
            _add_lines(
                deck, part.title, [uncited(p).words for p in part.pieces if isinstance(p, Text)]
            )
    for table in advice(document.parts):
        _add_lines(deck, table.title, [" – ".join(filter(None, row)) for row in table.rows])
    _set_properties(deck, document)
    made = BytesIO()
    deck.save(made)
    return made.getvalue()


def _add_title(deck: Any, document: Document) -> None:
    slide, study = _slide(deck, TITLE, document.study.title), document.study
    told = (
        study.commissioner,
        study.stage,
        EDITIONS[document.facts.edition],
        mark_of(document.facts),
        DEMONSTRATION if study.fictitious else "",
        study.origin,
    )
    slide.placeholders[1].text = "\n".join(one_line(each) for each in told if each)
    _fit(slide.placeholders[1], top=Cm(9), height=Cm(7), size=20)


def _add_lines(deck: Any, title: str, lines: list[str]) -> None:
    slide = _slide(deck, BULLETS, title)
    body = slide.placeholders[1]
    body.text = "\n".join(shortened(line, LONGEST_LINE) for line in lines)
    _fit(body, top=Cm(3.8), height=Cm(14), size=18)


def _add_chart(deck: Any, shown: Shown, scale: Axis) -> None:
    """The claim stands above its chart; what is said aloud is in the notes, as a table."""
    slide: Any = _slide(deck, TITLE_ONLY, shown.title)
    chart = shown.chart
    _add_claim(slide, shown.claim)
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, Cm(1.5), Cm(3.8), WIDE - Cm(3), HIGH - Cm(5), _nothing_yet()
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", one_line(chart.alt or chart.title))
    _draw(frame.chart.part, chart, scale)
    if is_marked(chart):
        below = slide.shapes.add_textbox(Cm(1.5), HIGH - Cm(1.2), WIDE - Cm(3), Cm(0.8))
        below.text_frame.text = LEFT_OUT
        _fit(below, top=HIGH - Cm(1.2), height=Cm(0.8), size=12)
    rows = (" – ".join(map(one_line, row)) for row in (chart.table.columns, *chart.table.rows))
    slide.notes_slide.notes_text_frame.text = "\n".join([one_line(chart.title), *rows])


def _add_claim(slide: Any, claim: str) -> None:
    """Part of the title, so that who hears the titles of all slides hears what each says."""
    title = slide.shapes.title.text_frame
    title.paragraphs[0].font.size = Pt(TITLE_SIZE)
    if claim:
        below = title.add_paragraph()
        below.text = shortened(one_line(claim), LONGEST_CLAIM)
        _set(below, size=CLAIM_SIZE)


def _nothing_yet() -> CategoryChartData:
    data = CategoryChartData()
    data.categories = [""]
    data.add_series("", [0])
    return data


def _draw(part: Any, chart: Chart, scale: Axis) -> None:
    """As Word has it; python-pptx itself would make a formula of a partner's "=1+1"."""
    for link in part.rels.values():
        if link.reltype == RELATIONSHIP_TYPE.PACKAGE:
            link.target_part._blob = chart_workbook(chart)
            look = Look(LETTERS, has_legend=len(chart.series) > 1, scale=scale)
            part._element = parse_xml(chart_xml(chart, look, link.rId))


def _slide(deck: Any, layout: int, title: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = one_line(title)
    _fit(slide.shapes.title, top=Cm(0.8), height=Cm(2.8), size=26, colour=DARK_BLUE, bold=True)
    return slide


def _fit(
    shape: Any, *, top: int, height: int, size: int, colour: str = BLACK, bold: bool = False
) -> None:
    shape.left, shape.top, shape.width, shape.height = Cm(1.5), top, WIDE - Cm(3), height
    for paragraph in shape.text_frame.paragraphs:
        _set(paragraph, size=size, colour=colour, bold=bold)


def _set(paragraph: Any, *, size: int, colour: str = BLACK, bold: bool = False) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.name, paragraph.font.bold = Pt(size), "Arial", bold
    paragraph.font.color.rgb = RGBColor.from_string(colour)


def _each_option(table: Table) -> Iterator[str]:
    for outcome, several in table.rows:
        for option in several.splitlines():
            yield f"{option} – {outcome}"


def _line(piece: Statement) -> str:
    finding = piece.finding
    draft = "Draft: " if finding.is_draft else ""
    return f"{draft}{finding.title.rstrip(':')} – {finding.claim}"


def _set_properties(deck: Any, document: Document) -> None:
    known, now = deck.core_properties, datetime.datetime.now(datetime.UTC)
    known.title, known.author = cleaned(document.study.title)[:255], "Showcard"
    known.last_modified_by, known.language = "Showcard", "en-GB"
    known.created = known.modified = now

"""One writer for each kind of piece that a composed report has besides the blocks of findings."""

from collections.abc import Iterator
from functools import singledispatch
from typing import NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from analysis.findings import Finding, Grid
from exports.column_widths import is_wide
from exports.composing.parts import (
    Captions,
    Data,
    Document,
    Drawn,
    Instrument,
    Moved,
    Register,
    Run,
    Statement,
    Text,
)
from exports.word_blocks import write_block
from exports.word_chart import add_chart
from exports.word_contents import add_caption_lists
from exports.word_file import WordFile
from exports.word_grid import grid_xml
from exports.word_guide import add_guide
from exports.word_notes import Footnotes
from exports.word_register import register_xml
from exports.word_tables import table_xml
from exports.word_xml import NOTHING, Xml, field, joined, run, w

STYLES = {
    "body": "Body Text",
    "bullet": "List Bullet",
    "number": "List Number",
    "quote": "Quote",
    "note": "Note",
}
LINK = w("color", val="1A65A6")
NOT_YET = "Table 0"


class Writing(NamedTuple):
    """A report on its way into a Word file; `places` are the bookmarks of its sections."""

    word: WordFile
    document: Document
    notes: Footnotes
    places: dict[str, str]

    @property
    def has_register(self) -> bool:
        return any(part.id == "register" for part in self.document.parts)


@singledispatch
def write_piece(piece: object, writing: Writing) -> None:
    write_block(piece, writing.word)


@write_piece.register
def _(piece: Text, writing: Writing) -> None:
    word = writing.word
    mark = [run(f"{piece.mark}\t")] if piece.mark else []
    content = (*mark, *(_run(writing, each) for each in piece.runs))
    if piece.style == "heading":
        word.add(word.heading(piece.words, 2, counted=False))
    else:
        word.add(word.paragraph(STYLES[piece.style], *content))


@write_piece.register
def _(piece: Statement, writing: Writing) -> None:
    word, finding = writing.word, piece.finding
    if piece.section:
        word.add(_in_summary(writing, piece))
        return
    if finding.claim:
        word.add(word.paragraph("Claim", *_said(writing, piece)))
    if finding.drafted:
        # What carries it may stand on the next page: kept together they would leave this one white.
        word.add(word.paragraph("Base", run(f"Base: {finding.base.text}.")))


@write_piece.register
def _(piece: Drawn, writing: Writing) -> None:
    word, chart = writing.word, piece.chart
    add_chart(word, chart)
    word.add(word.paragraph("Note", run("Its numbers are in "), _table(piece.key), run(".")))


@write_piece.register
def _(piece: Moved, writing: Writing) -> None:
    word = writing.word
    words = run(f"{piece.title}: see "), _table(piece.key), run(".")
    word.add(word.paragraph("Body Text", *words))


@write_piece.register
def _(piece: Data, writing: Writing) -> None:
    word, block = writing.word, piece.shown
    if isinstance(block, Grid):
        word.add(grid_xml(word, block, called=piece.key), wide=is_wide(block))
    else:
        word.add(table_xml(word, block, called=piece.key))


@write_piece.register
def _(piece: Register, writing: Writing) -> None:
    writing.word.add(register_xml(writing.word, piece))


@write_piece.register
def _(piece: Instrument, writing: Writing) -> None:
    add_guide(writing.word, piece.guide)


@write_piece.register
def _(piece: Captions, writing: Writing) -> None:
    add_caption_lists(writing.word)


def settle(writing: Writing) -> None:
    """References forward were written before their tables had a number."""
    labels = {t.called: t.label for t in writing.word.targets if t.called}
    for reference in writing.word.document.element.body.iter(qn("w:fldSimple")):
        called = reference.values()[0].split()[1]
        if called in labels and NOT_YET in "".join(reference.itertext()):
            next(reference.iter(qn("w:t"))).text = labels[called]


def _table(called: str) -> Xml:
    return field(f"REF {called} \\h", NOT_YET)


def _said(writing: Writing, piece: Statement) -> Iterator[Xml]:
    if piece.finding.is_draft:
        yield joined(_draft(writing.word), run(" "))
    yield run(piece.finding.claim)
    yield _marker(writing, piece.finding, piece.marker)


def _in_summary(writing: Writing, piece: Statement) -> Xml:
    word, finding = writing.word, piece.finding
    draft = [_draft(word)] if finding.is_draft else []
    title = finding.title if finding.title.endswith("?") else f"{finding.title}:"
    about = run(f" {title} " if draft else f"{title} ", w("b"), w("bCs"))
    return word.paragraph(
        "List Bullet",
        *draft,
        about,
        run(f"{finding.claim} "),
        run("(section "),
        # The section's number as a field, so that it follows when sections move.
        field(f"REF {writing.places[finding.id]} \\r \\h", piece.section),
        run(")"),
    )


def _marker(writing: Writing, finding: Finding, marker: str) -> Xml:
    """Leads to the claim's entry in the register."""
    if not (marker and writing.has_register and finding.drafted):
        return NOTHING
    shown = run(f" [{marker}]", w("rStyle", val=writing.word.style("Marker")))
    return w("hyperlink", shown, anchor=claim_bookmark(marker), history=1)


def claim_bookmark(marker: str) -> str:
    return "_Claim" + marker.replace(".", "_")


def _draft(word: WordFile) -> Xml:
    return run("\u00a0Draft\u00a0", w("rStyle", val=word.style("Draft")))


def _run(writing: Writing, words: Run) -> Xml:
    if words.note:
        return writing.notes.add(words.note)
    looks = [w("b"), w("bCs")] if words.bold else []
    looks += [w("i"), w("iCs")] if words.italic else []
    if words.cites and writing.has_register:
        anchor = claim_bookmark(writing.document.markers[words.cites])
        marked = run(words.text, w("rStyle", val=writing.word.style("Marker")))
        return w("hyperlink", marked, anchor=anchor, history=1)
    if words.link:
        part = writing.word.part
        known = part.relate_to(words.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        shown = run(words.text, *looks, LINK)
        return Xml(w("hyperlink", shown, history=1).replace(" ", f' r:id="{known}" ', 1))
    return run(words.text, *looks)

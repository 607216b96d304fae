"""Footnotes of a Word file, in the part that Word keeps them in."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from exports.word_file import WordFile
from exports.word_xml import Xml, joined, paragraph, parsed, run, w

NAME = PackURI("/word/footnotes.xml")
FIRST = 1  # below it stand the two separators that Word asks for
SEPARATORS = joined(
    w("footnote", w("p", w("r", w("separator"))), type="separator", id=-1),
    w("footnote", w("p", w("r", w("continuationSeparator"))), type="continuationSeparator", id=0),
)


class Footnotes:
    """The notes of one file, numbered as they are written."""

    def __init__(self, word: WordFile) -> None:
        self._word = word
        self._notes: list[Xml] = []

    def add(self, words: str) -> Xml:
        """The mark that stands in the text."""
        number = len(self._notes) + FIRST
        mark = w("rPr", w("rStyle", val=self._word.style("footnote reference")))
        shown = w("r", mark, w("footnoteRef"))
        text = paragraph(self._word.style("footnote text"), shown, run(f" {words}"))
        self._notes.append(w("footnote", text, id=number))
        return w("r", mark, w("footnoteReference", id=number))

    def keep(self) -> None:
        """Into the file, where there are any."""
        if not self._notes:
            return
        document = self._word.document
        content = joined(SEPARATORS, *self._notes)
        xml = f"<w:footnotes {nsdecls('w', 'r')}>{content}</w:footnotes>"
        package = document.part.package
        part = Part(NAME, CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _say_in_settings(document.settings.element)


def _say_in_settings(settings: object) -> None:
    """Word looks for the separators by these numbers."""
    named = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
    compat = settings.find("{*}compat")  # type: ignore[attr-defined]
    for element in parsed(named):
        compat.addprevious(element)

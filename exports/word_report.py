"""A composed report as a Word file, from its title page to the lists of figures and tables."""

from pathlib import Path

from exports.composing.parts import Document, Part
from exports.whole_file import NotWritten, write_whole
from exports.word_contents import contents
from exports.word_file import WordFile
from exports.word_front import add_title_page, set_header_and_footer, set_properties
from exports.word_notes import Footnotes
from exports.word_pieces import Writing, settle, write_piece
from exports.word_xml import run


class ReportNotWritten(Exception):
    """Why there is no new report; an older one is still whole."""


def word_report(document: Document, template: bytes = b"") -> bytes:
    word = WordFile(template)
    set_properties(word, document.study)
    set_header_and_footer(word, document)
    add_title_page(word, document)
    below_title = word.here
    writing = Writing(word, document, Footnotes(word), _places(document))
    first_annex = next((part for part in document.parts if part.annex), None)
    for part in document.parts:
        word.in_annex = part.annex
        _add_part(writing, part, new_page=part in (document.parts[0], first_annex))
    # It names what stands after it, so it is filled in last.
    word.put(below_title, contents(word))
    settle(writing)
    writing.notes.keep()
    return word.to_bytes()


def write_report(document: Document, path: Path, template: bytes = b"") -> None:
    """A full disk leaves the report that was there before, and nothing beside it."""
    try:
        write_whole(path, word_report(document, template))
    except NotWritten as error:
        raise ReportNotWritten(
            f"The report was not written: {error}. Nothing was changed."
        ) from error


def _places(document: Document) -> dict[str, str]:
    """The bookmark of each section that a finding stands in."""
    found = (part.finding for part in document.walk() if part.finding)
    return {finding: f"_Finding{n}" for n, finding in enumerate(found, start=1)}


def _add_part(writing: Writing, part: Part, level: int = 1, *, new_page: bool = False) -> None:
    word = writing.word
    heading = word.heading(
        part.heading,
        level,
        counted=bool(part.number) and not part.annex,
        new_page=new_page,
        called=writing.places.get(part.finding, ""),
    )
    word.add(heading)
    for piece in part.pieces:
        write_piece(piece, writing)
    for inner in part.parts:
        _add_part(writing, inner, level + 1)
    if not part.pieces and not part.parts:
        word.add(word.paragraph("Body Text", run("There is nothing to report here yet.")))

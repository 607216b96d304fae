"""The two-page summary of a report as a Word file of its own."""

from exports.composing.brief import brief
from exports.composing.parts import Document, Statement
from exports.plain_text import one_line
from exports.word_file import WordFile
from exports.word_front import DEMONSTRATION, EDITIONS, set_header_and_footer, set_properties
from exports.word_notes import Footnotes
from exports.word_pieces import Writing, write_piece
from exports.word_xml import run, w


def word_brief(document: Document, template: bytes = b"") -> bytes:
    short = brief(document)
    word = WordFile(template)
    set_properties(word, document.study)
    set_header_and_footer(word, document)
    writing = Writing(word, short, Footnotes(word), {})
    study, facts = document.study, document.facts
    word.add(
        word.paragraph("Subtitle", run("Research findings in short"), properties=(NO_ROOM,)),
        word.heading(study.title, 1, counted=False),
    )
    notices = (DEMONSTRATION if study.fictitious else "", one_line(study.origin))
    word.add(*(word.paragraph("Notice", run(notice)) for notice in notices if notice))
    up_to = f"Answers up to {study.data_cut_off}" if study.data_cut_off else ""
    told = (study.commissioner, study.stage, up_to, EDITIONS[facts.edition])
    made = f"{'. '.join(filter(None, told))}. Made on {facts.made_on}."
    word.add(word.paragraph("Note", run(one_line(made))))
    for part in short.parts:
        word.add(word.heading(part.title, 2, counted=False))
        for piece in part.pieces:
            if isinstance(piece, Statement):
                _say(word, piece)
            else:
                write_piece(piece, writing)
    writing.notes.keep()
    return word.to_bytes()


NO_ROOM = w("spacing", before=0, after=0)


def _say(word: WordFile, piece: Statement) -> None:
    """Without the section's number: there are no sections here."""
    finding = piece.finding
    title = finding.title if finding.title.endswith("?") else f"{finding.title}:"
    draft = [run("\u00a0Draft\u00a0", w("rStyle", val=word.style("Draft"))), run(" ")]
    about = run(f"{title} ", w("b"), w("bCs")), run(finding.claim)
    word.add(word.paragraph("List Bullet", *(draft if finding.is_draft else []), *about))

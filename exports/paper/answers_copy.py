"""The copy of its answers that a partner keeps: what was asked, and what it said."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exports.column_widths import PAGE_WIDTH
from exports.paper.front import number_pages, set_properties
from exports.word_file import WordFile
from exports.word_tables import cell, frame, gap, row
from exports.word_xml import Xml, run

WIDTHS = (PAGE_WIDTH * 45 // 100, PAGE_WIDTH * 55 // 100)
NOTHING = "Not answered"


class Copied(NamedTuple):
    """A heading with its lines: what was asked, and what was said."""

    title: str
    lines: Sequence[tuple[str, str]]
    level: int = 1


def answers_copy(title: str, what: str, facts: Sequence[str], groups: Sequence[Copied]) -> bytes:
    """`facts` are said under the title, a sentence each."""
    word = WordFile()
    set_properties(word, title, what)
    number_pages(word, title)
    word.add(
        word.paragraph("Title", run(title)),
        word.paragraph("Subtitle", run(what)),
        *(word.paragraph("Body Text", run(fact)) for fact in facts),
    )
    for group in groups:
        word.add(*_group(word, group))
    return word.to_bytes()


def _group(word: WordFile, group: Copied) -> Iterator[Xml]:
    yield word.heading(group.title, group.level, counted=False)
    if not group.lines:
        return
    heading = row(*_cells(word, ("Question", "Answer"), "Table Heading"), heading=True)
    rows = (row(*_cells(word, line, "Table Text"), unbroken=False) for line in group.lines)
    yield frame(word.style("Report Table"), group.title, WIDTHS, heading, *rows)
    yield gap(word)


def _cells(word: WordFile, words: Sequence[str], style: str) -> Iterator[Xml]:
    for width, each in zip(WIDTHS, words, strict=True):
        yield cell(width, word.paragraph(style, run(each or NOTHING)))

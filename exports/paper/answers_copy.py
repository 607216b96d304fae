"""The copy of its answers that a partner keeps: what was asked, and what it said."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exports.column_widths import PAGE_WIDTH
from exports.paper.front import number_pages, set_properties
from exports.word_file import WordFile
from exports.word_tables import cell, frame, gap, row
from exports.word_xml import Xml, run

NOTHING = "Not answered"


class Column(NamedTuple):
    """Its share of the page is in hundredths; `nothing` stands in a cell without words."""

    title: str
    share: int
    nothing: str = NOTHING


ANSWERS = Column("Question", 45), Column("Answer", 55)
RECORD = Column("Question", 36), Column("Answer", 36), Column("Your word on it", 28, "None yet")


class Copied(NamedTuple):
    """A heading with its lines, a cell for each column: what was asked, and what was said."""

    title: str
    lines: Sequence[tuple[str, ...]]
    level: int = 1
    columns: tuple[Column, ...] = ANSWERS


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
    columns, titles = group.columns, [column.title for column in group.columns]
    heading = row(*_cells(word, columns, titles, "Table Heading"), heading=True)
    rows = (row(*_cells(word, columns, each, "Table Text"), unbroken=False) for each in group.lines)
    widths = [_width(column) for column in columns]
    yield frame(word.style("Report Table"), group.title, widths, heading, *rows)
    yield gap(word)


def _cells(
    word: WordFile, columns: Sequence[Column], words: Sequence[str], style: str
) -> Iterator[Xml]:
    for column, each in zip(columns, words, strict=True):
        yield cell(_width(column), word.paragraph(style, run(each or column.nothing)))


def _width(column: Column) -> int:
    return PAGE_WIDTH * column.share // 100

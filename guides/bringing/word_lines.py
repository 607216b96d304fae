"""The lines of a Word document, with what its styles and lists say of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guides.bringing.lines import CannotBring, Cell, SourceLine, cleaned
from guides.bringing.marks import mark_of, split_marker
from guides.bringing.word_numbers import Numbers
from guides.bringing.word_parts import DAMAGED, W, attribute, child, is_on, open_package
from guides.bringing.word_styles import Styles

LINE_END = re.compile("[\n\x0b]")
# What stands beside a paragraph in the file and is no text of its own.
SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX_FONTS = re.compile("wingdings|symbol|webdings", re.IGNORECASE)


@dataclass
class Words:
    """The text of a paragraph while it is gathered."""

    texts: list[str] = field(default_factory=list)
    bold: bool = True
    italic: bool = True
    seen: bool = False


def word_lines(source: bytes) -> list[SourceLine]:
    package = open_package(source)
    reader = _Reader(Styles(package), Numbers(package.numbering))
    try:
        for part in (package.document, *package.beside):
            reader.apart = True
            reader.block(part, None)
    except RecursionError:
        raise CannotBring(DAMAGED) from None
    return reader.lines


class _Reader:
    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self.styles, self.numbers = styles, numbers
        self.lines: list[SourceLine] = []
        self.number = 0
        self.tables = 0
        self.apart = True

    def block(self, element: Any, cell: Cell | None) -> None:
        """The paragraphs and tables in an element, in the order they are read in."""
        for part in element:
            if part.tag == f"{W}p":
                self._paragraph(part, cell)
            elif part.tag == f"{W}tbl":
                self._table(part, cell)
            elif part.tag != FALLBACK and part.tag not in SKIPPED:
                self.block(part, cell)

    def _table(self, table: Any, outer: Cell | None) -> None:
        self.tables += 1
        number = self.tables
        rows = list(_within(table, "tr"))
        for at, row in enumerate(rows):
            cells = list(_within(row, "tc"))
            for column, cell in enumerate(cells):
                place = Cell(number, at, column, len(cells) == 1)
                self.apart = True
                self.block(cell, outer or (place if len(rows) > 1 or len(cells) > 1 else None))

    def _paragraph(self, paragraph: Any, cell: Cell | None) -> None:
        words = Words()
        boxes: list[Any] = []
        self._gather(paragraph, words, boxes)
        for text in LINE_END.split("".join(words.texts)):
            self._line(paragraph, cleaned(text), words, cell)
        for box in boxes:
            self.block(box, cell)

    def _line(self, paragraph: Any, written: str, words: Words, cell: Cell | None) -> None:
        self.number += 1
        text = " ".join(written.split())
        if not text:
            self.apart = True
            return
        look = self.styles.look(paragraph)
        marker, body = split_marker(text)
        depth = look.depth
        if look.marker:
            marker, body = look.marker, text
        elif not marker:
            depth = 0
        self.lines.append(
            SourceLine(
                *(self.number, text, body, marker, depth, look.heading),
                mark=self.numbers.counted(look.listed) or mark_of(text, body),
                bold=(words.bold and words.seen) or look.bold,
                italic=(words.italic and words.seen) or look.italic,
                apart=self.apart,
                cell=cell,
            )
        )
        self.apart = False

    def _gather(self, element: Any, words: Words, boxes: list[Any]) -> None:
        for part in element:
            if part.tag == f"{W}r":
                self._run(part, words, boxes)
            elif part.tag != FALLBACK and part.tag not in SKIPPED:
                self._gather(part, words, boxes)

    def _run(self, run: Any, words: Words, boxes: list[Any]) -> None:
        before = len(words.texts)
        for part in run:
            name = part.tag.removeprefix(W)
            if name in GLYPHS:
                words.texts.append(GLYPHS[name](part))
            elif part.tag != FALLBACK and part.tag not in SKIPPED:
                boxes += _boxes(part)
        if "".join(words.texts[before:]).strip():
            look = child(run, "rPr")
            words.seen = True
            words.bold = words.bold and is_on(look, "b")
            words.italic = words.italic and is_on(look, "i")
            if is_on(look, "caps"):
                words.texts[before:] = [text.upper() for text in words.texts[before:]]


def _within(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, but not those of a table inside it."""
    for part in element:
        if part.tag == f"{W}{name}":
            yield part
        elif part.tag not in (f"{W}tc", f"{W}tbl"):
            yield from _within(part, name)


def _boxes(part: Any) -> Iterator[Any]:
    """The text boxes that are drawn in a run, each once."""
    if part.tag == f"{W}txbxContent":
        yield part
    elif part.tag != FALLBACK:
        for inner in part:
            yield from _boxes(inner)


def _symbol(part: Any) -> str:
    """A mark of a font of marks is nearly always a box to tick, or a bullet."""
    return "□ " if BOX_FONTS.match(attribute(part, "font")) else ""


GLYPHS: dict[str, Any] = {
    "t": lambda part: part.text or "",
    "tab": lambda part: "\t",
    "br": lambda part: "\n",
    "cr": lambda part: "\n",
    "noBreakHyphen": lambda part: "-",
    "sym": _symbol,
}

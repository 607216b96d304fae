"""Tables to note answers in: a row for each line of a hand-out, blank rows for a partner's list."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exports.column_widths import PAGE_WIDTH
from exports.paper.cells import cell_lines
from exports.paper.fields import offered_items
from exports.paper.words import Numbers
from exports.plain_text import shortened
from exports.word_file import WordFile
from exports.word_guide import offered
from exports.word_tables import UNBROKEN, cell, frame, gap, row
from exports.word_xml import NOTHING, Xml, joined, run, w
from guides import Guide, HandOut, Item, Question, Roster

NAME_WIDTH, ROW_NAME_WIDTH, RAISED_WIDTH = 2900, 1500, 1100
MOST_COLUMNS = {True: 5, False: 3}  # of a hand-out; of a list, whose cells take more words
TALL = {"long_text": 1300, "text": 800}
LONGEST_HEADING = 30
MOST_LINES_TOGETHER = 12
TOGETHER = w("keepNext")


class Line(NamedTuple):
    """A row before it is known where it stands; `lines` are those of its longest cell."""

    cells: tuple[Xml, ...]
    height: int = 0
    lines: int = 1


class DeskTables:
    def __init__(self, word: WordFile, guide: Guide, numbers: Numbers) -> None:
        self.word, self.guide, self.numbers = word, guide, numbers

    def of(self, entries: HandOut | Roster, questions: Sequence[Question]) -> Iterator[Xml]:
        most = MOST_COLUMNS[isinstance(entries, HandOut)]
        for start in range(0, len(questions), most):
            yield self._table(entries, questions[start : start + most])
            yield gap(self.word)

    def _table(self, entries: HandOut | Roster, questions: Sequence[Question]) -> Xml:
        mentions = any(question.keeps_mention for question in questions)
        widths = _widths(isinstance(entries, HandOut), mentions, questions)
        heading = row(*self._headings(entries, questions, mentions, widths), heading=True)
        rows = (
            _row_at_least(line, unbroken=n > 0 and line.lines <= MOST_LINES_TOGETHER)
            for n, line in enumerate(self._rows(entries, questions, mentions, widths))
        )
        return frame(self.word.style("Report Grid"), entries.title, widths, heading, *rows)

    def _headings(
        self,
        entries: HandOut | Roster,
        questions: Sequence[Question],
        mentions: bool,
        widths: Sequence[int],
    ) -> Iterator[Xml]:
        first = entries.title if isinstance(entries, HandOut) else entries.item.capitalize()
        raised = ["Raised first"] if mentions else []
        asked = (f"{self.numbers[q.id]} {shortened(q.ask, LONGEST_HEADING)}" for q in questions)
        names = (first, *raised, *asked)
        for width, name in zip(widths, names, strict=True):
            yield cell(width, self.word.paragraph("Table Heading", run(name)))

    def _rows(
        self,
        entries: HandOut | Roster,
        questions: Sequence[Question],
        mentions: bool,
        widths: Sequence[int],
    ) -> Iterator[Line]:
        if isinstance(entries, Roster):
            for item in offered_items(self.guide, questions[0]):
                yield self._row(item, questions, mentions, widths)
            return
        asked = {item for question in questions for item in self.guide.items(question)}
        for group in entries.groups:
            items = [item for item in group.items if item in asked]
            if items and len(entries.groups) > 1:
                yield self._group(group.label, widths)
            for item in items:
                yield self._row(item, questions, mentions, widths)

    def _group(self, label: str, widths: Sequence[int]) -> Line:
        words = self.word.paragraph("Table Heading", run(label), properties=(TOGETHER,))
        return Line((cell(sum(widths), words, w("gridSpan", val=len(widths))),))

    def _row(
        self,
        item: Item | None,
        questions: Sequence[Question],
        mentions: bool,
        widths: Sequence[int],
    ) -> Line:
        raised = [["☐"]] if mentions else []
        contents = (
            [offered(item)] if item else [],
            *raised,
            *map(cell_lines, questions),
        )
        cells = tuple(
            cell(width, self._lines(lines)) for width, lines in zip(widths, contents, strict=True)
        )
        is_list = bool(questions) and isinstance(self.guide.lists[questions[0].for_each], Roster)
        height = max((TALL.get(question.kind, 0) for question in questions), default=0)
        return Line(cells, height if is_list else height // 2, max(map(len, contents)))

    def _lines(self, lines: Sequence[str]) -> Xml:
        paragraphs = (self.word.paragraph("Table Text", run(line)) for line in lines or [""])
        return joined(*paragraphs)


def _widths(is_sheet: bool, mentions: bool, questions: Sequence[Question]) -> list[int]:
    """A column for each question, as wide as its boxes need beside the others."""
    first = NAME_WIDTH if is_sheet else ROW_NAME_WIDTH
    raised = [RAISED_WIDTH] if mentions else []
    shares = [max(3, len(question.options)) if question.options else 5 for question in questions]
    room = PAGE_WIDTH - first - sum(raised)
    return [first, *raised, *(room * share // sum(shares) for share in shares)]


def _row_at_least(line: Line, *, unbroken: bool) -> Xml:
    """The first may always be broken: LibreOffice could lose those after it. So may a long one."""
    tall = w("trHeight", val=line.height, hRule="atLeast") if line.height else NOTHING
    return w("tr", w("trPr", UNBROKEN if unbroken else NOTHING, tall), *line.cells)

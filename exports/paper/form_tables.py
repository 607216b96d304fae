"""The tables of a form: a row for each line of a hand-out, a table for each row of a list."""

from collections.abc import Iterator, Sequence

from exports.column_widths import PAGE_WIDTH
from exports.paper.form_answers import Answers, Place
from exports.paper.words import Numbers
from exports.word_file import WordFile
from exports.word_tables import cell, frame, gap, row
from exports.word_xml import NOTHING, Xml, joined, run, w
from guides import Guide, HandOut, Item, Question, Roster, Slot

NAME_WIDTH = 2700
ANSWER_WIDTH = PAGE_WIDTH - NAME_WIDTH
IN_CELL = Place(ANSWER_WIDTH - 160, "Table Tick", "Table Text", "Table Tick", 0.9)
MOST_COLUMNS, ROW_NAME_WIDTH = 4, 1500
TOGETHER = w("keepNext")


class FormTables:
    def __init__(self, word: WordFile, guide: Guide, numbers: Numbers, answers: Answers) -> None:
        self.word, self.guide, self.numbers, self.answers = word, guide, numbers, answers
        self._shown: set[str] = set()

    def lines(self, handout: HandOut, question: Question) -> Iterator[Xml]:
        """The hints of the lines stand where the hand-out is first met."""
        hinted = handout.id not in self._shown
        self._shown.add(handout.id)
        asked = self.guide.items(question)
        rows = (
            row
            for group in handout.groups
            if (items := [item for item in group.items if item in asked])
            for row in (
                *self._group(group.label, len(handout.groups)),
                *(self._line(question, item, hinted) for item in items),
            )
        )
        yield self._two_columns(handout.title, *rows)
        yield gap(self.word)

    def rows(
        self, roster: Roster, questions: Sequence[Question], rows: Sequence[Item]
    ) -> Iterator[Xml]:
        is_short = all(q.kind == "text" and not q.ask_if for q in questions)
        if is_short and len(questions) <= MOST_COLUMNS:
            yield self._grid(roster, questions, rows)
            yield gap(self.word)
            return
        for item in rows:
            asked = (self._asked(q, item) for q in questions if item in self.guide.items(q))
            yield self._two_columns(item.label, *asked)
            yield gap(self.word)

    def _group(self, label: str, groups: int) -> Iterator[Xml]:
        if groups > 1 and label:
            words = self.word.paragraph("Table Heading", run(label), properties=(TOGETHER,))
            yield row(cell(PAGE_WIDTH, words, w("gridSpan", val=2)))

    def _line(self, question: Question, item: Item, hinted: bool) -> Xml:
        hint = self._small(item.hint) if hinted else NOTHING
        name = joined(self._words("Table Text", item.label), hint)
        return self._answered(name, Slot(question, item))

    def _asked(self, question: Question, item: Item) -> Xml:
        number = run(f"{self.numbers[question.id]} ")
        asked = self.word.paragraph("Table Text", number, run(question.reading, w("b"), w("bCs")))
        below = (self.numbers.route_to_answer(question), question.help)
        return self._answered(joined(asked, *map(self._small, below)), Slot(question, item))

    def _answered(self, name: Xml, slot: Slot) -> Xml:
        answer = self.answers.of(slot, IN_CELL)
        return row(cell(NAME_WIDTH, name), cell(ANSWER_WIDTH, answer))

    def _two_columns(self, title: str, *rows: Xml) -> Xml:
        heading = row(
            cell(NAME_WIDTH, self._words("Table Heading", title)),
            cell(ANSWER_WIDTH, self._words("Table Heading", "Your answer")),
            heading=True,
        )
        widths = (NAME_WIDTH, ANSWER_WIDTH)
        return frame(self.word.style("Report Table"), title, widths, heading, *rows)

    def _grid(self, roster: Roster, questions: Sequence[Question], rows: Sequence[Item]) -> Xml:
        width = (PAGE_WIDTH - ROW_NAME_WIDTH) // len(questions)
        names = (
            cell(width, joined(self._words("Table Heading", self._column(q)), self._small(q.help)))
            for q in questions
        )
        corner = cell(ROW_NAME_WIDTH, self._words("Table Heading", roster.item.capitalize()))
        lines = (
            row(
                cell(ROW_NAME_WIDTH, self._words("Table Text", item.label)),
                *(cell(width, self._short(Slot(q, item))) for q in questions),
            )
            for item in rows
        )
        widths = (ROW_NAME_WIDTH, *[width] * len(questions))
        heading = row(corner, *names, heading=True)
        return frame(self.word.style("Report Table"), roster.title, widths, heading, *lines)

    def _column(self, question: Question) -> str:
        return f"{self.numbers[question.id]} {question.reading}"

    def _short(self, slot: Slot) -> Xml:
        return self.answers.of(slot, IN_CELL)

    def _words(self, style: str, words: str) -> Xml:
        return self.word.paragraph(style, run(words))

    def _small(self, words: str) -> Xml:
        return self._words("Table Hint", words) if words else NOTHING

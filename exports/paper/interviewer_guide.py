"""The topic guide to interview with: what to say, what to watch for, and room for notes."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, groupby
from typing import Any

from exports.column_widths import PAGE_WIDTH
from exports.paper.cells import BOX, blanks, lettered
from exports.paper.front import number_pages, set_header, set_properties
from exports.paper.interviewer_tables import DeskTables
from exports.paper.words import Numbers, list_name
from exports.word_file import WordFile
from exports.word_guide import aside_words
from exports.word_tables import cell, frame, gap, row
from exports.word_xml import NOTHING, Xml, run, w
from guides import Guide, HandOut, Question, Roster, Section
from guides.question import Instruction

TOGETHER = w("keepNext")
RULED_LINES = {"long_text": 5}
FEW_LINES = 2
HOW_TO_READ = (
    "Say what stands in upright letters. What stands in italics is for you and is not read out.",
    "Tick what is chosen, and the probes that you used. Write on the lines.",
)
Piece = tuple[str, Xml]
"""A paragraph before it is written: its style and its words."""
TO_FILL_IN = ("Organisation", "People taking part", "Interviewer", "Date and place")


def interviewer_guide(guide: Guide) -> bytes:
    word = WordFile()
    paper = InterviewerGuide(word, guide)
    set_properties(word, guide.title, "Topic guide for the interviewer")
    number_pages(word, guide.title)
    word.add(*paper.front())
    for number, section in enumerate(guide.sections, 1):
        set_header(word, word.new_pages(), f"{number}  {_timed(section)}")
        word.add(*paper.section(section))
    return word.to_bytes()


class InterviewerGuide:
    def __init__(self, word: WordFile, guide: Guide) -> None:
        self.word, self.guide = word, guide
        self.numbers = Numbers(guide)
        self.tables = DeskTables(word, guide, self.numbers)

    def front(self) -> Iterator[Xml]:
        guide, paragraph = self.guide, self.word.paragraph
        yield paragraph("Title", run(guide.title))
        yield paragraph("Subtitle", run(f"To interview with. Version {guide.version}"))
        yield self._to_fill_in()
        yield gap(self.word)
        yield from (paragraph("List Bullet", run(line)) for line in HOW_TO_READ)
        yield from (paragraph(*piece) for piece in _told(guide.instructions))
        if guide.objectives:
            yield self.word.heading("What the research has to find out", 2, counted=False)
        yield from (paragraph("List Bullet", run(each.text)) for each in guide.objectives)
        yield self.word.heading("Sections", 2, counted=False)
        yield self._timetable()

    def section(self, section: Section) -> Iterator[Xml]:
        yield self.word.heading(_timed(section), 1)
        yield self.word.paragraph("Aim", aside_words("Aim, not read out", section.aim.text))
        if section.introduction:
            told = section.introduction.instructions
            yield from self._kept(_told(told), (("Spoken", run(section.introduction.ask)),))
        for _, together in groupby(section.questions, key=self._run):
            questions = tuple(together)
            entries = self.guide.lists.get(questions[0].for_each)
            if entries is None:
                yield from self._question(questions[0])
            else:
                yield from self._about_each(entries, questions)

    def _run(self, question: Question) -> tuple[Any, ...]:
        """What questions must share to be noted in one table."""
        entries = self.guide.lists.get(question.for_each)
        if isinstance(entries, HandOut):
            return question.for_each, sorted(question.ask_if.items())
        return (question.for_each,) if entries else (question.id,)

    def _question(self, question: Question) -> Iterator[Xml]:
        lines = RULED_LINES.get(question.kind, FEW_LINES)
        yield from self._kept(
            self._asked(question, self._shown(question)),
            _ticks(blanks(question)),
            _probes(question),
            [("Ruled", NOTHING)] * lines,
        )

    def _about_each(
        self, entries: HandOut | Roster, questions: tuple[Question, ...]
    ) -> Iterator[Xml]:
        """What holds for all of a hand-out's questions is said once, at the first."""
        once = self._shown(questions[0]) if isinstance(entries, HandOut) else []
        for n, question in enumerate(questions):
            above = self._shown(question) if isinstance(entries, Roster) else once if n == 0 else []
            asked = self._asked(question, above)
            yield from self._kept(asked, _ticks(lettered(question)), _probes(question))
        where = f"Note it for each line of {list_name(self.guide, entries.id)}."
        yield self.word.paragraph("Hint", run(where))
        yield from self.tables.of(entries, questions)
        yield from self._kept([("Ruled", NOTHING)] * FEW_LINES)

    def _kept(self, *parts: Iterable[Piece]) -> Iterator[Xml]:
        """On one page: each paragraph stays with the next, but for the last."""
        *others, last = chain(*parts)
        for style, content in others:
            yield self.word.paragraph(style, content, properties=(TOGETHER,))
        yield self.word.paragraph(*last)

    def _asked(self, question: Question, shown: Iterable[Piece]) -> Iterator[Piece]:
        yield "Spoken Question", run(f"{self.numbers[question.id]}\t{question.ask}")
        yield from shown
        yield from _told(question.instructions)
        if question.help:
            yield "Interviewer", aside_words("If they ask", question.help)

    def _shown(self, question: Question) -> list[Piece]:
        """When to ask it, and what to show."""
        is_sheet = isinstance(self.guide.lists.get(question.for_each), HandOut)
        sheets = (question.handout, question.for_each if is_sheet else "")
        shown = (f"Show {list_name(self.guide, s)}." for s in dict.fromkeys(filter(None, sheets)))
        told = [*self.numbers.routes_to_ask(question), *shown]
        return [("Interviewer", aside_words("Interviewer", words)) for words in told]

    def _to_fill_in(self) -> Xml:
        widths = (2800, PAGE_WIDTH - 2800)
        heading = row(*map(self._heading, widths, ("This interview", "")), heading=True)
        rows = (row(*map(self._cell, widths, (what, "")), height=600) for what in TO_FILL_IN)
        title = "This interview"
        return frame(self.word.style("Report Table"), title, widths, heading, *rows)

    def _timetable(self) -> Xml:
        widths = (5600, 1600, PAGE_WIDTH - 7200)
        ends = accumulate(section.minutes or 0 for section in self.guide.sections)
        names = ("Section", "Minutes", "Over after")
        heading = row(*map(self._heading, widths, names), heading=True)
        rows = []
        for n, (section, end) in enumerate(zip(self.guide.sections, ends, strict=True), 1):
            kept = [TOGETHER] if n < len(self.guide.sections) else []
            told = f"{n}  {section.title}", str(section.minutes or ""), f"{end} minutes"
            rows.append(row(*(self._cell(*each, *kept) for each in zip(widths, told, strict=True))))
        return frame(self.word.style("Report Table"), "Sections", widths, heading, *rows)

    def _heading(self, width: int, words: str) -> Xml:
        return cell(width, self.word.paragraph("Table Heading", run(words)))

    def _cell(self, width: int, words: str, *kept: Xml) -> Xml:
        return cell(width, self.word.paragraph("Desk Text", run(words), properties=kept))


def _told(instructions: Iterable[Instruction]) -> Iterator[Piece]:
    return (("Interviewer", aside_words("Interviewer", one.words)) for one in instructions)


def _probes(question: Question) -> Iterator[Piece]:
    if question.probes:
        yield "Interviewer", aside_words("Interviewer", "Probe for:")
    yield from _ticks(f"{BOX}\t{probe.text}" for probe in question.probes)


def _ticks(lines: Iterable[str]) -> Iterator[Piece]:
    return (("Tick", run(line)) for line in lines)


def _timed(section: Section) -> str:
    if not section.minutes:
        return section.title
    return f"{section.title} ({section.minutes} minute{'s' if section.minutes > 1 else ''})"

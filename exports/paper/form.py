"""The self-completion form: only words meant for the partner, and places to answer."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docx.oxml.xmlchemy import BaseOxmlElement

from exports.column_widths import PAGE_WIDTH
from exports.paper.controls import fixed_words, marked, writing_place
from exports.paper.fields import ROWS, fingerprint, offered_items
from exports.paper.form_answers import FIRST_NUMBER, Answers, Known, Place
from exports.paper.form_tables import FormTables
from exports.paper.front import number_pages, set_properties
from exports.paper.words import Numbers
from exports.word_file import WordFile
from exports.word_xml import Xml, run, w
from guides import Guide, HandOut, Question, Roster, Section, Slot

ORGANISATION, MORE, REFERENCE = "organisation", "more", "form"
SPARE = {tag: FIRST_NUMBER + n for n, tag in enumerate((ORGANISATION, MORE, REFERENCE))}
ON_PAGE = Place(PAGE_WIDTH, "Tick", "Answer Box", "Reasons", 1.08)
TOGETHER = w("keepNext")
HOW_TO = (
    "Answer what you know, in any order. You may leave questions empty.",
    "Click a box to tick it, and click again to take the tick away.",
    "Where it says “Write here”, click and write. The place grows with your words.",
    "Please write inside these places. What is written beside them is read too, but a person has "
    "to find where it belongs.",
    "Where you have no answer, you can say why: tick “Don't know”, “Prefer not to say” or "
    "“Not for us to answer”.",
    "You can pass the form to colleagues for the parts that they know best.",
    "Save the form as a Word file (.docx) and send it back to the person who sent it to you. "
    "Please do not send a scan or a PDF.",
)


def self_completion_form(
    guide: Guide, *, organisation: str = "", known: Known | None = None
) -> bytes:
    """With what is known already filled in: (question, item) to the entries of an answer."""
    known = known or {}
    named = (int(item) for _, item in known if item.isdecimal())
    return _written(guide, organisation, known, max([ROWS, *named])).to_bytes()


def every_row(guide: Guide) -> BaseOxmlElement:
    """The form with every row that the guide allows: all the words that a form can have."""
    return _written(
        guide, "", {}, max([ROWS, *(roster.most for roster in guide.rosters)])
    ).document.element


def _written(guide: Guide, organisation: str, known: Known, rows: int) -> WordFile:
    word = WordFile()
    form = Form(word, guide, known, rows)
    set_properties(word, guide.title, "Questionnaire")
    number_pages(word, guide.title)
    word.add(*form.opening(organisation))
    for section in guide.sections:
        if section.questions:
            word.add(*form.section(section))
    word.add(*form.ending())
    return word


class Form:
    def __init__(self, word: WordFile, guide: Guide, known: Known, rows: int) -> None:
        self.word, self.guide, self.rows = word, guide, rows
        self.numbers = Numbers(guide)
        self.answers = Answers(word, guide, known)
        self.tables = FormTables(word, guide, self.numbers, self.answers)

    def opening(self, organisation: str) -> Iterator[Xml]:
        paragraph = self.word.paragraph
        yield paragraph("Title", run(self.guide.title))
        yield paragraph("Subtitle", run("Questionnaire"))
        yield paragraph("Body Text", run("Your organisation:"), properties=(TOGETHER,))
        yield self._box(ORGANISATION, "Your organisation", organisation)
        yield self.word.heading("How to fill in this form", 2, counted=False)
        yield from (paragraph("List Bullet", run(line)) for line in HOW_TO)

    def section(self, section: Section) -> Iterator[Xml]:
        yield self.word.heading(section.title, 1, new_page=True)
        opened = section.introduction
        if opened:
            yield self.word.paragraph("Body Text", run(opened.self_completion or opened.ask))
        for for_each, run_of in groupby(section.questions, key=lambda q: q.for_each):
            entries = self.guide.lists.get(for_each)
            questions = tuple(run_of)
            if isinstance(entries, Roster):
                yield from self._roster(entries, questions)
            else:
                for question in questions:
                    yield from self._question(question)

    def ending(self) -> Iterator[Xml]:
        paragraph = self.word.paragraph
        yield self.word.heading("Anything else", 1, counted=False)
        yield paragraph(
            "Body Text",
            run("Is there anything to add, such as lines for which there was no room?"),
            properties=(TOGETHER,),
        )
        yield self._box(MORE, "Anything else", "")
        yield paragraph("Body Text", run("Thank you. Please save the form and send it back."))
        reference = f"{self.guide.id} {self.guide.version} {fingerprint(self.guide)}"
        control = fixed_words(REFERENCE, "Reference", SPARE[REFERENCE], reference)
        reference_place = marked(control, SPARE[REFERENCE])
        yield paragraph("Note", run("Reference of this form: "), reference_place)

    def _box(self, tag: str, title: str, words: str) -> Xml:
        control = writing_place(tag, title, SPARE[tag], words)
        return self.word.paragraph("Answer Box", marked(control, SPARE[tag]))

    def _question(self, question: Question) -> Iterator[Xml]:
        yield from self._handout(question)
        yield from self._asked(question)
        entries = self.guide.lists.get(question.for_each)
        if isinstance(entries, HandOut):
            yield from self.tables.lines(entries, question)
        else:
            yield self.answers.of(Slot(question, None), ON_PAGE)

    def _asked(self, question: Question) -> Iterator[Xml]:
        words = run(f"{self.numbers[question.id]}\t{question.reading}")
        yield self.word.paragraph("Form Question", words)
        choose = "Tick all that apply." if question.kind == "any_of" else ""
        hints = (self.numbers.route_to_answer(question), question.help, choose)
        for hint in filter(None, hints):
            yield self.word.paragraph("Hint", run(hint))

    def _handout(self, question: Question) -> Iterator[Xml]:
        sheet = self.guide.lists.get(question.handout)
        if isinstance(sheet, HandOut) and sheet.statement:
            title = run(f"{sheet.title}. ", w("b"), w("bCs"))
            yield self.word.paragraph("Body Text", title, run(sheet.statement))

    def _roster(self, roster: Roster, questions: Sequence[Question]) -> Iterator[Xml]:
        yield self.word.heading(roster.title, 2, counted=False)
        yield self.word.paragraph(
            "Body Text", run(self._how_to_list(roster, questions)), properties=(TOGETHER,)
        )
        rows = [row for row in offered_items(self.guide, questions[0], self.rows) if row]
        yield from self.tables.rows(roster, questions, rows)

    def _how_to_list(self, roster: Roster, questions: Sequence[Question]) -> str:
        if roster.named_by not in {question.id for question in questions}:
            number = self.numbers[roster.named_by]
            return f"Please answer for each {roster.item} that you named in {number}."
        conditions = self.numbers.route_to_answer(self.guide.question(roster.named_by))
        more = "If there is not room for all, write the others under “Anything else” at the end."
        return f"{conditions} {more}".strip()

"""A topic guide as a whole: frozen dataclasses, one for each word of the guide language."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from guides.lists import HandOut, Item, Roster
from guides.names import IndicatorName
from guides.question import Instruction, Question, Words
from guides.shorthand import Texts, keyed, many, part, text_as


@part
class Objective(Words):
    id: str


@part
class Introduction:
    """How a section is opened: `ask` is said by the interviewer, `self_completion` is read."""

    ask: str
    self_completion: str = ""
    instructions: Annotated[tuple[Instruction, ...], many(text_as("kind"))] = ()
    source: Texts = ()


class Condition(NamedTuple):
    """One of `values` answers `question`, about the same item or about the interview as a whole."""

    question: str
    of_item: bool
    values: tuple[str, ...]


Routes = tuple[tuple[tuple[str, str], tuple[str, ...]], ...]


class Slot(NamedTuple):
    """One place for an answer: a question, about an item or about the interview as a whole."""

    question: Question
    item: Item | None

    @property
    def key(self) -> tuple[str, str]:
        return self.question.id, self.item.id if self.item else ""


@part
class Section:
    id: str
    title: str
    aim: Annotated[Words, BeforeValidator(text_as("text"))]
    minutes: int | None = Field(default=None, ge=1, strict=True)
    introduction: Introduction | None = None
    questions: tuple[Question, ...]


@part
class Guide:
    """A topic guide in one version."""

    id: str
    version: int = Field(ge=1, strict=True)
    title: str
    instructions: Annotated[tuple[Instruction, ...], many(text_as("kind"))] = ()
    objectives: Annotated[tuple[Objective, ...], keyed(text_as("text"))] = ()
    handouts: Annotated[tuple[HandOut, ...], keyed(lambda raw: raw)] = ()
    rosters: Annotated[tuple[Roster, ...], keyed(lambda raw: raw)] = ()
    sections: tuple[Section, ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(q for section in self.sections for q in section.questions)

    @cached_property
    def questions_by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def lists(self) -> dict[str, HandOut | Roster]:
        """What a question may be asked `for_each` of: hand-outs and rosters by id."""
        entries: tuple[HandOut | Roster, ...] = (*self.handouts, *self.rosters)
        return {entry.id: entry for entry in entries}

    @cached_property
    def hanging_on(self) -> dict[str, frozenset[str]]:
        """By question, those that are only asked because of its answer, at once or through others.

        Naming a row of a roster makes room for the next, so that such a question hangs on itself.
        """
        later: dict[str, set[str]] = {}
        for question in self.questions:
            rows = self.lists.get(question.for_each)
            named_by = (rows.named_by,) if isinstance(rows, Roster) else ()
            for on in (*question.ask_if, *named_by):
                later.setdefault(on, set()).add(question.id)
        return {on: frozenset(_through(on, later)) for on in later}

    @cached_property
    def conditions(self) -> dict[str, tuple[Condition, ...]]:
        """By question, what must have been answered for it to be asked."""
        return {
            question.id: tuple(
                Condition(on, self.question(on).for_each == question.for_each, values)
                for on, values in question.ask_if.items()
            )
            for question in self.questions
        }

    @cached_property
    def asked_anyway(self) -> frozenset[str]:
        """The questions that hang on nothing: no answer, and no row that was named."""
        free = (q.id for q in self.questions if not self.conditions[q.id])
        return frozenset(free) - self.roster_of.keys()

    @cached_property
    def routes(self) -> dict[tuple[str, str], Routes]:
        """By place, those that decide about it; guides.routing works each out when first asked."""
        return {}

    @cached_property
    def roster_of(self) -> dict[str, Roster]:
        """By question, the roster that it goes through, where it does."""
        rosters = {roster.id: roster for roster in self.rosters}
        return {q.id: rosters[q.for_each] for q in self.questions if q.for_each in rosters}

    def question(self, question_id: str) -> Question:
        return self.questions_by_id[question_id]

    def section(self, section_id: str) -> Section:
        return next(section for section in self.sections if section.id == section_id)

    def measuring(self, indicator: IndicatorName) -> Question | None:
        """The question read as evidence of that indicator, where the guide has one."""
        return next((q for q in self.questions if q.indicator == indicator), None)

    def items(self, question: Question) -> tuple[Item | None, ...]:
        return self.lists[question.for_each].items if question.for_each else (None,)

    @cached_property
    def slots_by_section(self) -> dict[str, tuple[Slot, ...]]:
        return {
            section.id: tuple(Slot(q, item) for q in section.questions for item in self.items(q))
            for section in self.sections
        }

    @cached_property
    def slots_by_key(self) -> dict[tuple[str, str], Slot]:
        return {slot.key: slot for slots in self.slots_by_section.values() for slot in slots}

    def slots(self, section: Section) -> tuple[Slot, ...]:
        return self.slots_by_section[section.id]


def _through(start: str, later: Mapping[str, set[str]]) -> set[str]:
    """What follows from it, and what follows from that."""
    found, waiting = set[str](), [start]
    while waiting:
        new = later.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found

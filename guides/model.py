"""What a topic guide is made of: frozen dataclasses, one for each word of the guide language."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from guides.names import INSTRUCTION_WORDS, IndicatorName, InstructionKind, KindName, Track
from guides.shorthand import Texts, keyed, many, part, text_as


@part
class Words:
    """A text with the source items that it serves: an aim, an objective, a probe."""

    text: str
    source: Texts = ()


@part
class Objective(Words):
    id: str


@part
class Instruction:
    """For the interviewer only; a known kind brings its own words."""

    kind: InstructionKind = "note"
    text: str = ""
    source: Texts = ()

    @property
    def words(self) -> str:
        return f"{INSTRUCTION_WORDS[self.kind]} {self.text}".strip()


@part
class Introduction:
    """How a section is opened: `ask` is said by the interviewer, `self_completion` is read."""

    ask: str
    self_completion: str = ""
    instructions: Annotated[tuple[Instruction, ...], many(text_as("kind"))] = ()
    source: Texts = ()


@part
class Option:
    """One value that may be chosen; `specify` asks for the words behind it.

    `alone` is chosen with no other, such as "none of these".
    """

    id: str
    label: str
    specify: bool = False
    alone: bool = False
    source: Texts = ()


@part
class Item:
    """A line of a hand-out, or a row of a roster."""

    id: str
    label: str
    hint: str = ""
    specify: bool = False
    source: Texts = ()


@part
class Group:
    """Lines of a hand-out under one heading; tracks are judged apart."""

    id: str
    label: str
    track: Track | None = None
    items: Annotated[tuple[Item, ...], keyed(text_as("label"))]


@part
class HandOut:
    """A numbered sheet that is shown to the partner."""

    id: str
    number: int = Field(strict=True)
    title: str
    statement: str = ""
    lead: str = ""
    groups: Annotated[tuple[Group, ...], keyed(lambda raw: raw)] = ()
    source: Texts = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for group in self.groups for item in group.items)


@part
class Roster:
    """A list that the partner makes; a row stands once its `named_by` question is answered."""

    id: str
    title: str
    item: str
    named_by: str
    most: int = Field(default=10, ge=1, le=50, strict=True)
    source: Texts = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        rows = (str(n) for n in range(1, self.most + 1))
        return tuple(Item(id=n, label=f"{self.item.capitalize()} {n}") for n in rows)


@part
class Question:
    """What is asked: `ask` is spoken, `self_completion` read, the rest is for the interviewer."""

    id: str
    kind: KindName
    ask: str
    self_completion: str = ""
    hint: str = ""
    instructions: Annotated[tuple[Instruction, ...], many(text_as("kind"))] = ()
    probes: Annotated[tuple[Words, ...], many(text_as("text"))] = ()
    handout: str = ""
    for_each: str = ""
    ask_if: dict[str, Texts] = Field(default_factory=dict)
    options: Annotated[tuple[Option, ...], keyed(text_as("label"))] = ()
    indicator: IndicatorName | None = None
    unit: str = ""
    lowest: int = Field(default=0, strict=True)
    highest: int | None = Field(default=None, strict=True)
    source: Texts = ()
    supplementary: str = ""

    @property
    def reading(self) -> str:
        """The words that a partner reads."""
        return self.self_completion or self.ask

    @cached_property
    def limits(self) -> str:
        """Which numbers answer it."""
        if self.highest is None:
            return f"of {self.lowest:,d} or more"
        return f"from {self.lowest:,d} to {self.highest:,d}"

    @cached_property
    def is_limited(self) -> bool:
        """Whether the guide says more of the number than that none is below 0."""
        return self.lowest != 0 or self.highest is not None

    @cached_property
    def help(self) -> str:
        """What is read below it: its hint, and which numbers answer it where that must be told."""
        told = f"A number {self.limits}" if self.is_limited else ""
        return ". ".join(filter(None, (self.hint.removesuffix("."), told))) if told else self.hint

    @cached_property
    def option_labels(self) -> dict[str, str]:
        return {option.id: option.label for option in self.options}

    @cached_property
    def keeps_mention(self) -> bool:
        """Whether it matters that an item was raised before the hand-out was shown."""
        return any(i.kind == "if_not_mentioned" for i in self.instructions)


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

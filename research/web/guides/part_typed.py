"""A part of a guide typed into its form: what is wrong with it, and what it changes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from guides import KINDS, Problem
from guides.checks.asking import FEWEST_OPTIONS
from guides.drafted import SECTIONS, Data, Drafted, DraftedQuestion, DraftedSection, drafted
from guides.made_ids import slug, unused
from guides.part_forms import (
    GUIDE,
    QUESTION,
    SECTION,
    Fields,
    as_typed,
    new_part,
    typed,
    with_typed,
)
from guides.typed_lines import lines_of
from guides.yaml_lists import with_line
from research.web.typed_values import Form, Problems

WHOLE = re.compile(r"(-?[0-9]{1,12})?")
NO_NUMBER = "Enter a whole number, such as 100, or nothing"
QUESTION_LABELS = {
    "ask": "What the interviewer says",
    "self_completion": "What a partner reads",
    "hint": "Hint",
    "kind": "What an answer is",
    "options": "Choices",
    "indicator": "What findings read it as",
    "unit": "What is counted",
    "lowest": "Lowest number",
    "highest": "Highest number",
    "for_each": "How often it is asked",
    "handout": "Hand-out in view",
    "instructions": "Instructions",
    "probes": "Probes",
}
SECTION_LABELS = {
    "title": "Title",
    "aim": "Aim",
    "minutes": "Minutes",
    "introduction": "What the interviewer opens it with",
    "introduction_read": "What a partner reads first",
    "introduction_instructions": "Instructions for opening it",
}
GUIDE_LABELS = {
    "title": "Title",
    "id": "Name",
    "version": "Version",
    "instructions": "Instructions",
    "objectives": "Objectives",
}


class PartTyped(Protocol):
    """What one form holds of a part; `id` is empty where the part is new."""

    noun: ClassVar[str]

    @property
    def fields(self) -> Fields: ...
    @property
    def labels(self) -> Mapping[str, str]: ...
    @property
    def id(self) -> str: ...
    @property
    def values(self) -> Form: ...
    def data(self, here: Drafted) -> Data | None: ...
    def name(self, here: Drafted) -> str: ...
    def problems(self) -> Problems: ...
    def part(self, text: str) -> Any: ...
    def put(self, text: str) -> str: ...
    def field_of(self, problem: Problem, here: Drafted) -> str: ...


@dataclass(frozen=True)
class QuestionTyped:
    """A new one stands after the question `after`, or as the last of its section."""

    id: str
    values: Form
    section: str = ""
    after: str = ""

    noun: ClassVar[str] = "question"
    fields: ClassVar[Fields] = QUESTION
    labels: ClassVar[Mapping[str, str]] = QUESTION_LABELS

    def found(self, here: Drafted) -> DraftedQuestion | None:
        return here.question(self.id)

    def data(self, here: Drafted) -> Data | None:
        found = self.found(here)
        return found.data if found else None

    def name(self, here: Drafted) -> str:
        """Its id, or the one that it will have."""
        taken = {str(question.data.get("id")) for question in here.questions}
        return self.id or unused(slug(typed(self.values, "ask"), "question"), taken)

    def problems(self) -> Problems:
        found: Problems = {}
        kind = KINDS.get(typed(self.values, "kind"))  # type: ignore[call-overload]
        choices = lines_of(self.values.get("options", ""))
        if not typed(self.values, "ask"):
            found["ask"] = "Write what is asked"
        if kind is None:
            found["kind"] = "Choose what an answer is"
        elif kind.has_options and len(choices) < FEWEST_OPTIONS:
            found["options"] = f"Write two choices or more: an answer is {kind.label}"
        elif not kind.has_options and choices:
            found["options"] = f"Take the choices out: an answer is {kind.label}"
        return found | no_numbers(self.values, "lowest", "highest")

    def part(self, text: str) -> Data | bool | None:
        """What of a text it changes: the question, or whether there is a place for a new one."""
        here = drafted(text)
        found = self.found(here)
        return (found and found.data) if self.id else here.section(self.section) is not None

    def put(self, text: str) -> str:
        here = drafted(text)
        found = self.found(here)
        if found:
            return with_typed(text, found.path, QUESTION, found.data, self.values)
        section, before = here.section(self.section), here.question(self.after)
        if self.id or section is None:
            return text
        stands = before is not None and before.section == section.path
        at = before.at + 1 if before and stands else len(section.questions)
        data = new_part(QUESTION, self.name(here), self.values)
        return with_line(text, (*section.path, "questions"), at, data)

    def field_of(self, problem: Problem, here: Drafted) -> str:
        is_its = problem.question == self.name(here) and problem.key in QUESTION
        return problem.key if is_its else ""


@dataclass(frozen=True)
class SectionTyped:
    """A new one stands after the section `after`, or as the last."""

    id: str
    values: Form
    after: str = ""

    noun: ClassVar[str] = "section"
    fields: ClassVar[Fields] = SECTION
    labels: ClassVar[Mapping[str, str]] = SECTION_LABELS

    def found(self, here: Drafted) -> DraftedSection | None:
        return here.section(self.id)

    def data(self, here: Drafted) -> Data | None:
        found = self.found(here)
        return found.data if found else None

    def name(self, here: Drafted) -> str:
        taken = {str(section.data.get("id")) for section in here.sections}
        return self.id or unused(slug(typed(self.values, "title"), "section"), taken)

    def problems(self) -> Problems:
        needed = {"title": "Write the title", "aim": "Write what the researcher must learn here"}
        found = {name: what for name, what in needed.items() if not typed(self.values, name)}
        more = ("introduction_read", "introduction_instructions")
        if any(typed(self.values, name) for name in more) and not typed(
            self.values, "introduction"
        ):
            found["introduction"] = "Write what the interviewer says, too"
        return found | no_numbers(self.values, "minutes")

    def part(self, text: str) -> dict[str, str] | None:
        found = self.found(drafted(text))
        return as_typed(SECTION, found.data) if found else None

    def put(self, text: str) -> str:
        here = drafted(text)
        found, before = self.found(here), here.section(self.after)
        if found:
            return with_typed(text, found.path, SECTION, found.data, self.values)
        at = before.at + 1 if before else len(here.sections)
        data = new_part(SECTION, self.name(here), self.values) | {"questions": []}
        return text if self.id else with_line(text, SECTIONS, at, data)

    def field_of(self, problem: Problem, here: Drafted) -> str:
        is_its = problem.section == self.name(here) and not problem.question
        return problem.key if is_its and problem.key in SECTION else ""


@dataclass(frozen=True)
class GuideTyped:
    """What a guide is called and numbered; it is there as long as its draft."""

    values: Form

    id: ClassVar[str] = "itself"
    noun: ClassVar[str] = "guide"
    fields: ClassVar[Fields] = GUIDE
    labels: ClassVar[Mapping[str, str]] = GUIDE_LABELS

    def data(self, here: Drafted) -> Data:
        return here.data

    def name(self, here: Drafted) -> str:
        return self.id

    def problems(self) -> Problems:
        needed = {
            "title": "Write the title",
            "id": "Write its name",
            "version": "Enter its number, such as 1",
        }
        found = {name: what for name, what in needed.items() if not typed(self.values, name)}
        return found | no_numbers(self.values, "version")

    def part(self, text: str) -> dict[str, str]:
        return as_typed(GUIDE, drafted(text).data)

    def put(self, text: str) -> str:
        return with_typed(text, (), GUIDE, drafted(text).data, self.values)

    def field_of(self, problem: Problem, here: Drafted) -> str:
        return problem.key if problem.key in GUIDE and not problem.section else ""


def no_numbers(values: Form, *names: str) -> Problems:
    return {name: NO_NUMBER for name in names if not WHOLE.fullmatch(typed(values, name))}


def asked(question: DraftedQuestion) -> str:
    words = as_typed(QUESTION, question.data)["ask"]
    return words or question.id or "A question without words"


def titled(section: DraftedSection) -> str:
    words = as_typed(SECTION, section.data)["title"]
    return words or section.id or "A section without a title"

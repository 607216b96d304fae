"""A roster of a draft typed into its form: what is wrong with it, and what it changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from guides import Problem
from guides.drafted import Data, Drafted, drafted
from guides.made_ids import slug, unused
from guides.part_forms import ROSTER, Fields, new_part, typed, with_typed
from guides.yaml_lists import with_line
from guides.yaml_parts import with_part
from research.web.guides.part_typed import no_numbers
from research.web.typed_values import Form, Problems

LABELS = {
    "title": "Title",
    "item": "What one row is",
    "most": "How many rows there can be",
    "named_by": "The question that names a row",
    "section": "In which section it is made",
    "ask": "What the interviewer says to be told a row",
}


@dataclass(frozen=True)
class RosterTyped:
    """A new one brings the question that names its rows, as the last of the section chosen."""

    id: str
    values: Form

    noun: ClassVar[str] = "list"
    after: ClassVar[str] = ""
    fields: ClassVar[Fields] = ROSTER
    labels: ClassVar[Mapping[str, str]] = LABELS

    def data(self, here: Drafted) -> Data | None:
        return here.rosters.get(self.id)

    def name(self, here: Drafted) -> str:
        taken = {*here.handouts, *here.rosters}
        return self.id or unused(slug(typed(self.values, "title"), "list"), taken)

    def problems(self) -> Problems:
        needed = {"title": "Write the title", "item": "Write what one row is, such as step"}
        if self.id:
            needed["named_by"] = "Choose the question that names a row"
        else:
            needed |= {"section": "Choose a section", "ask": "Write what is asked"}
        found = {name: what for name, what in needed.items() if not typed(self.values, name)}
        return found | no_numbers(self.values, "most")

    def part(self, text: str) -> Data | bool | None:
        here = drafted(text)
        if self.id:
            return self.data(here)
        return here.section(typed(self.values, "section")) is not None

    def put(self, text: str) -> str:
        here = drafted(text)
        held, name = self.data(here), self.name(here)
        if held is not None:
            return with_typed(text, ("rosters", name), ROSTER, held, self.values)
        section = here.section(typed(self.values, "section"))
        if self.id or section is None:
            return text
        asked = self._naming(here, name)
        made = new_part(ROSTER, "", self.values) | {"named_by": asked["id"]}
        del made["id"]
        at, path = len(section.questions), (*section.path, "questions")
        return with_part(with_line(text, path, at, asked), ("rosters", name), made)

    def field_of(self, problem: Problem, here: Drafted) -> str:
        return ""

    def _naming(self, here: Drafted, name: str) -> Data:
        taken = {str(question.data.get("id")) for question in here.questions}
        ask = typed(self.values, "ask")
        id_ = unused(slug(ask, "name"), taken)
        return {"id": id_, "for_each": name, "kind": "text", "ask": ask}

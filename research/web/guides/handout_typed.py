"""A hand-out of a draft typed into its form: what is wrong with it, and what it changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from guides import Problem
from guides.drafted import Data, Drafted, drafted
from guides.made_ids import slug, unused
from guides.part_forms import Fields, handout_fields, new_part, typed, with_typed
from guides.yaml_parts import with_part
from research.web.typed_values import Form, Problems

NEW_GROUPS = ("lines",)


@dataclass(frozen=True)
class HandoutTyped:
    """A new one has one group of lines, and the next number."""

    id: str
    values: Form
    groups: tuple[str, ...] = NEW_GROUPS

    noun: ClassVar[str] = "hand-out"
    after: ClassVar[str] = ""

    @property
    def fields(self) -> Fields:
        return handout_fields(self.groups)

    @property
    def labels(self) -> Mapping[str, str]:
        labels = {"title": "Title", "statement": "What stands above its lines"}
        for n, id_ in enumerate(self.groups, 1):
            labels |= {f"label_{id_}": f"Heading {n}", f"lines_{id_}": f"Lines under heading {n}"}
        return labels

    def data(self, here: Drafted) -> Data | None:
        return here.handouts.get(self.id)

    def name(self, here: Drafted) -> str:
        taken = {*here.handouts, *here.rosters}
        return self.id or unused(slug(typed(self.values, "title"), "handout"), taken)

    def problems(self) -> Problems:
        return {
            name: f"Fill in “{label}”"
            for name, label in self.labels.items()
            if name != "statement" and not typed(self.values, name)
        }

    def part(self, text: str) -> Data | None:
        return self.data(drafted(text))

    def put(self, text: str) -> str:
        here = drafted(text)
        held, path = self.data(here), ("handouts", self.name(here))
        if held is not None:
            return with_typed(text, path, self.fields, held, self.values)
        made = {"number": _next_number(here)} | new_part(self.fields, "", self.values)
        del made["id"]
        return text if self.id else with_part(text, path, made)

    def field_of(self, problem: Problem, here: Drafted) -> str:
        return ""


def groups_of(data: Data) -> tuple[str, ...]:
    held = data.get("groups")
    return tuple(held) if isinstance(held, dict) else ()


def _next_number(here: Drafted) -> int:
    numbers = (data.get("number") for data in here.handouts.values())
    return max((n for n in numbers if isinstance(n, int)), default=0) + 1

"""A hand-out of a draft typed into its form: what is wrong with it, and what it changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from guides import Problem
from guides.drafted import Data, Drafted, drafted
from guides.made_ids import slug, unused
from guides.part_forms import Fields, handout_fields, new_part, typed, with_typed
from guides.typed_lines import choice_labels
from guides.yaml_parts import part_in, with_part, without_part
from research.web.guides.part_typed import no_numbers
from research.web.typed_values import Form, Problems

NEW_GROUPS = ("lines",)
MORE = "+"
"""What the fields of a group are called that is not there yet."""


@dataclass(frozen=True)
class HandoutTyped:
    """A new one has one group of lines, and the next number where none is given.

    A group that nothing is left of goes; where it `has_room`, one more can be added.
    """

    id: str
    values: Form
    groups: tuple[str, ...] = NEW_GROUPS
    has_room: bool = False

    noun: ClassVar[str] = "hand-out"
    after: ClassVar[str] = ""

    @property
    def places(self) -> tuple[str, ...]:
        return (*self.groups, MORE) if self.has_room else self.groups

    @property
    def fields(self) -> Fields:
        return handout_fields(self.groups)

    @property
    def labels(self) -> Mapping[str, str]:
        labels = {
            "number": "Number",
            "title": "Title",
            "statement": "What stands above its lines",
            "lead": "The question over its lines",
        }
        for n, id_ in enumerate(self.places, 1):
            labels |= {
                f"label_{id_}": f"Heading {n}",
                f"lines_{id_}": f"Lines under heading {n}",
                f"track_{id_}": f"Track of heading {n}",
            }
        return labels

    def data(self, here: Drafted) -> Data | None:
        return here.handouts.get(self.id)

    def name(self, here: Drafted) -> str:
        taken = {*here.handouts, *here.rosters}
        return self.id or unused(slug(typed(self.values, "title"), "handout"), taken)

    def problems(self) -> Problems:
        begun = [id_ for id_ in self.places if self._is_typed(id_)]
        needed = [f"{name}_{id_}" for id_ in begun for name in ("label", "lines")]
        if self.places and not begun and not typed(self.values, "statement"):
            needed = [f"{name}_{self.places[0]}" for name in ("label", "lines")]
        found = {
            name: f"Fill in “{self.labels[name]}”"
            for name in ("title", *(["number"] if self.id else []), *needed)
            if not typed(self.values, name)
        }
        return found | no_numbers(self.values, "number")

    def part(self, text: str) -> Data | None:
        return self.data(drafted(text))

    def put(self, text: str) -> str:
        here = drafted(text)
        held, path = self.data(here), ("handouts", self.name(here))
        if held is not None:
            return self._changed(text, path, held)
        made = {"number": _next_number(here)} | new_part(self.fields, "", self.values)
        del made["id"]
        return text if self.id else with_part(text, path, made)

    def field_of(self, problem: Problem, here: Drafted) -> str:
        return ""

    def _is_typed(self, group: str) -> bool:
        return any(typed(self.values, f"{name}_{group}") for name in ("label", "lines"))

    def _changed(self, text: str, path: tuple[str, ...], held: Data) -> str:
        left = [id_ for id_ in self.groups if self._is_typed(id_)]
        for id_ in set(self.groups) - set(left):
            text = without_part(text, (*path, "groups", id_))
        text = with_typed(text, path, handout_fields(()), held, self.values)
        for id_ in left:
            held = part_in(text, path)
            fields = handout_fields([id_], taken=_lines_of(held))
            text = with_typed(text, path, fields, held, self.values)
        return self._with_more(text, path) if self._is_typed(MORE) else text

    def _with_more(self, text: str, path: tuple[str, ...]) -> str:
        held = part_in(text, path)
        name = unused(slug(typed(self.values, f"label_{MORE}"), "lines"), groups_of(held))
        fields = handout_fields([MORE], taken=_lines_of(held))
        made = new_part(fields, "", self.values)["groups"][MORE]
        return with_part(text, (*path, "groups", name), made)


def groups_of(data: Data) -> tuple[str, ...]:
    held = data.get("groups")
    return tuple(held) if isinstance(held, dict) else ()


def _lines_of(data: Data) -> set[str]:
    """The ids of all its lines, which must differ."""
    groups = [data["groups"][id_] for id_ in groups_of(data)]
    return {line for group in groups for line in choice_labels(group.get("items"))}


def _next_number(here: Drafted) -> int:
    numbers = (data.get("number") for data in here.handouts.values())
    return max((n for n in numbers if isinstance(n, int)), default=0) + 1

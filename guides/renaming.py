"""An older version of a guide, and its answers, under the ids of a newer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from guides.lists import Group, HandOut, Item, Roster
from guides.model import Guide
from guides.question import Option, Question

Key = tuple[str, str]
Named = TypeVar("Named", Item, Option)


@dataclass(frozen=True)
class Names:
    """Old id to new id; an item is known by its list, an option by its question, as of old."""

    questions: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[Key, str] = field(default_factory=dict)
    options: Mapping[Key, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.questions or self.items or self.options)

    def question(self, question: str) -> str:
        return self.questions.get(question, question)

    def item(self, of: str, item: str) -> str:
        return self.items.get((of, item), item)

    def option(self, question: str, option: str) -> str:
        return self.options.get((question, option), option)

    def key(self, guide: Guide, key: Key) -> Key:
        """The place of an answer; `guide` is the older version."""
        question, item = key
        return self.question(question), self.item(guide.question(question).for_each, item)

    def value(self, question: str, value: Any) -> Any:
        """What was answered; options that became one are chosen once."""
        if isinstance(value, list):
            return list(dict.fromkeys(self.option(question, each) for each in value))
        return self.option(question, value) if isinstance(value, str) else value


def renamed(guide: Guide, names: Names) -> Guide:
    """The older version as if it had had the newer ids from the start."""
    if not names:
        return guide
    sections = tuple(
        replace(section, questions=tuple(_question(q, names) for q in section.questions))
        for section in guide.sections
    )
    return replace(
        guide,
        handouts=tuple(_handout(handout, names) for handout in guide.handouts),
        rosters=tuple(_roster(roster, names) for roster in guide.rosters),
        sections=sections,
    )


def _handout(handout: HandOut, names: Names) -> HandOut:
    return replace(handout, groups=tuple(_group(handout.id, g, names) for g in handout.groups))


def _group(handout: str, group: Group, names: Names) -> Group:
    items = (replace(item, id=names.item(handout, item.id)) for item in group.items)
    return replace(group, items=_once(items))


def _roster(roster: Roster, names: Names) -> Roster:
    return replace(roster, named_by=names.question(roster.named_by))


def _question(question: Question, names: Names) -> Question:
    options = (replace(o, id=names.option(question.id, o.id)) for o in question.options)
    routes = {
        names.question(on): tuple(names.option(on, value) for value in values)
        for on, values in question.ask_if.items()
    }
    return replace(
        question,
        id=names.question(question.id),
        ask_if=routes,
        options=_once(options),
    )


def _once(parts: Iterable[Named]) -> tuple[Named, ...]:
    """Two that were given one id are one: the first."""
    found: dict[str, Named] = {}
    for each in parts:
        found.setdefault(each.id, each)
    return tuple(found.values())

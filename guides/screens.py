"""Which small sets of questions a partner sees at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from guides.model import Guide, HandOut, Item, Question, Roster, Section, Slot

MOST_TOGETHER = 4


@dataclass(frozen=True)
class Screen:
    """`id` is the first question's, then a dot and the group or item: `held.individuals`."""

    id: str
    title: str
    slots: tuple[Slot, ...]


def screens(guide: Guide, section: Section) -> tuple[Screen, ...]:
    runs = groupby(section.questions, lambda question: question.for_each)
    return tuple(s for each, run in runs for s in _screens(guide, section, each, tuple(run)))


def _screens(
    guide: Guide, section: Section, each: str, run: tuple[Question, ...]
) -> Iterator[Screen]:
    items = guide.lists.get(each)
    if items is None:
        return _of_the_whole(section, run)
    return _by_item(items, run) if isinstance(items, Roster) else _of_handout(items, run)


def _of_the_whole(section: Section, run: tuple[Question, ...]) -> Iterator[Screen]:
    for start in range(0, len(run), MOST_TOGETHER):
        together = run[start : start + MOST_TOGETHER]
        slots = tuple(Slot(question, None) for question in together)
        yield Screen(together[0].id, section.title, slots)


def _of_handout(handout: HandOut, run: tuple[Question, ...]) -> Iterator[Screen]:
    lead, rest = run[0], run[1:]
    if rest and not any(lead.id in question.ask_if for question in rest):
        yield from _by_item(handout, run)
        return
    yield from _by_group(handout, lead)
    if len(rest) == 1:
        yield from _by_group(handout, rest[0])
    elif rest:
        yield from _by_item(handout, rest)


def _by_group(handout: HandOut, question: Question) -> Iterator[Screen]:
    for group in filter(lambda group: group.items, handout.groups):
        slots = tuple(Slot(question, item) for item in group.items)
        yield Screen(f"{question.id}.{group.id}", group.label, slots)


def _by_item(items: HandOut | Roster, run: tuple[Question, ...]) -> Iterator[Screen]:
    for item in items.items:
        yield Screen(f"{run[0].id}.{item.id}", item.label, _about(item, run))


def _about(item: Item, run: tuple[Question, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(question, item) for question in run)

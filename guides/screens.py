"""Which small sets of questions a partner sees at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from guides.lists import HandOut, Item, Roster
from guides.model import Guide, Section, Slot
from guides.question import Question

MOST_TOGETHER = 4


@dataclass(frozen=True)
class Screen:
    """`id` is the first question's, then a dot and the group or item: `held.individuals`."""

    id: str
    title: str
    slots: tuple[Slot, ...]


def screens(guide: Guide, section: Section) -> tuple[Screen, ...]:
    runs = groupby(section.questions, lambda question: _run(guide, question))
    return tuple(s for _, run in runs for s in _screens(guide, section, tuple(run)))


def _run(guide: Guide, question: Question) -> tuple[object, ...]:
    """What questions that follow each other must share to stand together."""
    if isinstance(guide.lists.get(question.for_each), HandOut):
        # A screen of an item must not shrink to one question for those who do not hold it.
        return question.for_each, sorted(question.ask_if.items())
    return (question.for_each,)


def _screens(guide: Guide, section: Section, run: tuple[Question, ...]) -> Iterator[Screen]:
    items = guide.lists.get(run[0].for_each)
    if items is None:
        return _of_the_whole(section, run)
    if isinstance(items, HandOut) and len(run) == 1:
        return _by_group(items, run[0])
    return _by_item(items, run)


def _of_the_whole(section: Section, run: tuple[Question, ...]) -> Iterator[Screen]:
    for start in range(0, len(run), MOST_TOGETHER):
        together = run[start : start + MOST_TOGETHER]
        slots = tuple(Slot(question, None) for question in together)
        yield Screen(together[0].id, section.title, slots)


def _by_group(handout: HandOut, question: Question) -> Iterator[Screen]:
    for group in filter(lambda group: group.items, handout.groups):
        slots = tuple(Slot(question, item) for item in group.items)
        yield Screen(f"{question.id}.{group.id}", group.label, slots)


def _by_item(items: HandOut | Roster, run: tuple[Question, ...]) -> Iterator[Screen]:
    for item in items.items:
        yield Screen(f"{run[0].id}.{item.id}", item.label, _about(item, run))


def _about(item: Item, run: tuple[Question, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(question, item) for question in run)

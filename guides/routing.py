"""Which questions are asked, given what has been answered."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from guides.lists import Roster
from guides.model import Guide, Routes, Section, Slot
from guides.number_ranges import number_range
from guides.question import Question

Key = tuple[str, str]
Answers = Mapping[Key, Any]
"""Values by (question, item). An answer given without a value, such as "don't know", may be there
as None: it counts as answered and holds for nothing."""

ANY_NAME: tuple[str, ...] = ("a name was given to the row",)


def is_asked(guide: Guide, slot: Slot, answers: Answers) -> bool:
    return Route(guide, answers).state(slot.key) is True


def asked_slots(guide: Guide, section: Section, answers: Answers) -> tuple[Slot, ...]:
    return Route(guide, answers).asked(section)


def opens_more(
    guide: Guide, section: Section, question: Question, before: Answers, after: Answers
) -> bool:
    """Whether a changed answer to this question brings more of the section to be asked."""
    later = guide.hanging_on.get(question.id, frozenset())
    places = [slot.key for slot in guide.slots(section) if slot.question.id in later]
    was, now = Route(guide, before), Route(guide, after)
    return any(now.state(place) and not was.state(place) for place in places)


def settled(guide: Guide, slot: Slot, answers: Answers) -> bool:
    """Whether it can be said already if the slot is asked."""
    return Route(guide, answers).state(slot.key) is not None


def is_spare(guide: Guide, slot: Slot, answers: Answers) -> bool:
    """Whether the slot only offers room to name one more row of a roster."""
    rows = guide.lists.get(slot.question.for_each)
    names = isinstance(rows, Roster) and rows.named_by == slot.question.id
    return names and answers.get(slot.key) is None


def item_label(guide: Guide, slot: Slot, answers: Answers) -> str:
    """What the slot is about; a row of a roster is called by the name it was given."""
    if slot.item is None:
        return ""
    rows = guide.lists[slot.question.for_each]
    name = answers.get((rows.named_by, slot.item.id)) if isinstance(rows, Roster) else None
    return name if isinstance(name, str) else slot.item.label


class Route:
    """The state of each place, found once: True asked, False not asked, None not known yet."""

    def __init__(self, guide: Guide, answers: Answers) -> None:
        self.guide, self.answers = guide, answers
        self.states: dict[Key, bool | None] = {}
        self.spare_rows: dict[str, str] = {}

    def asked(self, section: Section) -> tuple[Slot, ...]:
        anyway = self.guide.asked_anyway
        possible = {q.id for q in section.questions if self._can_be_asked(q)}
        return tuple(
            slot
            for slot in self.guide.slots(section)
            if (id_ := slot.question.id) in anyway or (id_ in possible and self.state(slot.key))
        )

    @cached_property
    def _answered(self) -> set[str]:
        return {question for question, _ in self.answers}

    def _can_be_asked(self, question: Question) -> bool:
        """Not before each question that it hangs on has an answer about something."""
        conditions = self.guide.conditions[question.id]
        return all(condition.question in self._answered for condition in conditions)

    def state(self, key: Key) -> bool | None:
        # A stack of our own, because routes may be chained deeper than Python's own stack.
        waiting = [] if key in self.states else [key]
        while waiting:
            key_now = waiting[-1]
            # Noted at once, so that routes in a circle come to an end.
            self.states.setdefault(key_now, None)
            routes = self._routes(key_now)
            for on, _ in routes:
                if on not in self.states:
                    waiting.append(on)
                    break
            else:
                self.states[waiting.pop()] = self._state(key_now, routes)
        return self.states[key]

    def deciding(self, key: Key) -> tuple[Key, ...]:
        """The places whose answers keep one from being asked, at once or through another."""
        self.state(key)
        found: list[Key] = []
        waiting, seen = [key], {key}
        while waiting:
            for on, ok in self._routes(waiting.pop()):
                if on not in seen and self._holds(on, ok) is False:
                    seen.add(on)
                    (found if self.states[on] else waiting).append(on)
        return tuple(found)

    def _routes(self, key: Key) -> Routes:
        routes = self.guide.routes.get(key)
        if routes is None:
            routes = self.guide.routes[key] = tuple(self._routes_to(*key))
        return routes

    def _routes_to(self, question: str, item: str) -> Iterator[tuple[Key, tuple[str, ...]]]:
        for on, of_item, ok in self.guide.conditions[question]:
            yield (on, item if of_item else ""), ok
        roster = self.guide.roster_of.get(question)
        if roster and roster.named_by != question:
            yield (roster.named_by, item), ANY_NAME

    def _state(self, key: Key, routes: Routes) -> bool | None:
        is_known = True
        for on, ok in routes:
            holds = self._holds(on, ok)
            if holds is False:
                return False
            is_known = is_known and holds is not None
        if not self._is_open_row(key):
            return False
        return True if is_known else None

    def _holds(self, on: Key, values: tuple[str, ...]) -> bool | None:
        if self.states[on] is False:
            return False
        value = self.answers.get(on)
        if values is ANY_NAME:
            return value is not None
        if on not in self.answers or self.states[on] is None:
            return None
        if isinstance(value, int | float):
            return any(wanted.holds(value) for wanted in map(number_range, values) if wanted)
        chosen = value if isinstance(value, list) else [value]
        return any(one in values for one in chosen)

    def _is_open_row(self, key: Key) -> bool:
        """Whether a row of a roster has its name, or is the next to be given one."""
        roster = self.guide.roster_of.get(key[0])
        if roster is None or self.answers.get((roster.named_by, key[1])) is not None:
            return True
        return key[1] == self._spare_row(roster)

    def _spare_row(self, roster: Roster) -> str:
        if roster.id not in self.spare_rows:
            names = ((row.id, self.answers.get((roster.named_by, row.id))) for row in roster.items)
            self.spare_rows[roster.id] = next((row for row, name in names if name is None), "")
        return self.spare_rows[roster.id]

"""How far an interview has come: what was asked, what was answered, what is still open."""

from collections.abc import Iterator, Mapping
from math import ceil
from typing import NamedTuple

from guides import Guide, Route, Section, Slot, is_spare
from research.answers.stored import Key, Stored, values_of


class Progress(NamedTuple):
    """How far one section has come."""

    section: Section
    answered: int
    asked: int

    @property
    def minutes_left(self) -> int:
        """Of the minutes that the guide plans, the share of what is open; 0 where it plans none."""
        if not self.asked or self.answered >= self.asked:
            return 0
        return ceil((self.section.minutes or 0) * (self.asked - self.answered) / self.asked)

    @property
    def state(self) -> str:
        if self.answered >= self.asked:
            return "done"
        return "in_progress" if self.answered else "not_started"


def progress(guide: Guide, answers: Mapping[Key, Stored]) -> list[Progress]:
    return [
        Progress(section, sum(_is_given(answers.get(slot.key)) for slot in slots), len(slots))
        for section, slots in _counted(guide, answers)
    ]


def sections_done(guide: Guide, answers: Mapping[Key, Stored]) -> tuple[int, int]:
    """How many sections are done, of those in which anything is asked."""
    asked = [each for each in progress(guide, answers) if each.asked]
    return sum(each.state == "done" for each in asked), len(asked)


def open_slots(guide: Guide, answers: Mapping[Key, Stored]) -> list[Slot]:
    """What is asked and has neither an answer nor a reason for none."""
    slots = (slot for _, counted in _counted(guide, answers) for slot in counted)
    return [slot for slot in slots if not _is_given(answers.get(slot.key))]


def _is_given(answer: Stored | None) -> bool:
    """What time ran out for is still to be asked."""
    return answer is not None and answer.is_given and answer.missing != "not_reached"


def _counted(guide: Guide, answers: Mapping[Key, Stored]) -> Iterator[tuple[Section, list[Slot]]]:
    """A roster always offers one more row, but nobody owes a second name."""
    values = values_of(answers)
    route = Route(guide, values)
    for section in guide.sections:
        asked = route.asked(section)
        owed = (slot for slot in asked if slot.key[1] == "1" or not is_spare(guide, slot, values))
        yield section, list(owed)

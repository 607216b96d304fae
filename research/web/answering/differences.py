"""Where two voices of a partner differ, in the words of both."""

from typing import NamedTuple

from guides import Slot
from research.answers.positions import said
from research.models import Position
from research.web.answering.opened import Opened
from research.web.wording import answer_text, item_name


class Difference(NamedTuple):
    """One question on which two voices differ, with the words of both."""

    position: Position
    section: str
    question: str
    item: str
    stands: str
    stands_by: str
    differs: str


def differences(opened: Opened) -> list[Difference]:
    """Of an interview that was opened with its voices."""
    slots = {slot.key: (s, slot) for s in opened.guide.sections for slot in opened.guide.slots(s)}
    return [
        _difference(opened, position, section.title, slot)
        for position in opened.positions
        if (found := slots.get((position.question, position.item)))
        for section, slot in [found]
    ]


def _difference(opened: Opened, position: Position, section: str, slot: Slot) -> Difference:
    stands = opened.answers[slot.key]
    return Difference(
        position=position,
        section=section,
        question=slot.question.reading,
        item=item_name(opened.guide, slot, opened.answers),
        stands=answer_text(slot, stands, spoken=opened.spoken) or "No answer",
        stands_by=stands.saved_by,
        differs=answer_text(slot, stands._replace(**said(position)), spoken=opened.spoken),
    )

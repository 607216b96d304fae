"""What an interview did not reach: listed, and sent to the partner as the sections it is in."""

from collections.abc import Mapping
from typing import NamedTuple

from guides import Guide, Section, Slot, asked_slots
from research.answers.progress import open_slots
from research.answers.saving import Key, Stored, values_of

COMMENT = (
    "We ran out of time for this in our conversation. Please answer what is still open here: {}"
)
MOST_NAMED = 5


class NotReached(NamedTuple):
    """The questions of a section that time ran out for."""

    section: Section
    slots: list[Slot]

    @property
    def questions(self) -> list[str]:
        """Each question once, in the words that a partner reads."""
        return list(dict.fromkeys(slot.question.reading for slot in self.slots))


def not_reached(guide: Guide, answers: Mapping[Key, Stored]) -> list[NotReached]:
    values = values_of(answers)
    found = (
        NotReached(
            section, [s for s in asked_slots(guide, section, values) if _is_left(answers, s)]
        )
        for section in guide.sections
    )
    return [each for each in found if each.slots]


def still_open(guide: Guide, answers: Mapping[Key, Stored]) -> list[NotReached]:
    """What will not have been reached if the interview is closed now."""
    still = {slot.key for slot in open_slots(guide, answers)}
    found = (
        NotReached(section, [slot for slot in guide.slots(section) if slot.key in still])
        for section in guide.sections
    )
    return [each for each in found if each.slots]


def comments(left: list[NotReached]) -> dict[str, str]:
    """What the partner reads at the head of each section that comes back."""
    return {each.section.id: COMMENT.format(_named(each.questions)) for each in left}


def _is_left(answers: Mapping[Key, Stored], slot: Slot) -> bool:
    answer = answers.get(slot.key)
    return answer is not None and answer.missing == "not_reached"


def _named(questions: list[str]) -> str:
    words = " ".join(f"“{question}”" for question in questions[:MOST_NAMED])
    return f"{words} and others." if len(questions) > MOST_NAMED else words

"""What an interview left open: listed, and sent to the partner as the sections it is in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from guides import Guide, Section, Slot, asked_slots
from research.answers.only_in_words import stands_in_words
from research.answers.progress import open_slots
from research.answers.saving import Key, Stored, values_of

NOT_REACHED = (
    "We ran out of time for this in our conversation. Please answer what is still open here: {}"
)
IN_WORDS = (
    "You told us in words what this costs. Please look at the figures that we read in them, and "
    "say whether they are right: {}"
)
MOST_NAMED = 5


class Left(NamedTuple):
    """The questions of a section that are to be come back to for one reason."""

    section: Section
    slots: list[Slot]

    @property
    def questions(self) -> list[str]:
        """Each question once, in the words that a partner reads."""
        return list(dict.fromkeys(slot.question.reading for slot in self.slots))


def not_reached(guide: Guide, answers: Mapping[Key, Stored]) -> list[Left]:
    return _left(guide, (s for s in _asked(guide, answers) if _was_not_reached(answers, s)))


def only_in_words(guide: Guide, answers: Mapping[Key, Stored]) -> list[Left]:
    """Costs that were said, and of which nobody confirmed how the words are read."""
    return _left(guide, (s for s in _asked(guide, answers) if stands_in_words(s, answers)))


def still_open(guide: Guide, answers: Mapping[Key, Stored]) -> list[Left]:
    """What will not have been reached if the interview is closed now."""
    still = open_slots(guide, answers)
    return _left(guide, (slot for slot in still if not stands_in_words(slot, answers)))


def comments(unreached: list[Left], in_words: list[Left]) -> dict[str, str]:
    """What the partner reads at the head of each section that comes back."""
    said: dict[str, list[str]] = defaultdict(list)
    for comment, left in ((NOT_REACHED, unreached), (IN_WORDS, in_words)):
        for each in left:
            said[each.section.id].append(comment.format(_named(each.questions)))
    return {section: " ".join(words) for section, words in said.items()}


def _asked(guide: Guide, answers: Mapping[Key, Stored]) -> Iterator[Slot]:
    values = values_of(answers)
    for section in guide.sections:
        yield from asked_slots(guide, section, values)


def _left(guide: Guide, slots: Iterable[Slot]) -> list[Left]:
    keys = {slot.key for slot in slots}
    found = (Left(s, [slot for slot in guide.slots(s) if slot.key in keys]) for s in guide.sections)
    return [each for each in found if each.slots]


def _was_not_reached(answers: Mapping[Key, Stored], slot: Slot) -> bool:
    answer = answers.get(slot.key)
    return answer is not None and answer.missing == "not_reached"


def _named(questions: list[str]) -> str:
    words = " ".join(f"“{question}”" for question in questions[:MOST_NAMED])
    return f"{words} and others." if len(questions) > MOST_NAMED else words

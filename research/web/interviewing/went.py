"""How an interview went: what was not reached, which hand-out was shown when, and the time."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from guides import HandOut, Section, Slot
from research.answers.only_in_words import stands_in_words
from research.interviewing.follow_up import Left, not_reached, only_in_words
from research.interviewing.handouts_shown import first_showings
from research.interviewing.section_times import seconds_of
from research.models import HandoutShown
from research.web.answering.opened import Opened
from research.web.request_database import reading
from research.web.wording import item_name


class Went(NamedTuple):
    left: int
    in_words: int
    shown: list[tuple[HandOut, HandoutShown]]
    seconds: list[tuple[Section, int]]


def went(opened: Opened) -> Went:
    shown = first_showings(reading(), opened.interview.id)
    left, said = (find(opened.guide, opened.answers) for find in (not_reached, only_in_words))
    return Went(
        left=sum(len(each.slots) for each in left),
        in_words=sum(len(each.slots) for each in said),
        shown=[(sheet, shown[sheet.id]) for sheet in opened.guide.handouts if sheet.id in shown],
        seconds=time_spent(opened),
    )


def time_spent(opened: Opened) -> list[tuple[Section, int]]:
    """The seconds in each section; none where nobody counted any."""
    spent = seconds_of(reading(), opened.interview.id)
    return [(section, spent.get(section.id, 0)) for section in opened.guide.sections if spent]


def in_words(opened: Opened, left: Iterable[Left]) -> list[tuple[Section, dict[str, list[str]]]]:
    return [(each.section, _lines(opened, each.slots)) for each in left]


def _lines(opened: Opened, slots: Iterable[Slot]) -> dict[str, list[str]]:
    """Each question once, with the items that it is still to be asked of."""
    lines: dict[str, list[str]] = defaultdict(list)
    for slot in slots:
        name = item_name(opened.guide, slot, opened.answers)
        in_words = stands_in_words(slot, opened.answers)
        words = f"“{opened.answers[slot.key].specify}”" if in_words else ""
        lines[slot.question.reading] += filter(None, [": ".join(filter(None, (name, words)))])
    return lines

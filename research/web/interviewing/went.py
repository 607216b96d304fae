"""How an interview went: what was not reached, which hand-out was shown when, and the time."""

from typing import NamedTuple

from guides import HandOut, Section
from research.follow_up import not_reached
from research.handouts_shown import first_showings
from research.models import HandoutShown
from research.section_times import seconds_of
from research.web.answering.opened import Opened
from research.web.request_database import reading


class Went(NamedTuple):
    left: int
    shown: list[tuple[HandOut, HandoutShown]]
    seconds: list[tuple[Section, int]]


def went(opened: Opened) -> Went:
    shown = first_showings(reading(), opened.interview.id)
    spent = seconds_of(reading(), opened.interview.id)
    left = not_reached(opened.guide, opened.answers)
    return Went(
        left=sum(len(each.slots) for each in left),
        shown=[(sheet, shown[sheet.id]) for sheet in opened.guide.handouts if sheet.id in shown],
        seconds=[(each, spent[each.id]) for each in opened.guide.sections if each.id in spent],
    )

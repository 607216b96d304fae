"""Topic guides as data, and the code that understands them."""

from guides.checks import check_guide
from guides.kinds import KINDS, MENTIONS, MISSING, MISSING_TO_PARTNERS, Kind, problem, read_back
from guides.lists import Group, HandOut, Item, Roster
from guides.loader import load_guide, parse_guide
from guides.model import Guide, Section, Slot
from guides.problems import GuideError, Problem
from guides.question import Option, Question
from guides.routing import (
    Answers,
    Route,
    asked_slots,
    is_asked,
    is_spare,
    item_label,
    opens_more,
    settled,
)
from guides.screens import Screen, screens

__all__ = [
    "KINDS",
    "MENTIONS",
    "MISSING",
    "MISSING_TO_PARTNERS",
    "Answers",
    "Group",
    "Guide",
    "GuideError",
    "HandOut",
    "Item",
    "Kind",
    "Option",
    "Problem",
    "Question",
    "Roster",
    "Route",
    "Screen",
    "Section",
    "Slot",
    "asked_slots",
    "check_guide",
    "is_asked",
    "is_spare",
    "item_label",
    "load_guide",
    "opens_more",
    "parse_guide",
    "problem",
    "read_back",
    "screens",
    "settled",
]

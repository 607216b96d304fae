"""Whether every id can be told from the others."""

import re
from collections.abc import Collection, Iterator

from guides.checks.parts import every_part
from guides.lists import Group, HandOut, Item, Roster
from guides.model import Guide, Objective, Section
from guides.places import Complaint
from guides.problems import quoted
from guides.question import Option, Question

LONGEST = 60
ID = re.compile(r"[a-z][a-z0-9_]*")
# What it is called, which ids it must differ from, and how much of its path they share.
NAMESPACES: dict[type, tuple[str, str, int]] = {
    Guide: ("guide", "guides", 0),
    Objective: ("objective", "objectives", 0),
    HandOut: ("hand-out", "lists", 0),
    Roster: ("roster", "lists", 0),
    Group: ("group", "groups", 2),
    Item: ("item", "items", 2),
    Section: ("section", "sections", 0),
    Question: ("question", "questions", 0),
    Option: ("option", "options", 4),
}


def id_complaints(guide: Guide, unread: Collection[str]) -> Iterator[Complaint]:
    seen = set()
    for path, part in every_part(guide):
        if type(part) not in NAMESPACES:
            continue
        word, namespace, shared = NAMESPACES[type(part)]
        key = (namespace, path[:shared], part.id)
        if key in seen:
            yield (*path, "id"), f"the {word} id {quoted(part.id)} is used already; choose another"
        elif wrong := _shape_of(part.id):
            yield (*path, "id"), f"the {word} id {quoted(part.id)} {wrong}"
        seen.add(key)


def _shape_of(name: str) -> str:
    if not ID.fullmatch(name):
        return "is not allowed; use small letters, digits and _, with a letter first"
    if "__" in name:
        return "has two _ side by side; use one"
    return f"is longer than {LONGEST} characters; shorten it" if len(name) > LONGEST else ""

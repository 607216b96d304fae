"""Stand-ins for the misshapen parts of a guide, so that the rest of it can be checked too."""

from collections.abc import Iterable
from typing import Any

from guides.lists import Group, HandOut, Item, Roster
from guides.model import Guide, Introduction, Objective, Section
from guides.places import Owner, Path, find, owner, value_at
from guides.question import Instruction, Option, Question, Words
from guides.reading.yaml_tree import names_in

STAND_INS: dict[type, dict[str, Any]] = {
    Guide: {"version": 1, "title": "?", "sections": []},
    Objective: {"text": "?"},
    HandOut: {"number": 0, "title": "?"},
    Group: {"label": "?", "items": {}},
    Item: {"label": "?"},
    Roster: {"title": "?", "item": "?", "named_by": "unread"},
    Section: {"title": "?", "aim": "?", "questions": []},
    Introduction: {"ask": "?"},
    Question: {"kind": "text", "ask": "?"},
    Option: {"label": "?"},
    Instruction: {"kind": "probe_fully"},
    Words: {"text": "?"},
}

# How long the path of a question, a hand-out or a roster is.
NAMED_AT: dict[str | int, int] = {"sections": 4, "handouts": 2, "rosters": 2}


def mend(data: dict[str, Any], errors: Iterable[Any]) -> None:
    """Put a stand-in for, or take out, each thing that an error is about."""
    # Paths are found before anything is taken out, which would shift them.
    places = [(owner(error["loc"]), find(data, owner(error["loc"]).path)) for error in errors]
    for place, path in places:
        _mend(data, place, path)


def _mend(data: dict[str, Any], place: Owner, path: Path) -> None:
    stand_in = STAND_INS[place.part] | ({"id": _unused_id(place)} if _needs_id(path, place) else {})
    part = value_at(data, path)
    if place.field is None or not isinstance(part, dict):
        value_at(data, path[:-1])[path[-1]] = dict(stand_in)
    else:
        part.pop(place.field, None)
        if place.field in stand_in:
            part[place.field] = stand_in[place.field]


def _needs_id(path: Path, place: Owner) -> bool:
    """Whether it stands in a list; elsewhere the id is the key that it stands under."""
    has_id = place.part not in (Words, Introduction, Instruction)
    return has_id and (not path or isinstance(path[-1], int))


def _unused_id(place: Owner) -> str:
    return "unread_" + "_".join(str(step) for step in place.path if isinstance(step, int))


def unread_names(data: dict[str, Any], errors: Iterable[Any]) -> frozenset[str]:
    """Ids that may be defined in what the errors are about."""
    return frozenset().union(*(_unread_names(data, error) for error in errors))


def _unread_names(data: dict[str, Any], error: Any) -> set[str]:
    path = find(data, error["loc"])
    depth = NAMED_AT.get(path[0], 0) if path else 0
    if depth and len(path) >= depth:
        return {_id_of(data, path[:depth])}
    return set() if error["type"] == "missing" else names_in(value_at(data, path))


def _id_of(data: dict[str, Any], path: Path) -> str:
    if isinstance(path[-1], str):
        return path[-1]
    part = value_at(data, path)
    found = part.get("id") if isinstance(part, dict) else None
    return found if isinstance(found, str) else ""

"""Where a part of a guide stands, in the model and in the file."""

from typing import Any, NamedTuple

from guides.lists import Group, HandOut, Item, Roster
from guides.model import Guide, Introduction, Objective, Section
from guides.question import Instruction, Option, Question, Words

Path = tuple[str | int, ...]
Complaint = tuple[Path, str]
"""Where something is wrong, and what: one sentence without its full stop."""

# Written as `id: part`, kept as a list.
KEYED = frozenset({"objectives", "handouts", "rosters", "groups", "items", "options"})
LISTED: dict[str | int, type] = {
    "objectives": Objective,
    "handouts": HandOut,
    "groups": Group,
    "items": Item,
    "rosters": Roster,
    "sections": Section,
    "questions": Question,
    "options": Option,
    "instructions": Instruction,
    "probes": Words,
}
SINGLE: dict[str | int, type] = {"aim": Words, "introduction": Introduction}


class Owner(NamedTuple):
    """The innermost part that a path leads into; `field` is None when it stands for all of it."""

    part: type
    path: Path
    field: str | None


def owner(path: Path) -> Owner:
    part: type = Guide
    end = 0
    for at, step in enumerate(path):
        follower = path[at + 1 : at + 2]
        if step == "ask_if":
            break
        if step in LISTED and follower and isinstance(follower[0], int):
            part, end = LISTED[step], at + 2
        elif step in SINGLE and follower:
            part, end = SINGLE[step], at + 1
    rest = path[end:]
    return Owner(part, path[:end], str(rest[0]) if rest else None)


def find(data: Any, path: Path) -> Path:
    """The path in plain data of what stands at this path of the model, or of what lacks it."""
    found: Path = ()
    for step in path:
        if isinstance(data, dict) and isinstance(step, int):
            if found[-1] not in KEYED:
                continue  # one stands for a list of one
            step = list(data)[step]
        if not _has(data, step):
            return found
        data, found = data[step], (*found, step)
    return found


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data


def value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data

"""The parts of a guide, each with its path."""

from collections.abc import Collection, Iterator
from dataclasses import fields
from typing import Any

from guides.model import Guide
from guides.places import LISTED, SINGLE, Path
from guides.question import Question

PARTS = (Guide, *LISTED.values(), *SINGLE.values())
CHILDREN: dict[type, tuple[str, ...]] = {
    part: tuple(f.name for f in fields(part) if f.name in LISTED or f.name in SINGLE)
    for part in PARTS
}


def every_part(part: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, part
    for name in CHILDREN[type(part)]:
        held = getattr(part, name)
        if isinstance(held, tuple):
            for number, child in enumerate(held):
                yield from every_part(child, (*path, name, number))
        elif held is not None:
            yield from every_part(held, (*path, name))


def every_question(guide: Guide) -> Iterator[tuple[Path, Question]]:
    for at, section in enumerate(guide.sections):
        for number, question in enumerate(section.questions):
            yield ("sections", at, "questions", number), question


def excused(name: str, unread: Collection[str]) -> bool:
    """Whether a question of that name may be defined in a part that could not be read."""
    return name in unread or "" in unread

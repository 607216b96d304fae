"""Whether there are words wherever words are needed."""

from collections.abc import Collection, Iterator
from dataclasses import MISSING, fields

from guides.checks.parts import PARTS, every_part
from guides.model import Guide, Section
from guides.places import Complaint, Path
from guides.question import Instruction

# Ids have a check of their own.
NEEDED: dict[type, tuple[str, ...]] = {
    part: tuple(
        f.name
        for f in fields(part)
        if f.type is str and f.default is MISSING and f.name not in ("id", "named_by")
    )
    for part in PARTS
}


def text_complaints(guide: Guide, unread: Collection[str]) -> Iterator[Complaint]:
    if not guide.sections:
        yield ("sections",), "the guide has no sections; write at least one"
    for path, part in every_part(guide):
        for name in NEEDED[type(part)]:
            if not getattr(part, name).strip():
                yield (*path, name), f"{name} is empty; write something there"
        yield from _source_complaints(path, getattr(part, "source", ()))
        if isinstance(part, Instruction) and part.kind == "note" and not part.text.strip():
            yield (*path, "text"), "an instruction that is a note has no text; write it"
        if isinstance(part, Section) and not part.questions and not part.introduction:
            yield (*path, "questions"), "the section has no questions; write one or take it out"


def _source_complaints(path: Path, source: tuple[str, ...]) -> Iterator[Complaint]:
    for number, item in enumerate(source):
        if not item.strip():
            yield (*path, "source", number), "source is empty; write the id of a source item"

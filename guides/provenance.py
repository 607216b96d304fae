"""Where in a guide each item of its sources is served."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from guides.lists import HandOut
from guides.model import Guide, Section
from guides.question import Question


class Place(NamedTuple):
    """A part of a guide that names a source item, such as an aim, and what it belongs to."""

    part: str
    of: str


def sources_of(guide: Guide) -> dict[str, tuple[Place, ...]]:
    """Each source item that the guide names, with every place that names it."""
    places = defaultdict(list)
    for place, sources in _named(guide):
        for source in sources:
            places[source].append(place)
    return {source: tuple(found) for source, found in places.items()}


Named = Iterator[tuple[Place, tuple[str, ...]]]


def _named(guide: Guide) -> Named:
    for instruction in guide.instructions:
        yield Place("instruction", guide.id), instruction.source
    for objective in guide.objectives:
        yield Place("objective", objective.id), objective.source
    for handout in guide.handouts:
        yield from _named_by_handout(handout)
    for roster in guide.rosters:
        yield Place("roster", roster.id), roster.source
    for section in guide.sections:
        yield from _named_by_section(section)


def _named_by_handout(handout: HandOut) -> Named:
    yield Place("hand-out", handout.id), handout.source
    for item in handout.items:
        yield Place("item", f"{handout.id}, {item.id}"), item.source


def _named_by_section(section: Section) -> Named:
    yield Place("aim", section.id), section.aim.source
    if section.introduction:
        yield Place("introduction", section.id), section.introduction.source
        for instruction in section.introduction.instructions:
            yield Place("instruction", section.id), instruction.source
    for question in section.questions:
        yield from _named_by_question(question)


def _named_by_question(question: Question) -> Named:
    yield Place("question", question.id), question.source
    for instruction in question.instructions:
        yield Place("instruction", question.id), instruction.source
    for probe in question.probes:
        yield Place("probe", question.id), probe.source
    for option in question.options:
        yield Place("option", question.id), option.source

"""What a filled-in form would change in its interview, line by line."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from guides import Guide, Section, asked_slots
from research.answers.saving import EMPTY, Key, Stored, values_of
from research.web.wording import answer_text, item_name


class FormLine(NamedTuple):
    """One answer of the form; `now` is what is kept, where that is something else.

    `asked` is false where other answers say that the question does not apply.
    """

    question: str
    item: str
    text: str
    now: str
    asked: bool


def form_lines(
    guide: Guide, answers: Mapping[Key, Stored], given: Mapping[Key, Mapping[str, Any]]
) -> list[tuple[Section, list[FormLine]]]:
    """By section, only those in which the form has an answer."""
    merged = {**answers, **{key: _stored(key, entries) for key, entries in given.items()}}
    found = (
        (section, _lines(guide, section, answers, given, merged)) for section in guide.sections
    )
    return [(section, lines) for section, lines in found if lines]


def _lines(
    guide: Guide,
    section: Section,
    answers: Mapping[Key, Stored],
    given: Mapping[Key, Mapping[str, Any]],
    merged: Mapping[Key, Stored],
) -> list[FormLine]:
    asked = {slot.key for slot in asked_slots(guide, section, values_of(merged))}
    lines = []
    for slot in guide.slots(section):
        if slot.key in given:
            text, now = (
                answer_text(slot, merged[slot.key]),
                answer_text(slot, answers.get(slot.key)),
            )
            name = item_name(guide, slot, merged)
            differs = now if now != text else ""
            lines.append(FormLine(slot.question.reading, name, text, differs, slot.key in asked))
    return lines


def _stored(key: Key, entries: Mapping[str, Any]) -> Stored:
    return Stored(*key, **{**EMPTY, **entries}, revision=0, saved_by="", saved_at=datetime.now(UTC))

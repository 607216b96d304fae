"""A screen of a guide as it is shown: only what is asked, with the words for its items."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from guides import (
    Guide,
    HandOut,
    Question,
    Roster,
    Screen,
    Section,
    Slot,
    asked_slots,
    is_spare,
    screens,
)
from research.answers.saving import Key, Stored, values_of
from research.web.answering.forms import AnswerField, AnswersForm
from research.web.answering.typed_answers import field_name
from research.web.wording import answer_text, item_name

AskedScreen = tuple[Screen, tuple[Slot, ...]]
"""A screen, and what of it is asked."""


class Screenful(NamedTuple):
    """Slots of one screen that are asked; `shared` is the question when items have it in common.

    `offers` is what one more row of a roster would be, where the screen only makes room for it.
    """

    screen: Screen
    title: str
    shared: Question | None
    offers: str
    slots: tuple[Slot, ...]
    names: tuple[str, ...]

    @property
    def heading(self) -> str:
        """Over lines that are each called by their item: a page of one item is called by it."""
        return self.screen.title if self.shared else self.title


class Line(NamedTuple):
    """One answer read back."""

    label: str
    text: str
    slot: Slot
    answer: Stored | None

    @property
    def place(self) -> str:
        """Where it is asked, on the page of its screen."""
        return field_name(self.slot.key)


def asked_screens(
    guide: Guide, section: Section, answers: Mapping[Key, Stored]
) -> list[AskedScreen]:
    """The screens of a section that hold something to ask, in order, each with what that is."""
    asked = {slot.key for slot in asked_slots(guide, section, values_of(answers))}
    return [
        (screen, slots)
        for screen in screens(guide, section)
        if (slots := tuple(slot for slot in screen.slots if slot.key in asked))
    ]


def screenful(
    guide: Guide, screen: Screen, slots: tuple[Slot, ...], answers: Mapping[Key, Stored]
) -> Screenful:
    names = tuple(item_name(guide, slot, answers) for slot in slots)
    is_one_item = len(set(names)) == 1 and bool(names[0])
    title = names[0] if is_one_item else screen.title
    return Screenful(
        screen, title, _shared(guide, slots), _offer(guide, slots, answers), slots, names
    )


def _shared(guide: Guide, slots: tuple[Slot, ...]) -> Question | None:
    question = slots[0].question
    is_shared = all(slot.question.id == question.id for slot in slots)
    return question if is_shared and isinstance(_rows(guide, slots[0]), HandOut) else None


def _offer(guide: Guide, slots: tuple[Slot, ...], answers: Mapping[Key, Stored]) -> str:
    rows = _rows(guide, slots[0])
    if not isinstance(rows, Roster) or slots[0].key[1] == "1":
        return ""
    return rows.item if is_spare(guide, slots[0], values_of(answers)) else ""


def _rows(guide: Guide, slot: Slot) -> HandOut | Roster | None:
    return guide.lists.get(slot.question.for_each)


def slots_of(asked: Iterable[AskedScreen]) -> list[Slot]:
    return [slot for _, slots in asked for slot in slots]


def fields_of(screenful: Screenful, form: AnswersForm) -> list[AnswerField]:
    """The screen's fields, each under its own words: its question, or its item."""
    fields = [form[field_name(slot.key)] for slot in screenful.slots]
    for field, name in zip(fields, screenful.names, strict=True):
        field.legend = name if screenful.shared else field.words
        field.is_spare = bool(screenful.offers)
    return fields


def lines(screenful: Screenful, answers: Mapping[Key, Stored], *, spoken: bool) -> list[Line]:
    return [
        Line(
            _label(screenful, slot, name, spoken),
            answer_text(slot, answer, spoken=spoken),
            slot,
            answer,
        )
        for slot, name in zip(screenful.slots, screenful.names, strict=True)
        for answer in [answers.get(slot.key)]
    ]


def _label(screenful: Screenful, slot: Slot, name: str, spoken: bool) -> str:
    if screenful.shared:
        return name
    return slot.question.ask if spoken else slot.question.reading

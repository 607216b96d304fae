"""A screen of a guide as it is shown: only what is asked, with the words for its items."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from guides import Guide, Question, Screen, Section, Slot, asked_slots, screens
from research.answers import Key, Stored, values_of
from research.web.forms import AnswerField, AnswersForm, field_name
from research.web.wording import answer_text, item_name


class Screenful(NamedTuple):
    """Slots of one screen that are asked; `shared` is the question when they have it in common."""

    screen: Screen
    title: str
    shared: Question | None
    slots: tuple[Slot, ...]
    names: tuple[str, ...]


class Line(NamedTuple):
    """One answer read back."""

    label: str
    text: str
    slot: Slot
    answer: Stored | None


def screenfuls(guide: Guide, section: Section, answers: Mapping[Key, Stored]) -> list[Screenful]:
    """The screens of a section that hold something to ask, in order."""
    asked = {slot.key for slot in asked_slots(guide, section, values_of(answers))}
    return [
        _screenful(guide, screen, slots, answers)
        for screen in screens(guide, section)
        if (slots := tuple(slot for slot in screen.slots if slot.key in asked))
    ]


def _screenful(
    guide: Guide, screen: Screen, slots: tuple[Slot, ...], answers: Mapping[Key, Stored]
) -> Screenful:
    names = tuple(item_name(guide, slot, answers) for slot in slots)
    questions = {slot.question.id: slot.question for slot in slots}
    shared = slots[0].question if len(questions) == 1 and slots[0].item else None
    is_one_item = len(set(names)) == 1 and bool(names[0])
    return Screenful(screen, names[0] if is_one_item else screen.title, shared, slots, names)


def slots_of(shown: Iterable[Screenful]) -> list[Slot]:
    return [slot for screenful in shown for slot in screenful.slots]


def fields_of(screenful: Screenful, form: AnswersForm) -> list[AnswerField]:
    """The screen's fields, each under its own words: its question, or its item."""
    fields = [form[field_name(slot.key)] for slot in screenful.slots]
    for field, name in zip(fields, screenful.names, strict=True):
        field.legend = name if screenful.shared else field.words
    return fields


def lines(screenful: Screenful, answers: Mapping[Key, Stored], *, spoken: bool) -> list[Line]:
    return [
        Line(_label(screenful, slot, name, spoken), answer_text(slot, answer), slot, answer)
        for slot, name in zip(screenful.slots, screenful.names, strict=True)
        for answer in [answers.get(slot.key)]
    ]


def _label(screenful: Screenful, slot: Slot, name: str, spoken: bool) -> str:
    if screenful.shared:
        return name
    return slot.question.ask if spoken else slot.question.reading

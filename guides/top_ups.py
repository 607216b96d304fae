"""What of a guide is new to somebody who has answered an older version of it."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from functools import cached_property
from math import ceil

from guides.changed_fields import is_comparable, route
from guides.lists import Item
from guides.model import Guide, Section
from guides.question import Question
from guides.shorthand import part

Key = tuple[str, str]


@part
class TopUp(Guide):
    """A guide that only asks what is new; routing still knows the questions asked before."""

    whole: Guide
    asks: dict[str, tuple[str, ...]]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return self.whole.questions

    def items(self, question: Question) -> tuple[Item | None, ...]:
        asked = self.asks.get(question.id, ())
        return tuple(i for i in self.whole.items(question) if (i.id if i else "") in asked)


def top_up_guide(old: Guide, new: Guide) -> Guide:
    """Only the sections, questions and items of `new` that `old` did not ask.

    Mapped ids are the same to it: rename `old` first.
    """
    return narrowed(new, new_keys(old, new))


def narrowed(guide: Guide, keys: Collection[Key]) -> TopUp:
    """The guide with only these places to answer; routing still knows all of it."""
    asks: dict[str, tuple[str, ...]] = {}
    for question, item in sorted(keys):
        asks[question] = (*asks.get(question, ()), item)
    sections = (_only(guide, section, asks) for section in guide.sections)
    held = {field.name: getattr(guide, field.name) for field in fields(Guide)}
    held["sections"] = tuple(section for section in sections if section.questions)
    whole = guide.whole if isinstance(guide, TopUp) else guide
    return TopUp(**held, whole=whole, asks=asks)


def only_sections(guide: Guide, ids: Collection[str]) -> TopUp:
    """The guide with only these of its sections to answer."""
    kept = (section for section in guide.sections if section.id in ids)
    return narrowed(guide, {slot.key for section in kept for slot in guide.slots(section)})


def new_keys(old: Guide, new: Guide) -> set[Key]:
    """The places of `new` that `old` lacks, or asked otherwise or of others."""
    before = {question.id: question for question in old.questions}
    asked = {
        (question.id, item.id if item else "")
        for question in new.questions
        if question.id in before and _is_same(before[question.id], question)
        for item in old.items(before[question.id])
    }
    return {slot.key for section in new.sections for slot in new.slots(section)} - asked


def _is_same(old: Question, new: Question) -> bool:
    return is_comparable(old, new) and route(old) == route(new)


def _only(guide: Guide, section: Section, asks: Mapping[str, Collection[str]]) -> Section:
    """Of a section asked in part, its share of the minutes; its opening words lead to all of it."""
    questions = tuple(q for q in section.questions if q.id in asks)
    kept, every = sum(len(asks[q.id]) for q in questions), len(guide.slots(section))
    if kept >= every:
        return section
    minutes = ceil((section.minutes or 0) * kept / every) or None
    return replace(section, questions=questions, introduction=None, minutes=minutes)

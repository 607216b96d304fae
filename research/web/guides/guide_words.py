"""The words in which a guide is shown to its author: when each question is asked, of what."""

from collections.abc import Iterable
from typing import NamedTuple

from guides import KINDS, Guide, HandOut, Question, Section


class Shown(NamedTuple):
    """A question with what both sides of the table see around it."""

    question: Question
    kind: str
    each: str
    condition: str
    sheet: HandOut | None


def shown(guide: Guide, section: Section) -> list[Shown]:
    return [
        Shown(
            question,
            KINDS[question.kind].label,
            _each(guide, question),
            _condition(guide, question),
            _sheet(guide, question),
        )
        for question in section.questions
    ]


def _each(guide: Guide, question: Question) -> str:
    if not question.for_each:
        return ""
    entry = guide.lists[question.for_each]
    if isinstance(entry, HandOut):
        return f"For each line of Hand-Out {entry.number}"
    return f"For each {entry.item} that was named"


def _condition(guide: Guide, question: Question) -> str:
    parts = (_part(guide.question(on), values) for on, values in question.ask_if.items())
    return f"Asked if {' and '.join(parts)}" if question.ask_if else ""


def _part(earlier: Question, values: Iterable[str]) -> str:
    labels = " or ".join(f"“{earlier.option_labels.get(value, value)}”" for value in values)
    return f"{labels} was answered to “{earlier.ask}”"


def _sheet(guide: Guide, question: Question) -> HandOut | None:
    entry = guide.lists.get(question.handout)
    return entry if isinstance(entry, HandOut) else None

"""What a partner told, as the lines of its record: holdings, barriers, steps and costs."""

from collections.abc import Iterator
from typing import NamedTuple

from guides import Question
from research.answers.confirmations import WITHDRAWN, originals, words_on
from research.answers.saving import Key
from research.web.answering.opened import Opened
from research.web.answering.screenfuls import Line, Screenful
from research.web.answering.typed_answers import field_name
from research.web.request_database import reading
from research.web.wording import answer_text

GROUPS = {
    "holdings": ("What you hold", ("own_records", "data_held")),
    "barriers": ("What stands in the way", ("any_barrier", "barrier", "remedy")),
    "steps": ("Key steps", ("step_name", "step_need", "step_time")),
    "costs": ("Costs", ("step_cost",)),
}
OF_COSTS = ("money", "effort")


class RecordLine(NamedTuple):
    """One answer with the partner's word on it; `name` is what its forms call it.

    `before` is how the interviewer, or the partner at first, had it, where it is otherwise now.
    """

    name: str
    key: Key
    label: str
    text: str
    word: str
    before: str

    @property
    def is_withdrawn(self) -> bool:
        return self.word == WITHDRAWN


class Group(NamedTuple):
    id: str
    title: str
    lines: tuple[RecordLine, ...]

    @property
    def open(self) -> list[Key]:
        """What the partner has not said a word on."""
        return [line.key for line in self.lines if not line.word]


def record_groups(opened: Opened) -> list[Group]:
    """Those with something in them; a guide that measures none of it is one group of all."""
    lines = list(_lines(opened))
    found = [
        Group(group, title, tuple(line for of, line in lines if of == group))
        for group, (title, _) in GROUPS.items()
    ]
    if not any(group.lines for group in found):
        return [Group("answers", "Your answers", tuple(line for _, line in lines))]
    return [group for group in found if group.lines]


def _lines(opened: Opened) -> Iterator[tuple[str, RecordLine]]:
    words = words_on(reading(), opened.interview.id, opened.answers)
    before = originals(reading(), opened.interview.id, words)
    for section, read in opened.read():
        for screenful, lines in read:
            for line in lines:
                if line.text:
                    key, label = line.slot.key, _label(screenful, line, section.title)
                    first = answer_text(line.slot, before.get(key), spoken=opened.spoken)
                    told = (label, line.text, words.get(key, ""), first)
                    yield _group(line.slot.question), RecordLine(field_name(key), key, *told)


def _group(question: Question) -> str:
    measured = (group for group, (_, of) in GROUPS.items() if question.indicator in of)
    return next(measured, "costs" if question.kind in OF_COSTS else "")


def _label(screenful: Screenful, line: Line, section: str) -> str:
    """With what it is about: a row of a list, or an item that is asked several things."""
    is_about = line.slot.item is not None and not screenful.shared and screenful.title != section
    return f"{screenful.title}: {line.label}" if is_about else line.label


def line_of(groups: list[Group], name: str) -> RecordLine | None:
    lines = (line for group in groups for line in group.lines if line.name == name)
    return next(lines, None)

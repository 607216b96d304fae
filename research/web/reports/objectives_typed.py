"""Answers to objectives as typed, held against what others saved since the page was opened."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from exports.composing.material import Objective
from research.reports.texts import LONGEST_TEXT, keepable

TOO_LONG = f"Shorten this to {LONGEST_TEXT:,} characters or fewer"


class ObjectiveTyped(NamedTuple):
    """`opened` is the mark of the answer with which the page was opened."""

    number: int
    known: Objective
    answer: str
    unanswerable: bool
    opened: str

    @property
    def is_changed(self) -> bool:
        said = self.answer, self.unanswerable
        return mark(*said) != self.opened and said != (self.known.answer, self.known.unanswerable)

    @property
    def clashes(self) -> bool:
        return self.is_changed and mark_of(self.known) != self.opened

    @property
    def problem(self) -> str:
        if len(self.answer) > LONGEST_TEXT:
            return TOO_LONG
        if not self.clashes:
            return ""
        cannot = "that it cannot be answered" if self.known.unanswerable else "none"
        theirs = f"“{self.known.answer}”" if self.known.answer else cannot
        return f"Somebody saved another answer meanwhile: {theirs}. To put yours there, save again."

    @property
    def opened_next(self) -> str:
        """Whoever saw what others saved may put another in its place."""
        return mark_of(self.known) if self.clashes else self.opened


def objectives_typed(
    objectives: Iterable[Objective], form: Mapping[str, str]
) -> list[ObjectiveTyped]:
    """As they stand, where no form was sent."""
    return [
        ObjectiveTyped(
            n,
            known,
            keepable(form.get(f"answer-{n}", "")) if form else known.answer,
            f"unanswerable-{n}" in form if form else known.unanswerable,
            form.get(f"opened-{n}", mark_of(known)),
        )
        for n, known in enumerate(objectives)
    ]


def mark_of(known: Objective) -> str:
    return mark(known.answer, known.unanswerable)


def mark(*said: object) -> str:
    """Tells whether it is still the same."""
    return sha256(repr(said).encode()).hexdigest()[:16]

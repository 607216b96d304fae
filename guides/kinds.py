"""What an answer to each kind of question looks like, and how it is read back in words."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from guides.answers.choices import choice_problem, choice_words, choices_problem, choices_words
from guides.answers.dates import date_problem, date_words, period_problem, period_words
from guides.answers.effort import EFFORT_UNITS as EFFORT_UNITS
from guides.answers.effort import effort_problem, effort_words
from guides.answers.money import MONEY_BASES as MONEY_BASES
from guides.answers.money import MONEY_PARTS as MONEY_PARTS
from guides.answers.money import money_problem, money_words
from guides.answers.numbers import number_problem, number_words
from guides.answers.texts import text_problem, text_words
from guides.names import KindName
from guides.question import Question

MISSING = {
    "dont_know": "Don't know",
    "prefer_not_to_say": "Prefer not to say",
    "not_applicable": "Not applicable",
    "not_reached": "Not reached",
}
MISSING_TO_PARTNERS = MISSING | {
    "dont_know": "I don't know",
    "not_applicable": "Not for us to answer",
}
"""The same reasons as a partner says them of itself."""
MENTIONS = {"spontaneous": "Raised without prompting", "prompted": "Raised when prompted"}


@dataclass(frozen=True)
class Kind:
    """`problem` speaks to the person answering; `words` is only given an answer without one."""

    label: str
    problem: Callable[[Question, Any], str | None]
    words: Callable[[Question, Any], str]
    has_options: bool = False


KINDS: dict[KindName, Kind] = {
    "text": Kind("a few words", text_problem, text_words),
    "long_text": Kind("an account in words", text_problem, text_words),
    "one_of": Kind("one of several", choice_problem, choice_words, has_options=True),
    "any_of": Kind("any of several", choices_problem, choices_words, has_options=True),
    "scale": Kind("a point on a scale", choice_problem, choice_words, has_options=True),
    "number": Kind("a number", number_problem, number_words),
    "money": Kind("an amount of money", money_problem, money_words),
    "effort": Kind("days or posts", effort_problem, effort_words),
    "date": Kind("a day", date_problem, date_words),
    "period": Kind("a time from one month to another", period_problem, period_words),
}


def problem(question: Question, value: Any) -> str | None:
    """What the person answering should change; None when nothing is wrong."""
    return KINDS[question.kind].problem(question, value)


def read_back(question: Question, value: Any) -> str:
    """The answer in words; one that no longer fits its question is shown as it was kept."""
    kind = KINDS[question.kind]
    if kind.problem(question, value) is None:
        return kind.words(question, value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)

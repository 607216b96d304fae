"""Answers that are numbers."""

from decimal import Decimal
from typing import Any

from guides.question import Question

LIMIT = 10**12
TOO_LARGE = "Enter a number below a million million"
CURRENCIES = "£€$"


def is_number(value: Any) -> bool:
    """Whether it can be kept and added up; true, false and infinity cannot."""
    kept = isinstance(value, int | float) and not isinstance(value, bool)
    return kept and -LIMIT < value < LIMIT


def is_too_large(value: Any) -> bool:
    return isinstance(value, int | float) and abs(value) >= LIMIT


def figure(value: float) -> str:
    """With commas, and as many decimals as were given."""
    if isinstance(value, int):
        return f"{value:,d}"
    return f"{Decimal(repr(value)).normalize() + 0:,f}"


def split_unit(unit: str) -> tuple[str, str]:
    """What stands before a number and what after it: `£ a year` is `£` and ` a year`."""
    if unit[:1] and unit[0] in CURRENCIES:
        return unit[0], f" {unit[1:].strip()}".rstrip()
    return "", f" {unit}".rstrip()


def number_problem(question: Question, value: Any) -> str | None:
    if is_number(value):
        return _limit_problem(question, value)
    return TOO_LARGE if is_too_large(value) else "Enter a number, such as 12 or 3.5"


def _limit_problem(question: Question, value: float) -> str | None:
    highest = question.highest
    if question.lowest <= value and (highest is None or value <= highest):
        return None
    return f"Enter a number {question.limits}"


def number_words(question: Question, value: float) -> str:
    before, after = split_unit(question.unit)
    return f"{before}{figure(value)}{after}"

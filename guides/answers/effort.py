"""Answers that are amounts of work, in days or in posts."""

from typing import Any

from guides.answers.numbers import TOO_LARGE, figure, is_number, is_too_large
from guides.question import Question

EFFORT_UNITS = {"days": "Days of work", "posts": "Full-time posts"}


def effort_problem(question: Question, value: Any) -> str | None:
    if not isinstance(value, dict) or not set(value) <= {"amount", "unit", "months"}:
        return "Enter how much work it takes, such as 5, and choose days or posts"
    if is_too_large(value.get("amount")) or is_too_large(value.get("months")):
        return TOO_LARGE
    if not _above_zero(value.get("amount")):
        return "Enter the amount of work as a number above zero, such as 5 or 0.5"
    if value.get("unit") not in list(EFFORT_UNITS):
        return "Choose days or posts"
    return _months_problem(value)


def _months_problem(value: dict[str, Any]) -> str | None:
    if "months" not in value:
        return None
    if value["unit"] != "posts":
        return "Leave the months empty when the work is counted in days"
    if not _above_zero(value["months"]):
        return "Enter the months as a number above zero, such as 6"
    return None


def _above_zero(value: Any) -> bool:
    return is_number(value) and value > 0


def effort_words(question: Question, value: dict[str, Any]) -> str:
    if value["unit"] == "days":
        return _counted(value["amount"], "day")
    words = _posts(value["amount"])
    return f"{words} for {_counted(value['months'], 'month')}" if "months" in value else words


def _counted(number: float, noun: str) -> str:
    return f"{figure(number)} {noun}" if number == 1 else f"{figure(number)} {noun}s"


def _posts(amount: float) -> str:
    if amount < 1:
        return f"{figure(amount)} of a full-time post"
    return _counted(amount, "full-time post")

"""Answers that are days and months."""

import re
from datetime import date
from typing import Any

from guides.question import Question

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
# Not strftime: its month names follow the machine's language.
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def date_problem(question: Question, value: Any) -> str | None:
    if isinstance(value, str) and DAY.fullmatch(value) and _exists(value):
        return None
    return "Enter a real date, such as 27 3 2026"


def date_words(question: Question, value: str) -> str:
    day = date.fromisoformat(value)
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def period_problem(question: Question, value: Any) -> str | None:
    if not isinstance(value, dict) or not {"from"} <= set(value) <= {"from", "to"}:
        return "Enter the month in which it began, such as 4 2025"
    if not all(_is_month(month) for month in value.values()):
        return "Enter each month as a month and a year, such as 4 2025"
    if "to" in value and value["to"] < value["from"]:
        return "Enter an end that is not before the beginning"
    return None


def period_words(question: Question, value: dict[str, str]) -> str:
    begin = _month_words(value["from"])
    if "to" not in value:
        return f"From {begin} on"
    end = _month_words(value["to"])
    return begin if begin == end else f"{begin} to {end}"


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _is_month(value: Any) -> bool:
    return isinstance(value, str) and bool(MONTH.fullmatch(value)) and _exists(f"{value}-01")


def _month_words(month: str) -> str:
    return f"{MONTH_NAMES[int(month[5:]) - 1]} {int(month[:4])}"

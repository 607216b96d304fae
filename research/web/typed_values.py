"""Single values as they were typed into a form: put in order, and looked at."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Protocol

A_DAY = "Enter a day such as 2026-11-22"
NOT_BY_FORM = "The text is written in a way that no form can change; change it in the text itself."
FROM_0_TO_100 = "Enter a whole number from 0 to 100"
Form = Mapping[str, str]
Problems = dict[str, str]


class Typed(Protocol):
    """What one form holds: `what` names its part, `reason` says why the criteria change."""

    @property
    def values(self) -> Form: ...
    @property
    def what(self) -> str: ...
    @property
    def reason(self) -> str: ...
    def problems(self) -> Problems: ...
    def put(self, text: str) -> str: ...


def line(values: Form, name: str) -> str:
    return " ".join(values.get(name, "").split())


def lines(values: Form, name: str) -> list[str]:
    """One for each line that is not empty."""
    return [
        cleaned for each in values.get(name, "").splitlines() if (cleaned := " ".join(each.split()))
    ]


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_within(text: str, most: int) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 4 and int(text) <= most


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def lower(text: str) -> str:
    return text[:1].lower() + text[1:]

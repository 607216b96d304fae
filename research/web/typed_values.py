"""Single values as they were typed into a form: put in order, and looked at."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Protocol

from research.web.typed_days import day_in

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


def day_problem(values: Form, name: str) -> Problems:
    """Of a day on which something was done, and that is no day to come."""
    try:
        day = day_in(line(values, name))
    except ValueError as problem:
        return {name: str(problem)}
    if day is None:
        return {name: "Enter a day, such as 3 March 2026"}
    return {name: "This day is still to come"} if day > date.today() else {}


def day_of(values: Form, name: str) -> str:
    """The day as texts of criteria have it."""
    day = day_in(line(values, name))
    return day.isoformat() if day else ""


def too_long(values: Form, most: Mapping[str, int]) -> Problems:
    return {
        name: f"Shorten this to {limit:,} characters or fewer; it has {len(line(values, name)):,}"
        for name, limit in most.items()
        if len(line(values, name)) > limit
    }


def is_within(text: str, most: int) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 4 and int(text) <= most


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def lower(text: str) -> str:
    return text[:1].lower() + text[1:]

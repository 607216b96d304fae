"""What was typed, as a value: one row for each kind of question."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from guides.answers.spoken_amounts import ASSUMPTIONS, Reading
from guides.answers.spoken_costs import read_cost
from guides.question import Question

Typed = Mapping[str, list[str]]
"""The parts of one answer as the browser sends them; most kinds have one part, called ""."""


class KindField(NamedTuple):
    """`read` gives a value, None for nothing typed, and raises ValueError with a sentence."""

    parts: tuple[str, ...]
    read: Callable[[Typed], Any]
    write: Callable[[Any], dict[str, list[str]]]


MONEY = ("low", "central", "high", "basis")
READING = ("use", *ASSUMPTIONS)
"""Besides the figures: whether words were read into them, and what was assumed in it."""

# One comma or space between thousands, or none at all: 3,5 is not a number that we can be sure of.
NUMBER = re.compile(r"-?([0-9]{1,30}|[0-9]{1,3}((,[0-9]{3})+|( [0-9]{3})+))(\.[0-9]{1,6})?")


def first(typed: Typed, part: str = "") -> str:
    return next(iter(typed.get(part, ())), "").strip()


def number_in(typed: Typed, part: str, name: str) -> int | float | None:
    """The number typed in that part; a pound sign and commas between thousands do no harm."""
    words = first(typed, part).removeprefix("£").strip()
    if not words:
        return None
    if not NUMBER.fullmatch(words):
        raise ValueError(f"{name} must be a number, such as 1,200 or 3.5")
    number = float(re.sub("[ ,]", "", words))
    return int(number) if number.is_integer() else number


def _text(typed: Typed) -> str | None:
    return first(typed).replace("\r\n", "\n") or None


def _choices(typed: Typed) -> list[str] | None:
    return list(typed.get("", ())) or None


def _money(typed: Typed) -> dict[str, Any] | None:
    names = {
        "low": "The lowest figure",
        "central": "The likely figure",
        "high": "The highest figure",
    }
    given = {part: number_in(typed, part, name) for part, name in names.items()}
    value: dict[str, Any] = {part: amount for part, amount in given.items() if amount is not None}
    if first(typed, "use"):
        value = _with_reading(value, read_cost(first(typed, "specify"), assumptions_in(typed)))
    if first(typed, "basis"):
        value["basis"] = first(typed, "basis")
    return value or None


def _with_reading(value: dict[str, Any], read: Reading) -> dict[str, Any]:
    """The figures as they were typed, or else as the words were read, with what that rests on."""
    value = value or dict(read.amounts)
    if not value:
        return {}
    assumed = {name: amount for name, amount in read.assumes if amount is not None}
    more = {"basis": read.basis, "frequency": read.frequency, "zero_reason": read.zero_reason}
    return value | {name: word for name, word in more.items() if word} | {"assumes": assumed}


def assumptions_in(typed: Typed) -> dict[str, float]:
    """What is assumed in reading the words for a cost, where it was changed or asked for."""
    found = {name: number_in(typed, name, label) for name, label in ASSUMPTIONS.items()}
    return {name: amount for name, amount in found.items() if amount is not None}


def _effort(typed: Typed) -> dict[str, Any] | None:
    value: dict[str, Any] = {}
    for part, name in (("amount", "The amount"), ("months", "The number of months")):
        amount = number_in(typed, part, name)
        if amount is not None:
            value[part] = amount
    return value | {"unit": first(typed, "unit")} if value else None


def _date(typed: Typed) -> str | None:
    day, month, year = (first(typed, part) for part in ("day", "month", "year"))
    if not (day or month or year):
        return None
    found = _month(month, year, "The date")
    if not day.isdecimal() or not 1 <= int(day) <= monthrange(*map(int, found.split("-")))[1]:
        raise ValueError("The date must have a day of that month, such as 27 3 2021")
    return f"{found}-{int(day):02}"


def _period(typed: Typed) -> dict[str, str] | None:
    value = {}
    for part, name in (("from", "The start"), ("to", "The end")):
        month, year = first(typed, f"{part}_month"), first(typed, f"{part}_year")
        if month or year:
            value[part] = _month(month, year, name)
    return value or None


def _month(month: str, year: str, name: str) -> str:
    if not (month.isdecimal() and year.isdecimal() and len(year) == 4 and 1 <= int(month) <= 12):
        raise ValueError(f"{name} must be a month and a year, such as 3 2021")
    return f"{year}-{int(month):02}"


def _written(value: Any) -> dict[str, list[str]]:
    return {"": [str(value)]}


def _written_parts(value: Mapping[str, Any]) -> dict[str, list[str]]:
    return {part: [str(entry)] for part, entry in value.items()}


def _written_money(value: Mapping[str, Any]) -> dict[str, list[str]]:
    """A reading that was used is used again, with the same assumptions."""
    amounts = {part: entry for part, entry in value.items() if part in MONEY}
    assumed = value.get("assumes")
    used = {} if assumed is None else {"use": "yes", **assumed}
    return _written_parts(amounts | used)


def _written_date(value: str) -> dict[str, list[str]]:
    year, month, day = value.split("-")
    return {"day": [str(int(day))], "month": [str(int(month))], "year": [year]}


def _written_period(value: Mapping[str, str]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for part, when in value.items():
        year, month = when.split("-")
        parts |= {f"{part}_month": [str(int(month))], f"{part}_year": [year]}
    return parts


WORDS = KindField(("",), _text, _written)
CHOICE = KindField(("",), _text, _written)

FIELDS: dict[str, KindField] = {
    "text": WORDS,
    "long_text": WORDS,
    "one_of": CHOICE,
    "scale": CHOICE,
    "any_of": KindField(("",), _choices, lambda value: {"": list(value)}),
    "number": KindField(("",), lambda typed: number_in(typed, "", "The answer"), _written),
    "money": KindField(MONEY, _money, _written_money),
    "effort": KindField(("amount", "unit", "months"), _effort, _written_parts),
    "date": KindField(("day", "month", "year"), _date, _written_date),
    "period": KindField(
        ("from_month", "from_year", "to_month", "to_year"), _period, _written_period
    ),
}


def kind_field(question: Question) -> KindField:
    return FIELDS[question.kind]

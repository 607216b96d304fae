"""Answers that are sums of money, given as a range with what it rests on."""

from collections.abc import Callable
from typing import Any

from guides.answers.numbers import TOO_LARGE, figure, is_number, is_too_large, split_unit
from guides.answers.spoken_amounts import ASSUMPTIONS, FREQUENCIES, ZERO_REASONS
from guides.question import Question

MONEY_PARTS = {"low": "Lowest", "central": "Most likely", "high": "Highest"}
MONEY_BASES = {
    "quote": "A quote",
    "past_actual": "What was paid before",
    "budget_holder": "The budget holder's figure",
    "guess": "A guess",
}


def _are_assumptions(value: Any) -> bool:
    return isinstance(value, dict) and all(
        name in ASSUMPTIONS and is_number(amount) for name, amount in value.items()
    )


OF_READING: dict[str, Callable[[Any], bool]] = {
    "frequency": lambda value: value in list(FREQUENCIES),
    "zero_reason": lambda value: value in list(ZERO_REASONS),
    "assumes": _are_assumptions,
}
"""What is kept of words that were read into figures, besides the figures."""


def money_problem(question: Question, value: Any) -> str | None:
    if not isinstance(value, dict) or not set(value) <= {*MONEY_PARTS, "basis", *OF_READING}:
        return "Enter at least one amount, such as 2000"
    if not all(fits(value[part]) for part, fits in OF_READING.items() if part in value):
        return "Read the words for the amount again, or enter figures"
    amounts = [value[part] for part in MONEY_PARTS if part in value]
    return _amounts_problem(amounts) or _basis_problem(value.get("basis", "guess"))


def _amounts_problem(amounts: list[Any]) -> str | None:
    if not amounts:
        return "Enter at least one amount, such as 2000"
    if any(is_too_large(amount) for amount in amounts):
        return TOO_LARGE
    if not all(is_number(amount) and amount >= 0 for amount in amounts):
        return "Enter each amount as a number that is not below zero, such as 2000"
    if amounts != sorted(amounts):
        return "Enter amounts that rise from the lowest to the most likely to the highest"
    return None


def _basis_problem(basis: Any) -> str | None:
    if isinstance(basis, str) and basis in MONEY_BASES:
        return None
    return "Choose from the list what the amount rests on"


def is_only_in_words(question: Question, value: Any, missing: str | None, words: str) -> bool:
    """Whether a cost was said, and no person has confirmed how the words are read."""
    return question.kind == "money" and value is None and missing is None and bool(words)


def money_words(question: Question, value: dict[str, Any]) -> str:
    before, after = split_unit(question.unit or "£")
    sums = {part: f"{before}{pounds(value[part])}" for part in MONEY_PARTS if part in value}
    words = f"{_span(sums)}{after}"
    if "central" in sums and set(sums.values()) != {sums["central"]}:
        words += f", most likely {sums['central']}"
    beside = [
        *([FREQUENCIES[value["frequency"]]] if "frequency" in value else ()),
        *([ZERO_REASONS[value["zero_reason"]]] if "zero_reason" in value else ()),
        *([_basis_words(value["basis"])] if "basis" in value else ()),
    ]
    return f"{words} ({', '.join(beside)})" if beside else words


def pounds(amount: float) -> str:
    """Pence have two places, or none where there are none."""
    given = round(amount, 2)
    return figure(given) if given == int(given) else f"{given:,.2f}"


def _span(sums: dict[str, str]) -> str:
    low, high = sums.get("low"), sums.get("high")
    if low and high:
        return low if low == high else f"{low} to {high}"
    if low:
        return f"at least {low}"
    return f"at most {high}" if high else sums["central"]


def _basis_words(basis: str) -> str:
    label = MONEY_BASES[basis]
    return label[0].lower() + label[1:]

"""Which numbers a route wants: "over 20", "20 or more", "5 to 20"."""

import re
from functools import lru_cache
from math import inf
from typing import NamedTuple

NUMBER = r"(-?[0-9]{1,12}(?:\.[0-9]{1,6})?)"
FORMS = "over 20, under 20, 20 or more, 20 or less, 5 to 20 or 20"
SPAN = re.compile(rf"{NUMBER} to {NUMBER}")


class Limit(NamedTuple):
    """`reaches` is whether the number itself is among those wanted."""

    number: float
    reaches: bool


class Range(NamedTuple):
    low: Limit
    high: Limit

    def holds(self, number: float) -> bool:
        above = number > self.low.number or (self.low.reaches and number == self.low.number)
        below = number < self.high.number or (self.high.reaches and number == self.high.number)
        return above and below


LOWEST, HIGHEST = Limit(-inf, False), Limit(inf, False)
# How each form is written, what it means, and what says the opposite.
OPEN = {
    rf"over {NUMBER}": (lambda n: Range(Limit(n, False), HIGHEST), ("{} or less",)),
    rf"under {NUMBER}": (lambda n: Range(LOWEST, Limit(n, False)), ("{} or more",)),
    rf"{NUMBER} or more": (lambda n: Range(Limit(n, True), HIGHEST), ("under {}",)),
    rf"{NUMBER} or less": (lambda n: Range(LOWEST, Limit(n, True)), ("over {}",)),
    NUMBER: (lambda n: Range(Limit(n, True), Limit(n, True)), ("under {}", "over {}")),
}


@lru_cache(maxsize=1000)
def number_range(said: str) -> Range | None:
    """None where it says no range of numbers."""
    span = SPAN.fullmatch(said)
    if span:
        low, high = float(span[1]), float(span[2])
        return Range(Limit(low, True), Limit(high, True)) if low < high else None
    for form, (made, _) in OPEN.items():
        if found := re.fullmatch(form, said):
            return made(float(found[1]))
    return None


def other_numbers(said: str) -> tuple[str, ...]:
    """Ranges of all other numbers; none where it says no range."""
    if number_range(said) is None:
        return ()
    span = SPAN.fullmatch(said)
    if span:
        return f"under {span[1]}", f"over {span[2]}"
    for form, (_, others) in OPEN.items():
        if found := re.fullmatch(form, said):
            return tuple(other.format(found[1]) for other in others)
    return ()


def between(one: str, other: str) -> str:
    """The range that two have in common: "5 or more" and "20 or less"; empty where none is said."""
    for first, second in ((one, other), (other, one)):
        low = re.fullmatch(rf"{NUMBER} or more", first)
        high = re.fullmatch(rf"{NUMBER} or less", second)
        if low and high and float(low[1]) < float(high[1]):
            return f"{low[1]} to {high[1]}"
    return ""

"""Amounts in a phrase: a sum, a range, a bound, and what is paid for each of several."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ASSUMPTIONS = {
    "on_cost": "On-costs added to a salary, in per cent",
    "working_days": "Working days in a year of a full-time post",
    "spread": "How far “about” may be out, in per cent",
    "salary": "Salary of a full-time post for a year, in pounds",
    "day_rate": "What a day of work costs, in pounds",
}
DEFAULTS: Mapping[str, float] = {"on_cost": 30, "working_days": 220, "spread": 20}
"""Nobody can assume a salary or a day rate: where none was said, it is asked for."""

ZERO_REASONS = {"absorbed": "absorbed in what is done already", "none": "nothing to pay"}
FREQUENCIES = {"one_off": "once", "yearly": "every year"}


@dataclass(frozen=True)
class Reading:
    """What the words were taken to mean; `problem` says why there is no figure in them yet.

    `apart` are the words of two costs that are not paid equally often, and so make two figures.
    """

    low: float | None = None
    central: float | None = None
    high: float | None = None
    basis: str = ""
    frequency: str = ""
    missing: str = ""
    zero_reason: str = ""
    steps: tuple[str, ...] = ()
    assumes: tuple[tuple[str, float | None], ...] = ()
    problem: str = ""
    apart: tuple[str, ...] = ()

    @property
    def amounts(self) -> dict[str, float]:
        parts = {"low": self.low, "central": self.central, "high": self.high}
        return {part: tidy(amount) for part, amount in parts.items() if amount is not None}

    @property
    def is_usable(self) -> bool:
        return not self.problem and bool(self.amounts or self.missing)


Read = Callable[[re.Match[str], Mapping[str, float]], Reading]
NOTHING = Reading(0, 0, 0, zero_reason="none", steps=("Nothing to pay.",))


def tidy(amount: float) -> float:
    rounded = round(amount, 2)
    return int(rounded) if rounded == int(rounded) else rounded


TIMES = {"k": 1e3, "thousand": 1e3, "grand": 1e3, "m": 1e6, "million": 1e6, "hundred": 100, "": 1}
NUMBER = r"\d+(?:\.\d+)?"
_UNIT, _POUNDS = "k|m|thousand|grand|million|hundred", r"(?: ?(?:quid|pounds?))?\b(?!%)"
SUM = rf"£?({NUMBER}) ?({_UNIT})?{_POUNDS}"
OF_TIME = r"(?! ?(?:(?:working|person|staff) )?(?:hours?|days?|weeks?|months?|years?)\b)"
RANGE = rf"(?:between |from )?{SUM} ?(?:to|-|or) ?{SUM}{OF_TIME}"


def amount_of(number: str, unit: str | None) -> float:
    return float(number) * TIMES[unit or ""]


def sums_in(found: re.Match[str]) -> list[float]:
    """The sums that a pattern of several found, in order."""
    groups = found.groups()
    pairs = zip(groups[::2], groups[1::2], strict=False)
    return [amount_of(number, unit) for number, unit in pairs if number]


def _range(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    low, high = _ends(found)
    steps = ("The middle of the range is taken as most likely.",)
    return Reading(low, (low + high) / 2, high, steps=steps)


def _ends(found: re.Match[str]) -> tuple[float, float]:
    """“5 to 8k” and “a grand or two” say once of what both are."""
    (first, one), (second, other) = (found[1], found[2]), (found[3], found[4])
    if float(first) < float(second):
        one, other = one or other, other or one
    low, high = sorted((amount_of(first, one), amount_of(second, other)))
    return low, high


def _range_with_likely(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    low, high = _ends(found)
    likely = amount_of(found[5], found[6])
    if not low <= likely <= high:
        return Reading(problem="What is most likely lies outside of the range.")
    return Reading(low, likely, high, steps=("As it was said.",))


def _give_or_take(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    central = amount_of(found[1], found[2])
    away = central * float(found[5]) / 100 if found[5] else amount_of(found[3], found[4])
    return Reading(max(central - away, 0), central, central + away, steps=("As it was said.",))


def _at_least(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    return Reading(low=sums_in(found)[0], steps=("Only a lowest figure was said.",))


def _at_most(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    return Reading(high=sums_in(found)[0], steps=("Only a highest figure was said.",))


def _sum(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    amount = sums_in(found)[0]
    steps = ("One figure, as it was said.",)
    return Reading(amount, amount, amount, steps=steps) if amount else NOTHING


def _for_each(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    many, each = float(found["many"]), amount_of(found["each"], found["unit"])
    cost = many * each
    return Reading(cost, cost, cost, steps=(f"{tidy(many)} times £{tidy(each):,}.",))


_EACH = rf"£?(?P<each>{NUMBER}) ?(?P<unit>{_UNIT})?{_POUNDS}"
_APIECE = r"(?:each|apiece|a head|per [a-z]+|an? (?:licence|user|seat|person|partner))"
_MANY = r"(?P<many>\d+)"
SPANS: tuple[tuple[str, Read], ...] = (
    (rf"{RANGE},? (?:but |and )?(?:most likely|probably|likely|more like|nearer|say) {SUM}",
     _range_with_likely),
    (rf"{SUM},? ?(?:\+/-|give or take) ?(?:{SUM}|({NUMBER}) ?%)", _give_or_take),
    (rf"{_EACH} {_APIECE}(?P<beside>.*?) (?:for|x|times) {_MANY}(?: [a-z]+)?", _for_each),
    (rf"{_EACH} ?(?:x|times) ?{_MANY}\b", _for_each),
    (rf"\b{_MANY} ?(?:x|times|lots of) ?{_EACH}", _for_each),
    (RANGE, _range),
)  # fmt: skip
"""What has to be tried before posts and days of work are."""

_LEAST = (
    r"(?:at least|(?<!no )(?<!not )more than|over|(?:no|not) less than|min(?:imum)?(?: of)?"
    r"|upwards of)"
)
_MOST = (
    r"(?:at (?:the )?most|up to|(?:no|not) more than|(?<!no )(?<!not )less than|under|below"
    r"|max(?:imum)?(?: of)?)"
)
SINGLE: tuple[tuple[str, Read], ...] = (
    (rf"\b{_MANY} (?:[a-z-]+ )+?(?:at|for|@) {_EACH} {_APIECE}", _for_each),
    (rf"{_MOST} {SUM}{OF_TIME}|{SUM},? (?:max(?:imum)?|tops|at (?:the )?most|or less)\b",
     _at_most),
    (rf"{_LEAST} {SUM}{OF_TIME}|{SUM},? (?:min(?:imum)?|at least|or more|upwards)\b", _at_least),
    (SUM, _sum),
)  # fmt: skip
"""What is left when nothing was said of posts and days."""

"""Amounts in a phrase: a range, a share of a post, a stretch of work, a bound, a sum."""

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
    """What the words were taken to mean; `problem` says why there is no figure in them yet."""

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

    @property
    def amounts(self) -> dict[str, float]:
        parts = {"low": self.low, "central": self.central, "high": self.high}
        return {part: tidy(amount) for part, amount in parts.items() if amount is not None}

    @property
    def is_usable(self) -> bool:
        return not self.problem and bool(self.amounts or self.missing)


def tidy(amount: float) -> float:
    rounded = round(amount, 2)
    return int(rounded) if rounded == int(rounded) else rounded


TIMES = {"k": 1e3, "thousand": 1e3, "grand": 1e3, "m": 1e6, "million": 1e6, "hundred": 100, "": 1}

SUM = r"£?(\d+(?:\.\d+)?) ?(k|m|thousand|grand|million|hundred)?\b(?!%)"
POST = (
    r"(?:full[- ]time )?(?:posts?|fte|wte|persons?|people|staff|officers?|secondments?"
    r"|members? of staff)"
)
MONTHS = {"day": 12 / 365, "week": 12 / 52, "month": 1, "year": 12}
DAYS = {"hour": 1 / 7.5, "day": 1, "week": 5}


def _amount(number: str, unit: str | None) -> float:
    return float(number) * TIMES[unit or ""]


def _range(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    low, high = _amount(found[1], found[2]), _amount(found[3], found[4])
    if not found[2] and found[4] and float(found[1]) < float(found[3]):
        low = _amount(found[1], found[4])
    low, high = sorted((low, high))
    middle = (low + high) / 2
    return Reading(low, middle, high, steps=("The middle of the range is taken as most likely.",))


def _post(found: re.Match[str], assumptions: Mapping[str, float]) -> Reading:
    share = float(found["share"] or 1)
    months = float(found["many"] or 1) * MONTHS[found["unit"]] if found["unit"] else 12
    lasts = f"for {tidy(months)} months" if found["unit"] else "for a year, as no time was said"
    pay = _amount(found["pay"], found["times"]) if found["pay"] else assumptions.get("salary")
    frequency = "" if found["unit"] else "yearly"
    step = f"{tidy(share)} of a full-time post {lasts}"
    if pay is None:
        return _asks("salary", f"{step}: say what the post is paid in a year.")
    used = () if found["pay"] else (("salary", pay),)
    cost = pay * share * months / 12
    return _with_on_cost(cost, step, pay, assumptions, used, frequency)


def _with_on_cost(
    cost: float,
    step: str,
    pay: float,
    assumptions: Mapping[str, float],
    used: tuple[tuple[str, float], ...],
    frequency: str,
) -> Reading:
    added = assumptions["on_cost"]
    cost *= 1 + added / 100
    return Reading(
        cost, cost, cost,
        frequency=frequency,
        steps=(f"{step}, at £{pay:,.0f} a year, with {tidy(added)} % for on-costs.",),
        assumes=(("on_cost", added), *used),
    )  # fmt: skip


def _work(found: re.Match[str], assumptions: Mapping[str, float]) -> Reading:
    unit, number = found["unit"], float(found["many"])
    is_month = unit == "month"
    days = number * (assumptions["working_days"] / 12 if is_month else DAYS[unit])
    used = (("working_days", assumptions["working_days"]),) if is_month else ()
    rate = _amount(found["pay"], found["times"]) if found["pay"] else assumptions.get("day_rate")
    step = f"{tidy(days)} days of work"
    if rate is None:
        return _asks("day_rate", f"{step}: say what a day costs.")
    if not found["pay"]:
        used = (*used, ("day_rate", rate))
    cost = days * rate
    return Reading(cost, cost, cost, steps=(f"{step} at £{rate:,.0f} a day.",), assumes=used)


def _asks(name: str, problem: str) -> Reading:
    return Reading(problem=problem, assumes=((name, None),))


def _at_least(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    return Reading(low=_amount(found[1], found[2]), steps=("Only a lowest figure was said.",))


def _at_most(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    return Reading(high=_amount(found[1], found[2]), steps=("Only a highest figure was said.",))


def _sum(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    amount = _amount(found[1], found[2])
    return Reading(amount, amount, amount, steps=("One figure, as it was said.",))


_NAMED_PAY = (
    r"(?:at|on|@|salary(?: of)?|paid) ?£?(?P<pay>\d+(?:\.\d+)?) ?(?P<times>k|m|thousand|grand)?\b"
)
Read = Callable[[re.Match[str], Mapping[str, float]], Reading]
COSTS: tuple[tuple[str, Read], ...] = (
    (rf"(?:between |from )?{SUM} ?(?:to|-|or) ?{SUM}(?! ?(?:days?|weeks?|months?|years?))",
     _range),
    (rf"(?P<share>\d+(?:\.\d+)?)?\s?\b(?:an? )?(?:of an? )?{POST}\b"
     r"(?: for (?:an? |the )?(?P<many>\d+(?:\.\d+)?)? ?(?P<unit>day|week|month|year)s?\b)?"
     rf"(?:,? {_NAMED_PAY}(?: a year| per year| pa)?)?", _post),
    (r"(?P<many>\d+(?:\.\d+)?) ?(?:working |person |staff )?(?P<unit>hour|day|week|month)s?'?"
     r"(?: of [a-z -]+?| work| time)?"
     rf"(?: {_NAMED_PAY}(?: (?:a|per) day)?)?(?=$|[ ,.])", _work),
    (rf"(?:at least|more than|over|no less than|minimum(?: of)?|upwards of) {SUM}", _at_least),
    (rf"(?:at most|up to|no more than|less than|under|below|maximum(?: of)?) {SUM}", _at_most),
    (SUM, _sum),
)  # fmt: skip

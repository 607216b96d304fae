"""Work in a phrase: a share of a post for some time, days that are paid, a rate for some time."""

import re
from collections.abc import Mapping

from guides.answers.spoken_amounts import NUMBER, Read, Reading, amount_of, tidy

MONTHS = {"day": 12 / 365, "week": 12 / 52, "month": 1, "year": 12}
DAYS = {"hour": 1 / 7.5, "day": 1, "week": 5}
POST = (
    r"(?:full[- ]time )?(?:posts?|full[- ]time equivalents?|fte|wte|people|staff|officers?"
    r"|persons?(?![ -](?:hour|day|week|month))|secondments?|members? of staff"
    r"|(?=(?:band|grade) \d))(?: ?(?:band|grade) \d+)?"
)
PAY = rf"£?(?P<pay>{NUMBER}) ?(?P<times>k|m|thousand|grand)?\b"
NAMED_PAY = rf"(?:at|on|@|salary(?: of)?|paid) {PAY}"
_FOR_TIME = r"(?: for (?:an? )?[\d.]* ?(?:week|month|year)s?\b)?"
POST_LAST: tuple[tuple[str, str], ...] = (
    (rf"({NUMBER}) (week|month|year)s? of (?:an? )?({POST}\b)", r"\3 for \1 \2s"),
    (rf"£({NUMBER}) ?(k|thousand|grand)? ({POST}\b{_FOR_TIME})", r"\3 at £\1\2"),
)
"""“Six months of a post” and “a £35k post”, in the order that is read."""


def _lasts(many: str, unit: str) -> str:
    return (
        rf"(?: (?:for|over) (?:an? |the )?(?P<{many}>{NUMBER})? ?"
        rf"(?P<{unit}>day|week|month|year)s?\b(?: each)?)?"
    )


def _post(found: re.Match[str], assumptions: Mapping[str, float]) -> Reading:
    share = float(found["share"] or 1)
    many, unit = found["many"] or found["then"], found["unit"] or found["after"]
    months = float(many or 1) * MONTHS[unit] if unit else 12
    lasts = _for_months(months) if unit else "for a year, as no time was said"
    pay = amount_of(found["pay"], found["times"]) if found["pay"] else assumptions.get("salary")
    frequency = "" if unit else "yearly"
    step = f"{tidy(share)} of a full-time post {lasts}"
    if pay is None:
        return _asks("salary", f"{step}: say what the post is paid in a year.")
    used = () if found["pay"] else (("salary", pay),)
    cost = pay * share * months / 12
    return _with_on_cost(cost, f"{step}, at £{pay:,.0f} a year", assumptions, used, frequency)


def _for_months(many: float) -> str:
    return f"for {tidy(many)} month{'' if many == 1 else 's'}"


def _with_on_cost(
    cost: float,
    step: str,
    assumptions: Mapping[str, float],
    used: tuple[tuple[str, float], ...],
    frequency: str,
) -> Reading:
    """None are added to pay that was said to hold them."""
    added = assumptions.get("on_cost")
    if added is None:
        words = f"{step}, with its on-costs in it."
        return Reading(cost, cost, cost, frequency=frequency, steps=(words,), assumes=used)
    cost *= 1 + added / 100
    words = f"{step}, with {tidy(added)} % for on-costs."
    assumes = (("on_cost", added), *used)
    return Reading(cost, cost, cost, frequency=frequency, steps=(words,), assumes=assumes)


def _work(found: re.Match[str], assumptions: Mapping[str, float]) -> Reading:
    is_month = found["unit"] == "month"
    each = assumptions["working_days"] / 12 if is_month else DAYS[found["unit"]]
    used = (("working_days", assumptions["working_days"]),) if is_month else ()
    days = [float(found["many"]) * each, float(found["most"] or found["many"]) * each]
    low, high = sorted(days)
    span = tidy(low) if low == high else f"{tidy(low)} to {tidy(high)}"
    step = f"{span} day{'' if high == 1 else 's'} of work"
    rate = amount_of(found["pay"], found["times"]) if found["pay"] else assumptions.get("day_rate")
    if rate is None:
        return _asks("day_rate", f"{step}: say what a day costs.")
    if found["per"] == "hour":
        rate /= DAYS["hour"]
    if not found["pay"]:
        used = (*used, ("day_rate", rate))
    step = f"{step} at £{tidy(rate):,} a day."
    return Reading(low * rate, (low + high) / 2 * rate, high * rate, steps=(step,), assumes=used)


def _rate(found: re.Match[str], _: Mapping[str, float]) -> Reading:
    unit, lasts = found["unit"], found["lasts"]
    if unit != lasts and not {unit, lasts} <= set(DAYS):
        return Reading(problem=f"Say for how many {unit}s it is paid.")
    many = float(found["many"] or 1) * (DAYS[lasts] / DAYS[unit] if unit != lasts else 1)
    cost = amount_of(found["pay"], found["times"]) * many
    step = f"£{tidy(cost / many):,} for each of {tidy(many)} {unit}s."
    return Reading(cost, cost, cost, steps=(step,))


def _asks(name: str, problem: str) -> Reading:
    return Reading(problem=problem, assumes=((name, None),))


WORK: tuple[tuple[str, Read], ...] = (
    (rf"{PAY} (?:an?|per|each|every) (?P<unit>hour|day|week|month) (?:for|over) (?:an? )?"
     rf"(?P<many>{NUMBER})? ?(?P<lasts>hour|day|week|month|year)s?\b", _rate),
    (rf"(?P<share>{NUMBER})?\s?\b(?:an? )?(?:of an? )?{POST}\b{_lasts('many', 'unit')}"
     rf"(?:(?: [a-z]+)?,? {NAMED_PAY}(?: a year| per year| p\.?a\b| each)*)?"
     rf"{_lasts('then', 'after')}", _post),
    (rf"(?P<many>{NUMBER})(?: ?(?:to|-|or) ?(?P<most>{NUMBER}))? ?(?:(?:working|person|staff)[ -])?"
     r"(?P<unit>hour|day|week|month)s?'?(?P<beside> (?:an?|per|each|every) (?:week|month|year))?"
     r"(?: of (?:an? )?(?:band|grade) \d+| of [a-z -]+?"
     r"| work| time| consultancy)?"
     rf"(?: {NAMED_PAY}(?: (?:an?|per) (?P<per>day|hour))?)?(?=$|[ ,.])", _work),
)  # fmt: skip

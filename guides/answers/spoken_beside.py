"""What is said of a cost beside its amount: how often, for how long, and what it rests on."""

import re
from collections.abc import Mapping
from dataclasses import replace

from guides.answers.spoken_amounts import Reading, tidy

STAYS = (
    r"\b(?:in|by|from|since) (?:19|20)\d\d\b(?: prices)?|\(?(?:\bat )?\b(?:19|20)\d\d prices\)?"
    r"|\(?(?:\+|\b(?:plus|and|including|incl?|with|without|before|ex(?:cl|cluding)?))\.? vat\b\)?"
    r"|\bnothing (?:up front|to start with|at first)\b,?(?: but| and)?(?: then)?"
)
"""What changes no figure and stays in the words: prices of a year, tax, what comes later."""

PAY_HOLDS_ON_COSTS = (
    r"\b(?:including|incl?|inc|with)\.? (?:the |all )?on-?costs\b|\bfully loaded\b|\ball in\b"
)
BASES: tuple[tuple[str, str], ...] = (
    (r"\bquot(e|ed|ation)\b|\btender|supplier", "quote"),
    (r"last (time|year)|we paid|we spent|it cost|cost us|previous|before\b", "past_actual"),
    (r"\bbudget|\bfinance", "budget_holder"),
)
ABOUT = (
    r"\b(about|around|roughly|approx\w*|some|circa|maybe|perhaps|probably|say|guess\w*|or so"
    r"|nearly|almost|getting on for|close to|ball ?park|in the (region|order) of|don'?t know"
    r"|not sure)\b|~|ish\b"
)
OFTEN: tuple[tuple[str, str, int], ...] = (
    (r"\b(a|per|each|every) (year|annum)\b|\byearly\b|\bannual\w*|\bp\.?a\b", "yearly", 1),
    (r"\b(a|per|each|every) quarter\b|\bquarterly\b", "yearly", 4),
    (r"(?<!for )\b(a|per|each|every) month\b|\bmonthly\b", "yearly", 12),
    (r"(?<!for )\b(a|per|each|every) week\b|\bweekly\b", "yearly", 52),
    (r"\bonce\b|\bup front\b|\bto set (?:it |this )?up\b", "one_off", 1),
)
LASTS = re.compile(r"\b(for|over|across) (?:an? |the |the (?:first|next) )?(\d+)? ?years?\b")
UNSAFE: tuple[tuple[str, str], ...] = (
    (r"[\d.]*\d%?", "It holds more figures than could be read: “{}” is left over."),
    (r"\b(each|apiece|a head|(?:per|for every) [a-z]+|(?<!for )an? (?:day|week|month|hour))\b",
     "What “{}” comes to in all was not said: such as “£50 each for 22 partners”."),
    (r"\b(double|triple|half|few|several|figures|part[- ]time|not|\w+n't)\b",
     "It cannot be told what “{}” does to the figure: say it without."),
)  # fmt: skip
"""What must not be left when an amount was read, as it would be another amount with it."""


def finished(reading: Reading, rest: str, assumptions: Mapping[str, float]) -> Reading:
    """The amount with what was said beside it; what is left over makes it unsafe."""
    rest, reading = _lasting(rest, reading)
    often = [row for row in OFTEN if re.search(row[0], rest)]
    pattern, frequency, times = often[0] if often else ("", reading.frequency, 1)
    rest = re.sub(pattern, " ", rest) if pattern else rest
    is_about, basis = bool(re.search(ABOUT, rest)), _basis(rest)
    if why := _unsafe(re.sub(ABOUT, " ", rest), often):
        return Reading(problem=why)
    if times != 1 and not reading.problem:
        reading = _times(reading, times)
    if is_about and reading.low == reading.high:
        reading = _spread(reading, assumptions["spread"])
    return replace(reading, frequency=frequency, basis=basis or ("guess" if is_about else ""))


def _basis(rest: str) -> str:
    return next((basis for pattern, basis in BASES if re.search(pattern, rest)), "")


def _unsafe(rest: str, often: list[tuple[str, str, int]]) -> str:
    """Why the reading of the amount alone would be a guess."""
    if len(often) > 1:
        return "How often it is paid was said in two ways."
    found = ((words, re.search(pattern, rest)) for pattern, words in UNSAFE)
    return next((words.format(left[0]) for words, left in found if left), "")


def _lasting(rest: str, reading: Reading) -> tuple[str, Reading]:
    """A sum for several years is a part of it in each; what is paid every year stays that."""
    found = LASTS.search(rest)
    if not found:
        return rest, reading
    years, rest = int(found[2] or 1), rest.replace(found[0], " ")
    if re.search(OFTEN[0][0], rest) or reading.frequency == "yearly":
        return rest, _with_step(reading, f"For how long it is paid stays in the words: {found[0]}.")
    if any(re.search(pattern, rest) for pattern, *_ in OFTEN) or years < 2:
        return rest, reading
    if found[1] == "for":
        return rest, Reading(problem=f"Say whether that is paid every year or in all {found[0]}.")
    shared = _scaled(reading, 1 / years)
    step = f"In equal parts {found[0]}: what one of them takes."
    return rest, replace(_with_step(shared, step), frequency="yearly")


def _times(reading: Reading, times: int) -> Reading:
    return _with_step(_scaled(reading, times), f"Paid {times} times a year.")


def _scaled(reading: Reading, times: float) -> Reading:
    low, central, high = (
        None if amount is None else amount * times
        for amount in (reading.low, reading.central, reading.high)
    )
    return replace(reading, low=low, central=central, high=high)


def _with_step(reading: Reading, step: str) -> Reading:
    return replace(reading, steps=(*reading.steps, step))


def _spread(reading: Reading, spread: float) -> Reading:
    if reading.central is None:
        return reading
    away = reading.central * min(max(spread, 0), 100) / 100
    return replace(
        reading,
        low=reading.central - away,
        high=reading.central + away,
        steps=(*reading.steps, f"“About” is taken as {tidy(spread)} % either way."),
        assumes=(*reading.assumes, ("spread", spread)),
    )

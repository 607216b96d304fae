"""Costs in the words people use, read into low, likely and high with every assumption in view."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from guides.answers.said_numbers import plain
from guides.answers.spoken_amounts import COSTS, DEFAULTS, Reading, tidy

LONGEST = 500


def read_cost(words: str, assumptions: Mapping[str, float] = DEFAULTS) -> Reading:
    """The words as a range, or why they are none."""
    said = plain(words)
    if not said or len(words) > LONGEST:
        return Reading(problem="Say it in a few words, such as “about 10k a year”.")
    if not re.search(r"\d", said):
        return _without_figure(said)
    readings = [_one_cost(part, {**DEFAULTS, **assumptions}) for part in _parts(said)]
    return readings[0] if len(readings) == 1 else _added(readings)


def _parts(said: str) -> Iterator[str]:
    """Costs said in one breath; an "and" parts them where a cost or a reason stands after it."""
    said = re.sub(r"\b(between [^;]*?\d[^;]*?) and ", r"\1 to ", said)
    for part in re.split(r"\s(?:plus|\+)\s|;", said):
        first, *more = part.split(" and ")
        for each in more:
            if re.search(r"\d", first) and (re.search(r"\d", each) or _has_reason(each)):
                yield first.strip()
                first = each
            else:
                first = f"{first} and {each}"
        yield first.strip()


# Answers without a figure.

WITHOUT_FIGURE: tuple[tuple[str, Reading], ...] = (
    (
        r"don'?t know|do not know|no idea|not sure|can'?t say|cannot say|unknown|dunno|not known",
        Reading(missing="dont_know", steps=("Read as “Don't know”.",)),
    ),
    (
        r"prefer not|rather not|confidential|can'?t tell",
        Reading(missing="prefer_not_to_say", steps=("Read as “Prefer not to say”.",)),
    ),
    (
        r"absorb|within existing|from existing|existing (staff|budget|resources)|already (paid|cov)"
        r"|part of (the|our) (day )?job|no extra|nothing extra|at no cost to",
        Reading(0, 0, 0, zero_reason="absorbed", steps=(
            "Absorbed: no pounds are added, and the reason is kept, as it is not the same as"
            " costing nothing.",)),
    ),
    (
        r"\bnothing\b|\bno cost|\bfree\b|\bnone\b|\bnil\b",
        Reading(0, 0, 0, zero_reason="none", steps=("Nothing to pay.",)),
    ),
)  # fmt: skip


def _without_figure(said: str) -> Reading:
    for pattern, reading in WITHOUT_FIGURE:
        if re.search(pattern, said):
            return reading
    return Reading(problem="There is no figure in this that could be read. The words are kept.")


def _has_reason(said: str) -> bool:
    return any(re.search(pattern, said) for pattern, _ in WITHOUT_FIGURE)


# One cost: what it rests on and how often it is paid, then the amount itself.

BASES: tuple[tuple[str, str], ...] = (
    (r"\bquot(e|ed|ation)\b|\btender|supplier", "quote"),
    (r"last time|we paid|we spent|it cost|cost us|previous|before\b", "past_actual"),
    (r"\bbudget|\bfinance", "budget_holder"),
)
ABOUT = (
    r"\b(about|around|roughly|approx\w*|some|circa|maybe|perhaps|probably|say|guess\w*|or so)\b"
    r"|~|ish\b"
)
OFTEN: tuple[tuple[str, str, int], ...] = (
    (r"\b(a|per|each|every) (year|annum)\b|\byearly\b|\bannual\w*|\bp\.?a\b", "yearly", 1),
    (r"\b(a|per|each|every) quarter\b|\bquarterly\b", "yearly", 4),
    (r"\b(a|per|each|every) month\b|\bmonthly\b", "yearly", 12),
    (r"\b(a|per|each|every) week\b|\bweekly\b", "yearly", 52),
    (r"\bonce\b|\bup front\b", "one_off", 1),
)
YEAR_OF_PRICES = r"\b(in|by|from|since|at) (19|20)\d\d( prices)?\b"


def _one_cost(said: str, assumptions: Mapping[str, float]) -> Reading:
    said = re.sub(YEAR_OF_PRICES, " ", said)
    for pattern, read in COSTS:
        found = re.search(pattern, said)
        if found:
            rest = f"{said[: found.start()]} {said[found.end() :]}"
            return _finished(read(found, assumptions), rest, assumptions)
    return Reading(problem="There is no amount in this that could be read. The words are kept.")


def _finished(reading: Reading, rest: str, assumptions: Mapping[str, float]) -> Reading:
    """With how often and on what basis; a figure left over makes the reading unsafe."""
    pattern, frequency, times = next(
        (row for row in OFTEN if re.search(row[0], rest)), ("", reading.frequency, 1)
    )
    rest = re.sub(pattern, " ", rest) if pattern else rest
    if left := re.search(r"[\d.]*\d%?", rest):
        return Reading(
            problem=f"It holds more figures than could be read: “{left[0]}” is left over."
        )
    basis = next((basis for pattern, basis in BASES if re.search(pattern, rest)), "")
    is_about = bool(re.search(ABOUT, rest))
    if times != 1:
        reading = _times(reading, times)
    if is_about and reading.low == reading.high:
        reading = _spread(reading, assumptions["spread"])
    return replace(reading, frequency=frequency, basis=basis or ("guess" if is_about else ""))


def _times(reading: Reading, times: int) -> Reading:
    low, central, high = (
        None if amount is None else amount * times
        for amount in (reading.low, reading.central, reading.high)
    )
    steps = (*reading.steps, f"Paid {times} times a year.")
    return replace(reading, low=low, central=central, high=high, steps=steps)


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


def _added(readings: list[Reading]) -> Reading:
    """Several costs in one breath are added up, where each can be read and all are alike."""
    unread = next((reading for reading in readings if reading.problem), None)
    if unread:
        return unread
    if why := _why_apart(readings):
        return Reading(problem=f"{why}: say these apart.")
    low, central, high = (
        sum(reading.amounts[part] for reading in readings) for part in ("low", "central", "high")
    )
    steps = [step for reading in readings for step in reading.steps]
    return Reading(
        low, central, high,
        basis=_common_basis(readings),
        frequency=readings[0].frequency,
        steps=(*steps, f"Added up from {len(readings)} costs.", *_ask_basis(readings)),
        assumes=tuple(dict(pair for reading in readings for pair in reading.assumes).items()),
    )  # fmt: skip


def _why_apart(readings: list[Reading]) -> str:
    """What keeps them from being one figure, if anything."""
    if len({reading.frequency for reading in readings}) > 1:
        return "Not every part of it is said to be paid equally often"
    if len({reading.basis for reading in readings} - {""}) > 1:
        return "Its parts rest on different things, such as a quote and a guess"
    if any(len(reading.amounts) < 3 for reading in readings):
        return "Not every part of it is a figure of its own"
    return ""


def _common_basis(readings: list[Reading]) -> str:
    """What is said of one part only is not said of the sum."""
    return readings[0].basis if len({reading.basis for reading in readings}) == 1 else ""


def _ask_basis(readings: list[Reading]) -> tuple[str, ...]:
    if len({reading.basis for reading in readings}) == 1:
        return ()
    return ("What it rests on was said of a part only: choose what holds for the sum.",)

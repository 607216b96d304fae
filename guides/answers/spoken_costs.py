"""Costs in the words people use, read into low, likely and high with every assumption in view."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from guides.answers.numbers import LIMIT, TOO_LARGE
from guides.answers.said_numbers import plain
from guides.answers.spoken_amounts import DEFAULTS, NOTHING, SINGLE, SPANS, Reading
from guides.answers.spoken_beside import PAY_HOLDS_ON_COSTS, STAYS, finished
from guides.answers.spoken_work import POST, POST_LAST, WORK

LONGEST = 500
BARE = 100
"""From here on, pounds without a word for them are taken to be pounds."""

COSTS = (*SPANS, *WORK, *SINGLE)
"""What an amount looks like and how it is read, the longer before what is a part of it."""

A_POST = rf"\ban? {POST}\b"
REFUSED: tuple[tuple[str, str], ...] = (
    (r"[€$]|\b(euros?|dollars?|usd|eur)\b", "Only pounds can be read: say it in pounds."),
    (r"\bsav(e|es|ed|ing|ings)\b|\bearn|\bincome\b|^-|\bminus ?£?\d",
     "This sounds like money that comes in or is saved. Say what it costs."),
    (r"\d\.\d{3}\b", "A point before three figures can be read in two ways: write 10,000 or 10."),
)  # fmt: skip


def read_cost(words: str, assumptions: Mapping[str, float] = DEFAULTS) -> Reading:
    """The words as a range, or why they are none."""
    said = plain(words)
    if not said or len(words) > LONGEST:
        return Reading(problem="Say it in a few words, such as “about 10k a year”.")
    if why := next((why for pattern, why in REFUSED if re.search(pattern, said)), ""):
        return Reading(problem=why)
    if not re.search(r"\d", said) and (_has_reason(said) or not re.search(A_POST, said)):
        return _without_figure(said)
    parts = list(_parts(_bare(said)))
    readings = [_one_cost(part, {**DEFAULTS, **assumptions}) for part in parts]
    reading = readings[0] if len(readings) == 1 else _added(_as_said(words, parts), readings)
    if max(reading.amounts.values(), default=0) >= LIMIT:
        return Reading(problem=TOO_LARGE)
    return replace(reading, steps=(*reading.steps, *_stays(said)))


def _bare(said: str) -> str:
    return re.sub(STAYS, " ", said)


def _stays(said: str) -> Iterator[str]:
    for found in re.finditer(STAYS, said):
        yield f"“{found[0].strip('() ,')}” stays in the words: the figure is as it was said."


def _parts(said: str) -> Iterator[str]:
    """Costs said in one breath; an "and" parts them where a cost or a reason stands after it."""
    said = re.sub(r"\b(between [^;]*?\d[^;]*?) and ", r"\1 to ", said)
    for part in re.split(r"\s(?:plus|\+)\s|;|,? then (?=[^,;]*\d)|, (?=£?\d)", said):
        first, *more = part.split(" and ")
        for each in more:
            if re.search(r"\d", first) and (re.search(r"\d", each) or _has_reason(each)):
                yield first.strip()
                first = each
            else:
                first = f"{first} and {each}"
        yield first.strip()


def _as_said(words: str, parts: list[str]) -> list[str]:
    """The parts with the commas and capitals of whoever said them, where they part alike."""
    said = list(_parts(_bare(" ".join(words.split()))))
    return said if [plain(each) for each in said] == parts else parts


# Answers without a figure.

WITHOUT_FIGURE: tuple[tuple[str, Reading], ...] = (
    (
        r"don'?t know|do not know|no (idea|clue)|not sure|(can'?t|couldn'?t|cannot) say|unknown"
        r"|dunno|not known|couldn'?t tell|(haven'?t|not) a clue|(hard|impossible) to say",
        Reading(missing="dont_know", steps=("Read as “Don't know”.",)),
    ),
    (
        r"prefer not|rather not|confiden|commercially sensitive|can'?t tell",
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
        NOTHING,
    ),
)  # fmt: skip


def _without_figure(said: str) -> Reading:
    for pattern, reading in WITHOUT_FIGURE:
        if re.search(pattern, said):
            return reading
    return Reading(problem="There is no figure in this that could be read. The words are kept.")


def _has_reason(said: str) -> bool:
    return any(re.search(pattern, said) for pattern, _ in WITHOUT_FIGURE)


def _one_cost(said: str, assumptions: Mapping[str, float]) -> Reading:
    if re.search(PAY_HOLDS_ON_COSTS, said):
        assumptions = {name: each for name, each in assumptions.items() if name != "on_cost"}
        said = re.sub(PAY_HOLDS_ON_COSTS, " ", said)
    for other_order, ours in POST_LAST:
        said = re.sub(other_order, ours, said)
    return _amount(said, assumptions)


def _amount(said: str, assumptions: Mapping[str, float]) -> Reading:
    for pattern, read in COSTS:
        if found := re.search(pattern, said):
            beside = found.groupdict().get("beside") or ""
            rest = f"{said[: found.start()]} {beside} {said[found.end() :]}"
            return _told_apart(finished(read(found, assumptions), rest, assumptions), said)
    return Reading(
        problem=f"There is no amount in “{said}” that could be read. The words are kept."
    )


def _told_apart(reading: Reading, said: str) -> Reading:
    """Whoever says "ten" of a cost may mean pounds or thousands of them."""
    most = max(reading.amounts.values(), default=0)
    if reading.problem or not 0 < most < BARE or re.search("£|pound|quid", said):
        return reading
    return Reading(problem="Pounds, or thousands of them? Say it such as “£10” or “10k”.")


def _added(parts: list[str], readings: list[Reading]) -> Reading:
    """Several costs in one breath are added up, where each can be read and all are alike."""
    unread = next((reading for reading in readings if reading.problem), None)
    if unread:
        return unread
    if why := _why_apart(readings):
        return Reading(problem=f"{why}: say these apart.", apart=_apart(parts, readings))
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


def _apart(parts: list[str], readings: list[Reading]) -> tuple[str, ...]:
    """The words of what is paid equally often, where that makes two figures."""
    said: dict[str, list[str]] = defaultdict(list)
    for part, reading in zip(parts, readings, strict=True):
        said[reading.frequency].append(part)
    return tuple(" plus ".join(words) for words in said.values()) if len(said) == 2 else ()


def _common_basis(readings: list[Reading]) -> str:
    """What is said of one part only is not said of the sum."""
    return readings[0].basis if len({reading.basis for reading in readings}) == 1 else ""


def _ask_basis(readings: list[Reading]) -> tuple[str, ...]:
    if len({reading.basis for reading in readings}) == 1:
        return ()
    return ("What it rests on was said of a part only: choose what holds for the sum.",)

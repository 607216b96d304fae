"""What is wrong with a part of criteria as it was typed, by the field that it is about."""

from collections.abc import Collection, Iterator

from analysis.criteria import CORE
from analysis.criteria_forms import COST, LEVELS
from research.web.typed_values import (
    FROM_0_TO_100,
    Form,
    Problems,
    is_within,
    line,
    lines,
    too_long,
)

FIVE = "Write five lines: what level 0 means first, and level 4 last"
RISING = "Enter four numbers that rise, from 1 to 100, such as 1, 25, 50, 75"
HIGHEST_RATING = 4
IN_TABLES = {"title": 200, "met_when": 500}
"""How many characters of it a table of the page and of the report can hold."""
Found = Iterator[tuple[str, str]]


def problems_of(fields: Collection[str], needed: Problems, values: Form) -> Problems:
    """What each field of the form needs, in their order."""
    found = {name: what for name, what in needed.items() if not line(values, name)}
    for check in (_ratings, _share, _anchors, _shown, _stance, _cost, _swings):
        for name, what in check(fields, values):
            found.setdefault(name, what)
    return found | too_long(values, IN_TABLES)


def _ratings(fields: Collection[str], values: Form) -> Found:
    names = [name for name in fields if name.startswith("rating_")]
    typed = {name: line(values, name) for name in names}
    for name, rating in typed.items():
        if rating and not is_within(rating, HIGHEST_RATING):
            yield name, f"Enter a whole number from 0 to {HIGHEST_RATING}, or nothing"
    if names and not any(typed.values()):
        yield names[0], "Rate at least one answer"
    if names and "items" in fields and len(line(values, "items").split()) != 1:
        yield "items", "Choose one line"


def _share(fields: Collection[str], values: Form) -> Found:
    ticked = line(values, "items").split()
    if CORE in ticked and len(ticked) > 1:
        yield "items", "Tick the core data set alone, or lines"
    if "share_of" in fields and not line(values, "share_of"):
        yield "share_of", "Tick at least one answer"
    levels = line(values, "levels").replace(",", " ").split()
    numbers = [int(each) for each in levels if is_within(each, 100)]
    rise = numbers == sorted(set(numbers)) and 0 not in numbers
    if "levels" in fields and not (len(levels) == len(numbers) == LEVELS and rise):
        yield "levels", RISING


def _anchors(fields: Collection[str], values: Form) -> Found:
    if "anchors" in fields and len(lines(values, "anchors")) != HIGHEST_RATING + 1:
        yield "anchors", FIVE


def _shown(fields: Collection[str], values: Form) -> Found:
    if "documents" in fields and not (line(values, "documents") or line(values, "questions")):
        yield "documents", "Name at least one document that could show it, or tick an answer below"


def _stance(fields: Collection[str], values: Form) -> Found:
    if "stance" in fields and line(values, "stance") and not line(values, "values"):
        yield "values", "Tick the answers that speak for it"


def _cost(fields: Collection[str], values: Form) -> Found:
    if "low" not in fields or not any(line(values, name) for name in COST):
        return
    *names, reason = COST
    amounts = [line(values, name) for name in names]
    for name, amount in zip(names, amounts, strict=True):
        if not (amount.isdecimal() and amount.isascii() and len(amount) <= 12):
            yield name, "Enter a whole number, such as 12000"
    if not line(values, reason):
        yield reason, "Say what the figures rest on"
    if all(map(str.isdecimal, amounts)) and sorted(amounts, key=int) != amounts:
        yield "low", "The three costs must rise from the lowest to the highest"


def _swings(fields: Collection[str], values: Form) -> Found:
    for name in fields:
        if name.startswith("swing_") and not is_within(line(values, name), 100):
            yield name, FROM_0_TO_100

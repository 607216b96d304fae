"""Which rows a finding reads, and how many partners gave each answer."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from analysis.counted import Count, Seen, as_counts
from analysis.parted import Parted, Rows
from guides.lists import Item, Roster
from guides.model import Guide
from guides.question import Option, Question

# Options that guides.indicators asks for where a question is read as a yes or a no.
SAYING_NO = ("no", "not_held")
# Choices whose options are points of a scale, although the guide does not ask for one.
ORDERED = ("data_updated", "report_frequency", "function_need", "link_need")


def about(frame: Parted, question: Question | None) -> Rows:
    """The rows of one question; none where the guide lacks it."""
    return frame.about(question.id if question else "")


def answered(part: Rows) -> Rows:
    return part.answered


def counted(part: Rows, keys: Iterable[Hashable]) -> Counter[Any]:
    """How many rows have each key, which is one for each row in their order."""
    rows: dict[Hashable, list[Seen]] = defaultdict(list)
    for key, row in zip(keys, part["seen"], strict=True):
        rows[key].append(row)
    return as_counts(rows)


def count_of(part: Rows) -> Count:
    return Count(part["seen"])


def tally(part: Rows, *columns: str) -> Counter[Any]:
    """How many rows hold each combination of values."""
    return counted(part, part.each(*columns))


def chosen(part: Rows, by: str = "item") -> Counter[tuple[str, str]]:
    """How many partners chose each option, by item; where several may be chosen, each counts."""
    rows: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for of, value, seen in answered(part).each(by, "value", "seen"):
        for option in options_in(value):
            rows[of, option].append(seen)
    return as_counts(rows)


def options_in(value: Any) -> Iterable[str]:
    return set(value) if isinstance(value, list) else (value,)


def option_counts(part: Rows, question: Question) -> dict[str, int]:
    """How often each option was chosen over all items, by its label, in the guide's order."""
    counts = Counter[str]()
    for (_, option), count in chosen(part).items():
        counts[option] = counts[option] + count
    return {option.label: counts[option.id] for option in question.options}


def counts_by_item(
    counts: Mapping[tuple[str, str], int], items: Sequence[Item], question: Question | None
) -> dict[str, list[int]]:
    """For each option's label, how many partners chose it for each item."""
    options = question.options if question else ()
    return {o.label: [counts.get((item.id, o.id), 0) for item in items] for o in options}


def top_of(question: Question) -> tuple[Option, ...]:
    """The highest first: a scale reads from low to high, and from four points on it has two."""
    return question.options[: -3 if len(question.options) > 3 else -2 : -1]


def points_of(question: Question) -> int:
    """How many of its options, all or none, stand in an order from one end to the other."""
    in_order = question.kind == "scale" or question.indicator in ORDERED
    return len(question.options) if in_order else 0


def items_of(guide: Guide, question: Question) -> tuple[Item, ...]:
    return guide.lists[question.for_each].items


def roster_of(guide: Guide, question: Question) -> Roster | None:
    """The list that partners made, where the question goes through one."""
    return next((roster for roster in guide.rosters if roster.id == question.for_each), None)


def saying_yes(part: Rows) -> Rows:
    """The rows that say yes, be it in part or under conditions."""
    given = answered(part)
    return given.where(value not in SAYING_NO for value in given["value"])


def among(part: Rows, rows: Rows) -> Rows:
    """What was said of the same items by the same partners as in `rows`, which are counted."""
    leading = dict(zip(rows.each("partner", "item"), rows["seen"], strict=True))
    both = part.where(of in leading for of in part.each("partner", "item"))
    pairs = zip(both.each("partner", "item"), both["seen"], strict=True)
    return both.assign(seen=[leading[of]._replace(answer=own.answer) for of, own in pairs])


def per_item(rows: Rows) -> Counter[str]:
    return counted(rows, rows["item"])

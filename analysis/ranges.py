"""What a question answered in numbers gives without programming: the range and its middle."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from analysis.charts import PLACES, number_table
from analysis.claims import Draft, finding
from analysis.counted import Basis, Claim, Count, Seen, Worded
from analysis.counts import about, answered, count_of, items_of, roster_of
from analysis.findings import Base, Finding, Table
from analysis.numbers_told import RANGE
from analysis.parted import Parted, Rows
from analysis.words import inline, listing, number_of, titled
from guides.answers.effort import EFFORT_UNITS
from guides.answers.numbers import figure, number_words, split_unit
from guides.model import Guide
from guides.question import Question

WORK = (*EFFORT_UNITS.values(), "Months of a full-time post")


Figures = Mapping[str, list[tuple[float, Seen]]]


def numbers(frame: Parted, guide: Guide, question: Question) -> Finding:
    """The range and the middle of the figures given, for each item where there are items."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        given = answered(part)
        figures = by_item(given, guide, question)
        count = count_of(given)
        said = number_of(count, "figure was", "figures were")
        ends = span(question, given["value"])
        spans = Worded(count, ends, instead="how high is not published", measure=RANGE)
        return Claim(said, " given: ", spans, "."), (ranges(figures, question, base.text),)

    return finding(question, part, draft)


def span(question: Question, figures: Sequence[float]) -> str:
    low, middle, high = (round(of(figures), PLACES) for of in (min, median, max))
    if low == high:
        return number_words(question, low)
    before, _ = split_unit(question.unit)
    start, centre = (f"{before}{figure(end)}" for end in (low, middle))
    return f"from {start} to {number_words(question, high)}, with {centre} in the middle"


def efforts(frame: Parted, guide: Guide, question: Question) -> Finding:
    """Work in days, in posts and in months of a post is never added up."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        given = answered(part)
        in_units = [(*measured(value), seen) for value, seen in given.each("value", "seen")]
        amounts = {unit: [(n, seen) for of, n, seen in in_units if of == unit] for unit in WORK}
        amounts = {unit: figures for unit, figures in amounts.items() if figures}
        units = [
            Claim(Count(seen for _, seen in figures), f" in {inline(unit)}")
            for unit, figures in amounts.items()
        ]
        claim = number_of(count_of(given), "amount of work was", "amounts of work were")
        return (
            Claim(claim, " given: ", listing(units), "."),
            (ranges(amounts, question, base.text),),
        )

    return finding(question, part, draft)


def measured(effort: Mapping[str, Any]) -> tuple[str, float]:
    if "months" in effort:
        return WORK[-1], effort["amount"] * effort["months"]
    return EFFORT_UNITS[effort["unit"]], effort["amount"]


def by_item(given: Rows, guide: Guide, question: Question) -> Figures:
    """The items of a hand-out in its order, rows of a roster by partner, or the one figure."""
    figures: dict[str, list[tuple[float, Seen]]] = {}
    if question.for_each and not roster_of(guide, question):
        figures = {item.label: [] for item in items_of(guide, question)}
    for label, value, seen in given.each("item_label", "value", "seen"):
        figures.setdefault(label or "All partners", []).append((value, seen))
    return {label: values for label, values in figures.items() if values}


def ranges(figures: Figures, question: Question, note: str) -> Table:
    given = [[value for value, _ in of] for of in figures.values()]
    rows = [tuple(seen for _, seen in of) for of in figures.values()]
    table = number_table(
        titled(question.reading, f"figures given{f' ({question.unit})' if question.unit else ''}"),
        corner="Figure",
        categories=tuple(figures),
        series={
            "Lowest": [min(values) for values in given],
            "Middle (median)": [median(values) for values in given],
            "Highest": [max(values) for values in given],
            "Number of figures": [Count(of) for of in rows],
        },
        note=note,
    )
    return replace(table, counted=tuple((None, *[Basis(of, RANGE)] * 3, Count(of)) for of in rows))

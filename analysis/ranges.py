"""What a question answered in numbers gives without programming: the range and its middle."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

import pandas as pd

from analysis.charts import PLACES, number_table
from analysis.claims import Draft, finding
from analysis.counts import about, answered, items_of, roster_of
from analysis.findings import Base, Finding, Table
from analysis.words import inline, listing, number_of, titled
from guides.answers.effort import EFFORT_UNITS
from guides.answers.numbers import number_words
from guides.model import Guide, Question

WORK = (*EFFORT_UNITS.values(), "Months of a full-time post")


def numbers(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    """The range and the middle of the figures given, for each item where there are items."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        given = answered(part)
        figures = by_item(given, guide, question)
        claim = number_of(len(given), "figure was", "figures were")
        spans = span(question, list(given["value"]))
        return f"{claim} given: {spans}.", (ranges(figures, question, base.text),)

    return finding(question, part, draft)


def span(question: Question, figures: Sequence[float]) -> str:
    ends = (round(of(figures), PLACES) for of in (min, median, max))
    low, middle, high = (number_words(question, end) for end in ends)
    return low if low == high else f"from {low} to {high}, with {middle} in the middle"


def efforts(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    """Work in days, in posts and in months of a post is never added up."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        given = [measured(value) for value in answered(part)["value"]]
        amounts = {unit: [n for of, n in given if of == unit] for unit in WORK}
        amounts = {unit: figures for unit, figures in amounts.items() if figures}
        said = listing([f"{len(figures)} in {inline(unit)}" for unit, figures in amounts.items()])
        claim = number_of(len(given), "amount of work was", "amounts of work were")
        return f"{claim} given: {said}.", (ranges(amounts, question, base.text),)

    return finding(question, part, draft)


def measured(effort: Mapping[str, Any]) -> tuple[str, float]:
    if "months" in effort:
        return WORK[-1], effort["amount"] * effort["months"]
    return EFFORT_UNITS[effort["unit"]], effort["amount"]


def by_item(given: pd.DataFrame, guide: Guide, question: Question) -> dict[str, list[float]]:
    """The items of a hand-out in its order, rows of a roster by partner, or the one figure."""
    figures: dict[str, list[float]] = {}
    if question.for_each and not roster_of(guide, question):
        figures = {item.label: [] for item in items_of(guide, question)}
    for label, value in zip(given["item_label"], given["value"], strict=True):
        figures.setdefault(label or "All partners", []).append(value)
    return {label: values for label, values in figures.items() if values}


def ranges(figures: Mapping[str, list[float]], question: Question, note: str) -> Table:
    return number_table(
        titled(question.reading, f"figures given{f' ({question.unit})' if question.unit else ''}"),
        corner="Figure",
        categories=tuple(figures),
        series={
            "Lowest": [min(given) for given in figures.values()],
            "Middle (median)": [median(given) for given in figures.values()],
            "Highest": [max(given) for given in figures.values()],
            "Number of figures": [len(given) for given in figures.values()],
        },
        note=note,
    )

"""What any question gives without programming: how often each answer was chosen, or its range."""

from collections.abc import Mapping, Sequence
from statistics import median

import pandas as pd

from analysis.charts import bar_chart, distribution, number_table
from analysis.claims import Draft, finding
from analysis.counts import (
    about,
    answered,
    chosen,
    counts_by_item,
    items_of,
    option_counts,
    per_item,
    roster_of,
)
from analysis.findings import Base, Finding, Table
from analysis.words import by_most, leaders, leading, number_of, opening, quoted
from guides.answers.numbers import number_words
from guides.model import Guide, Question


def choices(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    """One bar for each option of a question about the interview."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        counts = option_counts(part, question)
        chart = distribution(question.reading, counts, corner="Answer", note=base.text)
        return said_most(question, counts, base), (chart,)

    return finding(question, part, draft)


def said_most(question: Question, counts: Mapping[str, int], base: Base) -> str:
    first = leaders(counts)
    verb, passive = ("chose", "Chosen") if question.kind == "any_of" else ("said", "Said")
    if len(first) == 1:
        return f"{opening(counts[first[0]], base.answered)} {verb} {quoted(first[0])}."
    shares = {quoted(label): (count, base.answered) for label, count in counts.items()}
    return f"{passive} equally often: {leading(shares, noun='answers')}."


def choices_by_item(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    """One bar for each item of a hand-out, divided by what was said of it."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        counts = counts_by_item(part, guide, question)
        chart = bar_chart(
            question.reading,
            corner="Item",
            categories=[item.label for item in items_of(guide, question)],
            series=counts,
            kind="clustered" if question.kind == "any_of" else "stacked",
            note=base.text,
        )
        return most_agreed(part, guide, question), (chart,)

    return finding(question, part, draft)


def most_agreed(part: pd.DataFrame, guide: Guide, question: Question) -> str:
    """The answer that the greatest number of partners gave about one and the same item."""
    counts, bases = chosen(part), per_item(answered(part))
    said = {
        f"{quoted(o.label)} of {quoted(i.label)}": (counts[i.id, o.id], bases[i.id])
        for i in items_of(guide, question)
        for o in question.options
    }
    return by_most("Said", said, noun="answers")


def choices_by_row(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    """One bar for each option; what is counted are the rows that partners named."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        counts = option_counts(part, question)
        rows = len(answered(part))
        chart = distribution(question.reading, counts, corner="Answer", note=base.text, of=noun)
        shares = {quoted(label): (count, rows) for label, count in counts.items()}
        most = leading(shares, noun="answers", of=noun)
        return f"Said most often, of {number_of(rows, noun)}: {most}.", (chart,)

    roster = roster_of(guide, question)
    noun = roster.item if roster else "answer"
    return finding(question, part, draft)


def numbers(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    """The range and the middle of the figures given, for each item where there are items."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        figures = list(answered(part)["value"])
        given = number_of(len(figures), "figure was", "figures were")
        claim = f"{given} given: {span(question, figures)}."
        return claim, (ranges(part, question, base.text),)

    return finding(question, part, draft)


def span(question: Question, figures: Sequence[float]) -> str:
    low, middle, high = (number_words(question, of(figures)) for of in (min, median, max))
    return low if low == high else f"from {low} to {high}, with {middle} in the middle"


def ranges(part: pd.DataFrame, question: Question, note: str) -> Table:
    """The items stand in the guide's order, because the frame does."""
    figures: dict[str, list[float]] = {}
    for label, value in zip(answered(part)["item_label"], answered(part)["value"], strict=True):
        figures.setdefault(label, []).append(value)
    return number_table(
        f"Figures given{f' ({question.unit})' if question.unit else ''}",
        "Item" if question.for_each else "",
        tuple(figures),
        {
            "Lowest": [min(given) for given in figures.values()],
            "Middle (median)": [median(given) for given in figures.values()],
            "Highest": [max(given) for given in figures.values()],
            "Number of figures": [len(given) for given in figures.values()],
        },
        note=note,
    )

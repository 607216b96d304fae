"""What each step would cost the partners that gave a figure; nothing is filled in for the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from analysis.charts import bar_chart
from analysis.claims import Draft, finding
from analysis.counts import about, answered, tally
from analysis.findings import Base, Block, Chart, Finding, Prose, Table
from analysis.steps import named_alike
from analysis.words import number_of
from guides.answers.numbers import figure, split_unit
from guides.model import Guide, Question

HOW = (
    "Sums are bounds: all the lowest figures together, and all the highest. Nothing is added for"
    " partners that gave no figure, and figures are added as they were given, whether they are"
    " paid once or every year."
)


class Amounts(NamedTuple):
    """A sum of money as a range; `central` is None where somebody gave no most likely figure."""

    low: float
    central: float | None
    high: float

    @classmethod
    def given(cls, value: Mapping[str, Any]) -> "Amounts":
        """A lone figure is both ends of its range."""
        figures = [value[part] for part in cls._fields if part in value]
        return cls(figures[0], value.get("central"), figures[-1])

    @classmethod
    def total(cls, amounts: Sequence["Amounts"]) -> "Amounts":
        lows, centrals, highs = zip(*amounts, strict=True)
        central = None if None in centrals else sum(centrals)
        return cls(sum(lows), central, sum(highs))


def costs(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    part = named_alike(about(frame, question))
    given = answered(part).assign(amounts=lambda rows: rows["value"].map(Amounts.given))

    def draft(base: Base) -> Draft:
        total = Amounts.total(list(given["amounts"]))
        blocks: tuple[Block, ...] = (Prose(HOW), *gaps(given), by_step(part, given, question, base))
        givers = f"from {base.answered} of {number_of(base.eligible, 'partner')}"
        return f"The figures given add up to {words(total, question)}, {givers}.", blocks

    return finding(question, part, draft, title="Costs by step")


def words(amounts: Amounts, question: Question) -> str:
    low, high = money(amounts.low, question), money(amounts.high, question)
    span = low if low == high else f"between {low} and {high}"
    if amounts.central is None or low == high:
        return span
    return f"{span}, most likely {money(amounts.central, question)}"


def money(amount: float | None, question: Question) -> str:
    before, after = split_unit(question.unit or "£")
    return "\u2013" if amount is None else f"{before}{figure(amount)}{after}"


def gaps(given: pd.DataFrame) -> tuple[Block, ...]:
    """A range with an end missing is said to be narrower than the truth."""
    partial = sum(len(set(value) & {"low", "high"}) < 2 for value in given["value"])
    figures = number_of(len(given), "figure")
    words = f"{partial} of {figures} came without a lowest or a highest: the nearest figure given"
    return (Prose(f"{words} stands for it, so the true range is wider."),) if partial else ()


def by_step(part: pd.DataFrame, given: pd.DataFrame, question: Question, base: Base) -> Chart:
    sums = {step: Amounts.total(list(rows)) for step, rows in given.groupby("step")["amounts"]}
    before, after = split_unit(question.unit or "£")
    chart = bar_chart(
        "Costs by step",
        corner="Step",
        categories=tuple(sums),
        series={
            "Lowest": [amounts.low for amounts in sums.values()],
            "Most likely": [amounts.central for amounts in sums.values()],
            "Highest": [amounts.high for amounts in sums.values()],
        },
        kind="clustered",
        value_title=f"Cost ({before}{after.strip()})",
    )
    return replace(chart, table=cost_table(part, given, sums, question, base))


def cost_table(
    part: pd.DataFrame,
    given: pd.DataFrame,
    sums: Mapping[str, Amounts],
    question: Question,
    base: Base,
) -> Table:
    unknown = tally(part[part["state"] == "dont_know"], "step")
    steps = [*sums, *sorted({step for (step,) in unknown} - set(sums))]
    givers = given.groupby("step")["partner"].nunique().to_dict()
    rows = [
        (step, *cells(sums.get(step), question), str(givers.get(step, 0)), str(unknown[step,]))
        for step in steps
    ]
    total = Amounts.total(list(sums.values()))
    people = (str(base.answered), str(base.dont_know))
    return Table(
        title=f"Costs by step, from {base.answered} of {number_of(base.eligible, 'partner')}",
        columns=("Step", "Lowest", "Most likely", "Highest", "Gave a figure", "Do not know"),
        rows=(*rows, ("All figures given", *cells(total, question), *people)),
        numeric=(1, 2, 3, 4, 5),
        note=base.text,
    )


def cells(amounts: Amounts | None, question: Question) -> tuple[str, ...]:
    return tuple(money(amount, question) for amount in amounts or (None, None, None))

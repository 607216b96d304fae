"""What each step would cost the partners that gave a figure; nothing is filled in for the rest."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from analysis.amounts import UNIT, Amounts, is_open
from analysis.charts import bar_chart
from analysis.claims import Draft, finding
from analysis.counts import about, answered, roster_of
from analysis.findings import Base, Chart, Finding, Prose, Table
from analysis.steps import named_alike
from analysis.words import number_of
from guides.model import Guide, Question

HOW = (
    "Sums are bounds: all the lowest figures together, and all the highest. Nothing is added for"
    " partners that gave no figure, and figures are added as they were given, whether they are"
    " paid once or every year."
)


class Line(NamedTuple):
    """What partners said that one step costs; no amounts where nobody could name a figure."""

    amounts: Amounts | None
    givers: int
    unknown: int


def costs(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    part = named_alike(about(frame, question)).replace({"step": {"": "Amount"}})
    given = answered(part)
    roster = roster_of(guide, question)
    item = roster.item if roster else "item"
    title = f"Costs by {item}" if question.indicator else question.reading

    def draft(base: Base) -> Draft:
        total = Amounts.total([Amounts.given(value) for value in given["value"]])
        lines = lines_of(part)
        chart = cost_chart(title, item.capitalize(), lines, question)
        chart = replace(chart, table=cost_table(chart.table, lines, total, question, base))
        said = f"{total.words(question.unit)}, {givers_words(base)}"
        return f"The figures given add up to {said}.", (Prose(HOW), *open_ranges(given), chart)

    return finding(question, part, draft, title=title)


def lines_of(part: pd.DataFrame) -> dict[str, Line]:
    """What most partners put a figure to comes first."""
    lines = {step: line_of(rows) for step, rows in part.groupby("step")}
    said = [step for step, line in lines.items() if line.givers or line.unknown]
    return {step: lines[step] for step in sorted(said, key=lambda step: -lines[step].givers)}


def line_of(rows: pd.DataFrame) -> Line:
    given = answered(rows)
    amounts = [Amounts.given(value) for value in given["value"]]
    unknown = rows[rows["state"] == "dont_know"]
    people, unsure = set(given["partner"]), set(unknown["partner"])
    return Line(Amounts.total(amounts) if amounts else None, len(people), len(unsure - people))


def givers_words(base: Base) -> str:
    return f"from {base.answered} of {number_of(base.eligible, 'partner')}"


def open_ranges(given: pd.DataFrame) -> tuple[Prose, ...]:
    count = sum(map(is_open, given["value"]))
    words = (
        f"{count} of {number_of(len(given), 'figure')} came without a lowest or a highest."
        " The nearest figure given stands for it, so the true range is wider."
    )
    return (Prose(words),) if count else ()


def cost_chart(title: str, corner: str, lines: Mapping[str, Line], question: Question) -> Chart:
    sums = {step: line.amounts for step, line in lines.items() if line.amounts}
    return bar_chart(
        title,
        corner=corner,
        categories=tuple(sums),
        series={
            "Lowest": [amounts.low for amounts in sums.values()],
            "Most likely": [amounts.central for amounts in sums.values()],
            "Highest": [amounts.high for amounts in sums.values()],
        },
        kind="clustered",
        value_title=f"Cost ({question.unit or UNIT})",
    )


def cost_table(
    plain: Table, lines: Mapping[str, Line], total: Amounts, question: Question, base: Base
) -> Table:
    """The chart's numbers as money, with who gave them and what nobody could put a figure to."""
    rows = (
        (step, *cells(line.amounts, question), str(line.givers), str(line.unknown))
        for step, line in lines.items()
    )
    together = "All figures given", *cells(total, question), str(base.answered), str(base.dont_know)
    return Table(
        title=f"{plain.title}, {givers_words(base)}",
        columns=(*plain.columns, "Gave a figure", "Do not know"),
        rows=(*rows, together),
        numeric=(1, 2, 3, 4, 5),
        note=base.text,
    )


def cells(amounts: Amounts | None, question: Question) -> tuple[str, ...]:
    return amounts.cells(question.unit) if amounts else ("\u2013",) * 3

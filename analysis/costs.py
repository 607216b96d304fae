"""What each step would cost the partners that gave a figure; nothing is filled in for the rest."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

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


MOST = 12


class Line(NamedTuple):
    """What partners said that one step costs; no amounts where nobody could name a figure."""

    amounts: Amounts | None
    givers: int
    unknown: int


def costs(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    part = named_alike(about(frame, question))
    given = answered(part)
    roster = roster_of(guide, question)
    item = roster.item if roster else "item"
    title = f"Costs by {item}" if question.indicator else question.reading

    def draft(base: Base) -> Draft:
        total = Amounts.total([Amounts.given(value) for value in given["value"]])
        lines = lines_of(part[part["item"] != ""] if question.for_each else part)
        chart = cost_chart(title, item.capitalize(), lines, question)
        chart = replace(chart, table=cost_table(chart.table, lines, total, question, base))
        said = f"{total.words(question.unit)}, {givers_words(base)}"
        return f"The figures given add up to {said}.", (Prose(HOW), *open_ranges(given), chart)

    return finding(question, part, draft, title=title)


def lines_of(part: pd.DataFrame) -> dict[str, Line]:
    """What most partners put a figure to comes first, and of those what may cost most."""
    said: dict[str, list[tuple[str, str, Any]]] = defaultdict(list)
    columns = (part[name] for name in ("step", "partner", "state", "value"))
    for step, *answer in zip(*columns, strict=True):
        said[step or "Amount"].append(tuple(answer))
    lines = {step: line_of(rows) for step, rows in said.items()}
    return {step: line for step, line in sorted(lines.items(), key=rank) if any(line[1:])}


def line_of(rows: Sequence[tuple[str, str, Any]]) -> Line:
    amounts = [Amounts.given(value) for _, state, value in rows if state == "answered"]
    givers = {partner for partner, state, _ in rows if state == "answered"}
    unsure = {partner for partner, state, _ in rows if state == "dont_know"} - givers
    return Line(Amounts.total(amounts) if amounts else None, len(givers), len(unsure))


def rank(entry: tuple[str, Line]) -> tuple[float, float, str]:
    step, line = entry
    return -line.givers, -line.amounts.high if line.amounts else 0, step


def givers_words(base: Base) -> str:
    return f"from {base.answered} of {number_of(base.eligible, 'partner')}"


def open_ranges(given: pd.DataFrame) -> tuple[Prose, ...]:
    count, ranges = sum(map(is_open, given["value"])), number_of(len(given), "range")
    wider = (
        f"{count} of {ranges} came without a lowest or a highest figure. The nearest figure given"
        " stands for it, so the true range is wider."
    )
    unlikely = sum("central" not in value for value in given["value"])
    dash = (
        f"{unlikely} of {ranges} came without a most likely figure. Where one is missing, no most"
        " likely figures are added up."
    )
    return tuple(Prose(words) for words, n in ((wider, count), (dash, unlikely)) if n)


def cost_chart(title: str, corner: str, lines: Mapping[str, Line], question: Question) -> Chart:
    """Where partners named many steps, the first of the table."""
    given = ((step, line.amounts) for step, line in lines.items() if line.amounts)
    sums = dict(islice(given, MOST))
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
        note=base.text + (f"; the chart shows the first {MOST}" if len(lines) > MOST else ""),
    )


def cells(amounts: Amounts | None, question: Question) -> tuple[str, ...]:
    return amounts.cells(question.unit) if amounts else ("\u2013",) * 3

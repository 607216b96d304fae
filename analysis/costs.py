"""What each step would cost the partners that gave a figure; nothing is filled in for the rest."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from analysis.amounts import UNIT, Amounts, is_open
from analysis.charts import bar_chart
from analysis.claims import Draft, finding
from analysis.cost_lines import AMOUNTS, Line, grouped
from analysis.counted import Backing, Claim, Count, Worded, once_each
from analysis.counts import about, answered, roster_of
from analysis.findings import Base, Block, Chart, Finding, Prose, Table
from analysis.parted import Parted, Rows
from analysis.steps import labels_of, named_alike, replies
from analysis.words import inline, listing, number_of, titled
from guides.model import Guide
from guides.question import Question

HOW = (
    "Sums are bounds: all the lowest figures together, and all the highest. Nothing is added for"
    " partners that gave no figure."
)
TOGETHER = "Figures are added as they were given, whether they are paid once or every year."
APART = "What is paid once, what is paid every year and what is both are never added together."
ALL = "All figures given"
# Where costs of public projects ended, at worst, against what was first thought.
STRESS = {"and a tenth": 1.1, "three times as much": 3.0}
STRESS_NOTE = (
    "A tenth more is the least and three times as much the most by which the cost of developing"
    " equipment exceeded what was first thought, in the Green Book's figures for optimism bias."
    " They come from far larger projects: these lines test the sums, and estimate nothing."
)
MOST = 12


def costs(frame: Parted, guide: Guide, question: Question) -> Finding:
    roster, timing = roster_of(guide, question), asks_timing(guide, question)
    part = with_payment(named_alike(about(frame, question)), frame, timing)
    item = roster.item if roster else "item"
    title = f"Costs by {item}" if question.indicator else question.reading

    def draft(base: Base) -> Draft:
        lines = lines_of(of_items(part) if question.for_each else part)
        known = {label: line for label, line in lines.items() if line.amounts}
        totals = totals_of(part, timing)
        chart = cost_chart(title, item.capitalize(), known, question, note=base.text)
        table = cost_table(chart.table, known, question, base)
        in_all = replace(chart.table, title=titled(title, "in all"), columns=(ALL, *AMOUNTS))
        together = cost_table(in_all, total_lines(part, totals), question, base)
        blocks: tuple[Block, ...] = (
            Prose(f"{HOW} {APART if timing else TOGETHER}"),
            *open_ranges(answered(part)),
            replace(together, note=""),
            stress_table(title, part, totals, question, base),
            *without_figure(len(lines) - len(known), item),
            replace(chart, table=table),
        )
        return claim_about(totals, question, base), blocks

    made = finding(question, part, draft, title=title)
    return replace(made, blocks=(*made.blocks, *only_in_words(part)))


def asks_timing(guide: Guide, question: Question) -> Question | None:
    """The question that tells what is paid once from what is paid every year."""
    asked = (each for each in guide.questions if each.for_each == question.for_each)
    return next((each for each in asked if {"one_off", "yearly"} <= set(each.option_labels)), None)


def with_payment(part: Rows, frame: Parted, timing: Question | None) -> Rows:
    """With `paid`: how often, in the words of the guide; nothing where it does not ask."""
    if not timing:
        return part.assign(paid=[""] * len(part))
    said = replies(frame, timing, part)
    return part.assign(paid=[inline(labels_of(timing)[how]) for how in said])


def of_items(part: Rows) -> Rows:
    """Without the rows that only tell why there is no item."""
    return part.where(item != "" for item in part["item"])


def lines_of(part: Rows) -> dict[str, Line]:
    """What most partners put a figure to comes first, and of those what may cost most."""
    labels = (line_label(*cells) for cells in part.each("step", "paid", "state"))
    return dict(sorted(grouped(part, labels).items(), key=rank))


def line_label(step: str, paid: str, state: str) -> str:
    label = step or "Amount"
    return f"{label} ({paid})" if paid and state == "answered" else label


def totals_of(part: Rows, timing: Question | None) -> dict[str, Line]:
    """In all or, where the guide asks how often it is paid, for each answer to that."""
    lines = grouped(part, part["paid"])
    order = map(inline, labels_of(timing).values()) if timing else [""]
    return {how: lines[how] for how in order if how in lines}


def total_lines(part: Rows, totals: Mapping[str, Line]) -> dict[str, Line]:
    """Where some gave no most likely figure, what did come with one is added up once more."""
    likely = part.where(isinstance(v, dict) and "central" in v for v in part["value"])
    of_likely = grouped(likely, likely["paid"])
    lines = {}
    for how, line in totals.items():
        label = how[:1].upper() + how[1:] or "In all"
        lines[label] = line
        if line.amounts and line.amounts.central is None and how in of_likely:
            lines[f"{label}, where a most likely figure came with it"] = of_likely[how]
    return lines


def stress_table(
    title: str, part: Rows, totals: Mapping[str, Line], question: Question, base: Base
) -> Table:
    """What it comes to if costs turn out higher: tests of the sums, and no estimates."""
    rows, counted = [], []
    for label, line in total_lines(part, totals).items():
        for words, factor in STRESS.items():
            rows.append((f"{label}, {words}", *line.stressed(factor, question.unit)))
            counted.append(line.counted[: len(AMOUNTS) + 1])
    return Table(
        title=f"{titled(title, 'if they turn out higher')}, {givers_words(base)}",
        columns=(ALL, *AMOUNTS),
        rows=tuple(rows),
        numeric=(1, 2, 3),
        note=STRESS_NOTE,
        counted=tuple(counted),
    )


def without_figure(steps: int, item: str) -> tuple[Prose, ...]:
    if not steps:
        return ()
    which = "it" if steps == 1 else "them"
    words = number_of(steps, f"{item} is", f"{item}s are")
    return (Prose(f"{words} not listed, as nobody could put a figure to {which}."),)


def only_in_words(part: Rows) -> tuple[Prose, ...]:
    """A cost that was said and never confirmed as figures is no gap, and counts in no sum."""
    said = part.where(state == "only_in_words" for state in part["state"])
    if not len(said):
        return ()
    who = number_of(once_each(said["seen"]), "partner")
    costs = number_of(Count(said["seen"]), "cost stands", "costs stand")
    one, many = "it is read, so it is", "they are read, so they are"
    how = f": nobody has confirmed how {one if len(said) == 1 else many} in no sum."
    text = Claim(costs, " only in the words of ", who, how)
    return (Prose(text, backing=Backing(tuple(said["seen"]))),)


def rank(entry: tuple[str, Line]) -> tuple[float, float, str]:
    step, line = entry
    return -line.givers, -line.amounts.high if line.amounts else 0, step


def claim_about(totals: Mapping[str, Line], question: Question, base: Base) -> str:
    said = [
        Claim(
            Worded(
                Count(line.given),
                line.amounts.words(question.unit),
                line.largest,
                instead="a sum that is not published",
                measure=AMOUNTS[-1],
            ),
            f" ({how})" if how else "",
        )
        for how, line in totals.items()
        if line.amounts
    ]
    return Claim("The figures given add up to ", listing(said), f", {givers_words(base)}.")


def givers_words(base: Base) -> str:
    return f"from {base.answered} of {number_of(base.eligible, 'partner')}"


def open_ranges(given: Rows) -> tuple[Prose, ...]:
    count, ranges = sum(map(is_open, given["value"])), number_of(len(given), "range")
    wider = (
        f"{count} of {ranges} came without a lowest or a highest figure. The nearest figure given"
        " stands for it, so the true range is wider."
    )
    unlikely = sum("central" not in value for value in given["value"])
    dash = (
        f"{unlikely} of {ranges} came without a most likely figure. What did come with one is added"
        " up in a line of its own."
    )
    return tuple(Prose(words) for words, n in ((wider, count), (dash, unlikely)) if n)


def cost_chart(
    title: str, corner: str, lines: Mapping[str, Line], question: Question, *, note: str
) -> Chart:
    """Where partners named many steps, the first of the table."""
    given = {step: line.amounts for step, line in lines.items() if line.amounts}
    sums = dict(islice(given.items(), MOST))
    cut = f"; the chart shows the first {MOST}" if len(given) > MOST else ""
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
        numbered="Most likely",
        value_title=f"Cost ({question.unit or UNIT})",
        note=note + cut,
    )


def cost_table(plain: Table, lines: Mapping[str, Line], question: Question, base: Base) -> Table:
    """The chart's numbers as money, with who gave them and what nobody could put a figure to."""
    rows = tuple(
        (label, *cells(line.amounts, question), str(line.givers), str(line.unknown))
        for label, line in lines.items()
    )
    return Table(
        title=f"{plain.title}, {givers_words(base)}",
        columns=(*plain.columns, "Gave a figure", "Do not know"),
        rows=rows,
        numeric=(1, 2, 3, 4, 5),
        note=plain.note,
        counted=tuple(line.counted for line in lines.values()),
    )


def cells(amounts: Amounts | None, question: Question) -> tuple[str, ...]:
    return amounts.cells(question.unit) if amounts else ("\u2013",) * 3

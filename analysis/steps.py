"""Which key steps partners named, how needed they are, and how soon they should come."""

from dataclasses import replace
from typing import Any

from analysis.blocks import NOTHING
from analysis.charts import bar_chart, counted_of, number_table
from analysis.claims import Draft, finding
from analysis.counted import Backing, Claim, joined, once_each
from analysis.counts import about, answered, count_of, tally
from analysis.findings import Base, Block, Chart, Finding, Prose, Table
from analysis.parted import Parted, Rows
from analysis.step_names import spellings
from analysis.words import listing, number_of, quoted
from guides.model import Guide
from guides.question import Question
from guides.row_names import folded

UNSAID = "Not said"
IN_FULL = "All key steps"


def key_steps(frame: Parted, guide: Guide, question: Question) -> Finding:
    """What several partners named; the rest is only counted here, and listed by all_key_steps."""
    need, time = guide.measuring("step_need"), guide.measuring("step_time")
    part = about(frame, question)
    steps = with_replies(part, frame, need, time)

    def draft(base: Base) -> Draft:
        blocks: tuple[Block, ...] = (
            *([by_priority_and_time(steps, need, time, base.text)] if time else []),
            step_table_in_short(steps, need, time, base.text),
            Prose(f"Every step is listed at the end, under {quoted(IN_FULL)}."),
        )
        return claim_about(steps, need), blocks

    return finding(question, part, draft, title="Key steps")


def all_key_steps(frame: Parted, guide: Guide, question: Question) -> Finding:
    need, time = guide.measuring("step_need"), guide.measuring("step_time")
    part = about(frame, question)
    steps = with_replies(part, frame, need, time)

    def draft(base: Base) -> Draft:
        return claim_about(steps, need), (step_table(steps, need, time, base.text, title=IN_FULL),)

    return replace(finding(question, part, draft, title=IN_FULL), id=f"{question.id}_in_full")


def with_replies(part: Rows, frame: Parted, need: Question | None, time: Question | None) -> Rows:
    """The steps that partners named, each with how needed it is and how soon it should come.

    A step that a partner entered in two rows, as its cost has two parts, is one step.
    """
    steps = once_by_partner(answered(named_alike(part)))
    return steps.assign(need=replies(frame, need, steps), time=replies(frame, time, steps))


def named_alike(rows: Rows) -> Rows:
    """With `step`: the name of the row, in the commonest spelling where only case differs."""
    names = spellings(rows["item_label"])
    return rows.assign(step=[names[folded(label)] for label in rows["item_label"]])


def replies(
    frame: Parted, question: Question | None, rows: Rows, column: str = "value"
) -> list[Any]:
    """What was answered to the question about each of the rows; "" where nothing was."""
    given = answered(about(frame, question))
    said = dict(zip(given.each("partner", "item"), given[column], strict=True))
    return [said.get(of, "") for of in rows.each("partner", "item")]


def claim_about(steps: Rows, need: Question | None) -> str:
    partners = number_of(once_each(steps["seen"]), "partner")
    different = f" ({len(set(steps['step']))} different)"
    named = Claim(partners, " named ", number_of(count_of(steps), "key step"), different)
    said = tally(steps, "need")
    needs = [
        Claim(said[option,], f" as {in_a_claim(text)}") for option, text in options_of(need).items()
    ]
    return Claim(joined(", ", [named, listing(needs)] if needs else [named]), ".")


def in_a_claim(label: str) -> str:
    """“Essential” fits into a sentence, and “It must be done” is one."""
    return quoted(label) if " " in label else label.lower()


def labels_of(question: Question | None) -> dict[str, str]:
    return {**(question.option_labels if question else {}), "": UNSAID}


def by_priority_and_time(
    steps: Rows, need: Question | None, time: Question | None, note: str
) -> Chart:
    counts = tally(steps, "need", "time")
    return bar_chart(
        "Steps by how soon they should come",
        corner="How soon",
        categories=list(labels_of(time).values()),
        series={
            label: [counts[option, when] for when in labels_of(time)]
            for option, label in labels_of(need).items()
        },
        value_title="Number of steps named",
        note=note,
    )


def step_table_in_short(
    steps: Rows, need: Question | None, time: Question | None, note: str
) -> Table:
    """What only one partner named is counted in one row."""
    once = once_by_partner(steps)
    partners = tally(once, "step")
    shared = once.where(partners[name,] > 1 for name in once["step"])
    table = step_table(shared, need, time, note, title="Key steps that partners share")
    rest = once.where(partners[name,] == 1 for name in once["step"])
    if not rest:
        return table
    noun = number_of(len(rest), "other step" if table.rows else "step")
    each = "each named by one partner" if len(rest) > 1 else "named by one partner"
    counts = (*option_tallies(rest, "need", need), *option_tallies(rest, "time", time))
    row = f"{noun}, {each}", "1" if len(rest) == 1 else "1 each", *map(str, counts)
    counted = None, None, *map(counted_of, counts)
    nothing = (NOTHING,) * len(row)
    alone = NOTHING, Backing(tuple(rest["seen"])), *nothing[2:]
    return replace(
        table,
        rows=(*table.rows, row),
        counted=(*table.counted, counted),
        backing=(*[nothing] * len(table.rows), alone),
    )


def once_by_partner(steps: Rows) -> Rows:
    """The first row of each partner for each step."""
    first: dict[tuple[str, str], int] = {}
    for place, of in zip(steps.places, steps.each("partner", "step"), strict=True):
        first.setdefault(of, place)
    return Rows(steps.columns, [*first.values()])


def option_tallies(steps: Rows, column: str, question: Question | None) -> list[int]:
    counts = tally(steps, column)
    return [counts[option,] for option in options_of(question)]


def step_table(
    steps: Rows, need: Question | None, time: Question | None, note: str, *, title: str
) -> Table:
    """What several partners named first; a partner counts once for each step."""
    once = once_by_partner(steps)
    partners = tally(once, "step")
    names = sorted((name for (name,) in partners), key=lambda name: (-partners[name,], name))
    needs, times = tally(once, "step", "need"), tally(once, "step", "time")
    return number_table(
        title,
        corner="Step",
        categories=names,
        series={
            "Partners": [partners[name,] for name in names],
            **{label: [needs[n, o] for n in names] for o, label in options_of(need).items()},
            **{label: [times[n, o] for n in names] for o, label in options_of(time).items()},
        },
        note=note,
    )


def options_of(question: Question | None) -> dict[str, str]:
    return question.option_labels if question else {}

"""What stands in the way, who raised it unasked, and what could be done about it."""

from collections.abc import Sequence

from analysis.charts import bar_chart, number_table
from analysis.claims import Draft, finding
from analysis.counted import Claim, Count, once_each
from analysis.counts import (
    SAYING_NO,
    about,
    among,
    answered,
    chosen,
    count_of,
    counts_by_item,
    items_of,
    per_item,
    saying_yes,
)
from analysis.findings import Base, Chart, Finding, Prose, Table
from analysis.parted import Parted, Rows
from analysis.words import by_most, number_of, quoted
from guides.kinds import MENTIONS
from guides.lists import Item
from guides.model import Guide
from guides.question import Question


def barriers(frame: Parted, guide: Guide, question: Question) -> Finding:
    part = about(frame, question)
    items = items_of(guide, question)
    named = saying_yes(part)

    def draft(base: Base) -> Draft:
        counts, bases = per_item(named), per_item(answered(part))
        shares = {quoted(item.label): (counts[item.id], bases[item.id]) for item in items}
        blocks = (
            by_mention(items, named, base.text),
            mode_note(part),
            ways_past(frame, guide, question, named, base.text),
        )
        besides = unhindered_words(unhindered(frame, guide, named))
        return by_most("Named", shares, noun="barriers", besides=besides), blocks

    return finding(question, part, draft, title="Barriers")


def unhindered(frame: Parted, guide: Guide, named: Rows) -> Count:
    """Partners that said that nothing is in the way, and named nothing on the hand-out either."""
    said = answered(about(frame, guide.measuring("any_barrier")))
    hindered = set(named["partner"])
    no = (
        value in SAYING_NO and partner not in hindered
        for value, partner in said.each("value", "partner")
    )
    return count_of(said.where(no))


def unhindered_words(count: int) -> str:
    return (
        Claim(count, f" said that nothing stops {'it' if count == 1 else 'them'}") if count else ""
    )


def by_mention(items: Sequence[Item], named: Rows, note: str) -> Chart:
    """Whoever fills in the questions reads the list first, so each barrier is prompted."""
    raised = per_item(named.where(mention == "spontaneous" for mention in named["mention"]))
    shown = per_item(named) - raised
    return bar_chart(
        "Partners that named each barrier",
        corner="Barrier",
        categories=[item.label for item in items],
        series={
            MENTIONS["spontaneous"]: [raised[item.id] for item in items],
            MENTIONS["prompted"]: [shown[item.id] for item in items],
        },
        note=note,
    )


def mode_note(part: Rows) -> Prose:
    given = answered(part)
    interviewed, filled_in = (
        once_each(seen for mode, seen in given.each("mode", "seen") if mode == of)
        for of in ("interviewer", "self_completion")
    )
    return Prose(
        Claim(
            "A barrier can be raised before it is shown only in an interview: ",
            number_of(interviewed, "partner was", "partners were"),
            " interviewed, and ",
            number_of(filled_in, "partner"),
            " answered online, with the list in view.",
        )
    )


def ways_past(frame: Parted, guide: Guide, question: Question, named: Rows, note: str) -> Table:
    items, asked = items_of(guide, question), asks_ease(guide, question)
    ease = chosen(among(about(frame, asked), named))
    remedies = per_item(answered(among(about(frame, guide.measuring("remedy")), named)))
    return number_table(
        "Ways to overcome each barrier",
        corner="Barrier",
        categories=[item.label for item in items],
        series={
            "Partners that named it": [per_item(named)[item.id] for item in items],
            "Partners that named a way past it": [remedies[item.id] for item in items],
            **counts_by_item(ease, items, asked),
        },
        note=note,
    )


def asks_ease(guide: Guide, question: Question) -> Question | None:
    """A choice about each barrier that no indicator claims says how hard it is to overcome."""
    return next(
        (
            each
            for each in guide.questions
            if each.for_each == question.for_each
            and each.kind in ("one_of", "scale")
            and each.indicator is None
        ),
        None,
    )

"""What stands in the way, who raised it unasked, and what could be done about it."""

from collections.abc import Sequence

import pandas as pd

from analysis.charts import bar_chart, number_table
from analysis.claims import Draft, finding
from analysis.counts import (
    SAYING_NO,
    about,
    among,
    answered,
    chosen,
    counts_by_item,
    items_of,
    per_item,
    saying_yes,
)
from analysis.findings import Base, Chart, Finding, Prose, Table
from analysis.words import by_most, number_of, quoted, sentence
from guides.kinds import MENTIONS
from guides.model import Guide, Item, Question


def barriers(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
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
        most = by_most("Named", shares, noun="barriers").rstrip(".")
        return sentence(most, unhindered_words(unhindered(frame, guide, named))), blocks

    return finding(question, part, draft, title="Barriers")


def unhindered(frame: pd.DataFrame, guide: Guide, named: pd.DataFrame) -> int:
    """Partners that said that nothing is in the way, and named nothing on the hand-out either."""
    said = answered(about(frame, guide.measuring("any_barrier")))
    return len(set(said["partner"][said["value"].isin(SAYING_NO)]) - set(named["partner"]))


def unhindered_words(count: int) -> str:
    return f"{count} said that nothing stops {'it' if count == 1 else 'them'}" if count else ""


def by_mention(items: Sequence[Item], named: pd.DataFrame, note: str) -> Chart:
    """Whoever fills in the questions reads the list first, so each barrier is prompted."""
    raised = per_item(named[named["mention"] == "spontaneous"])
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


def mode_note(part: pd.DataFrame) -> Prose:
    modes = answered(part).groupby("mode")["partner"].nunique()
    interviewed, filled_in = (int(modes.get(m, 0)) for m in ("interviewer", "self_completion"))
    return Prose(
        f"A barrier can be raised before it is shown only in an interview:"
        f" {number_of(interviewed, 'partner was', 'partners were')} interviewed, and"
        f" {number_of(filled_in, 'partner', 'partners')} answered online, with the list in view."
    )


def ways_past(
    frame: pd.DataFrame, guide: Guide, question: Question, named: pd.DataFrame, note: str
) -> Table:
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

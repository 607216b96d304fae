"""What any question with options gives without programming: how often each was chosen."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from analysis.charts import TYPES, bar_chart, distribution, number_table
from analysis.claims import Draft, finding
from analysis.counted import Claim, Count
from analysis.counts import (
    about,
    answered,
    chosen,
    count_of,
    counts_by_item,
    items_of,
    option_counts,
    per_item,
    points_of,
    roster_of,
)
from analysis.findings import Base, Chart, Finding
from analysis.grids import sheets
from analysis.parted import Parted, Rows
from analysis.words import by_most, leaders, leading, number_of, opening, quoted, titled
from guides.model import Guide
from guides.question import Question

NOTHING: Mapping[str, Counter[str]] = MappingProxyType({})


def choices(frame: Parted, guide: Guide, question: Question) -> Finding:
    """One bar for each option of a question about the interview."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        counts = option_counts(part, question)
        chart = distribution(question.reading, counts, corner="Answer", note=base.text)
        said = said_most(question, counts, count_of(answered(part)))
        return said, (chart, *by_type(part, guide, question, base.text))

    return finding(question, part, draft)


def by_type(part: Rows, guide: Guide, question: Question, note: str) -> tuple[Chart, ...]:
    """Views and commitment are told by type of partner: what stands beside the importance."""
    if not stands_beside_importance(guide, question):
        return ()
    types = sorted(set(part["partner_type"]))
    counts = chosen(part, by="partner_type")
    chart = bar_chart(
        titled(question.reading, "by type of partner"),
        corner=TYPES,
        categories=types,
        series={o.label: [counts[kind, o.id] for kind in types] for o in question.options},
        kind="clustered" if question.kind == "any_of" else "stacked",
        note=note,
        on_scale=points_of(question),
    )
    return (chart,)


def stands_beside_importance(guide: Guide, question: Question) -> bool:
    views = guide.measuring("importance")
    together = ({each.id for each in section.questions} for section in guide.sections)
    return views is not None and any({views.id, question.id} <= ids for ids in together)


def said_most(question: Question, counts: Mapping[str, int], base: Count) -> Claim:
    first = leaders(counts)
    verb, passive = ("chose", "Chosen") if question.kind == "any_of" else ("said", "Said")
    if len(first) == 1:
        return Claim(opening(counts[first[0]], base), f" {verb} {quoted(first[0])}.")
    shares = {quoted(label): (count, base) for label, count in counts.items()}
    return Claim(f"{passive} equally often: ", leading(shares, noun="answers"), ".")


def choices_by_item(
    frame: Parted, guide: Guide, question: Question, besides: Mapping[str, Counter[str]] = NOTHING
) -> Finding:
    """One bar for each item of a hand-out, divided by what was said of it.

    By its words, what is counted `besides` the options, by item.
    """
    part, points = about(frame, question), points_of(question)
    show = number_table if question.kind == "any_of" else partial(bar_chart, on_scale=points)

    def draft(base: Base) -> Draft:
        counts = chosen(part)
        blocks = tuple(
            show(
                sheet.titled(question.reading),
                corner="Item",
                categories=[item.label for item in sheet.items],
                series=counts_by_item(counts, sheet.items, question)
                | {words: [of[i.id] for i in sheet.items] for words, of in besides.items()},
                note=base.text,
            )
            for sheet in sheets(guide, question)
        )
        return most_agreed(counts, per_item(answered(part)), guide, question), blocks

    return finding(question, part, draft)


def most_agreed(
    counts: Mapping[tuple[str, str], int],
    bases: Mapping[str, int],
    guide: Guide,
    question: Question,
) -> str:
    """The answer that the greatest number of partners gave about one and the same item."""
    said = {
        f"{quoted(o.label)} of {quoted(i.label)}": (counts[i.id, o.id], bases[i.id])
        for i in items_of(guide, question)
        for o in question.options
    }
    return by_most("Said", said, noun="answers")


def choices_by_row(frame: Parted, guide: Guide, question: Question) -> Finding:
    """One bar for each option; what is counted are the rows that partners named."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        counts = option_counts(part, question)
        rows = count_of(answered(part))
        chart = distribution(question.reading, counts, corner="Answer", note=base.text, of=noun)
        shares = {quoted(label): (count, rows) for label, count in counts.items()}
        most = leading(shares, noun="answers", of=noun)
        return Claim("Said most often, of ", number_of(rows, noun), ": ", most, "."), (chart,)

    roster = roster_of(guide, question)
    noun = roster.item if roster else "answer"
    return finding(question, part, draft)

"""How much it matters to partners, in all and by type of partner."""

from analysis.charts import TYPES, bar_chart, distribution
from analysis.claims import Draft, finding
from analysis.counted import Claim, Count
from analysis.counts import (
    about,
    answered,
    chosen,
    count_of,
    option_counts,
    points_of,
    tally,
    top_of,
)
from analysis.findings import Base, Chart, Finding
from analysis.parted import Parted, Rows
from analysis.words import inline, out_of, titled
from guides.model import Guide
from guides.question import Question


def importance(frame: Parted, guide: Guide, question: Question) -> Finding:
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        counts = option_counts(part, question)
        chart = distribution(question.reading, counts, corner="Answer", note=base.text)
        return called_important(part, question), (chart, by_type(part, question, base.text))

    return finding(question, part, draft)


def called_important(part: Rows, question: Question) -> Claim:
    top = top_of(question)
    count = sum((chosen(part)["", point.id] for point in top), Count())
    names = " or ".join(inline(point.label) for point in top)
    return Claim(f"Called {names} by ", out_of(count, count_of(answered(part))), ".")


def by_type(part: Rows, question: Question, note: str) -> Chart:
    types = sorted(set(part["partner_type"]))
    counts = tally(answered(part), "value", "partner_type")
    return bar_chart(
        titled(question.reading, "by type of partner"),
        corner=TYPES,
        categories=types,
        series={o.label: [counts[o.id, kind] for kind in types] for o in question.options},
        note=note,
        on_scale=points_of(question),
    )

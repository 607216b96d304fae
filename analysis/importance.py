"""How much it matters to partners, in all and by type of partner."""

import pandas as pd

from analysis.charts import bar_chart, distribution
from analysis.claims import Draft, finding
from analysis.counts import about, answered, option_counts, tally
from analysis.findings import Base, Chart, Finding
from analysis.words import inline, out_of
from guides.model import Guide, Question


def importance(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        counts = option_counts(part, question)
        chart = distribution(question.reading, counts, corner="Answer", note=base.text)
        return called_important(counts, base), (chart, by_type(part, question, base.text))

    return finding(question, part, draft)


def called_important(counts: dict[str, int], base: Base) -> str:
    """A scale reads from low to high: of four points and more the last two are its top."""
    top = list(counts)[: -3 if len(counts) > 3 else -2 : -1]
    said = out_of(sum(counts[label] for label in top), base.answered)
    return f"Called {' or '.join(map(inline, top))} by {said}."


def by_type(part: pd.DataFrame, question: Question, note: str) -> Chart:
    types = sorted(set(part["partner_type"]))
    counts = tally(answered(part), "value", "partner_type")
    return bar_chart(
        "The same by type of partner",
        corner="Type of partner",
        categories=types,
        series={o.label: [counts[o.id, kind] for kind in types] for o in question.options},
        note=note,
    )

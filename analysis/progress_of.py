"""How far each condition is met, or each step of a plan has come, as partners see it."""

from collections.abc import Mapping

from analysis.blocks import NOTHING
from analysis.charts import bar_chart
from analysis.claims import Draft, finding
from analysis.counted import Backing, Claim
from analysis.counts import about, answered, chosen, counts_by_item, items_of
from analysis.findings import Base, Finding, Table
from analysis.parted import Parted
from analysis.words import listing, quoted
from guides.model import Guide
from guides.question import Question

TITLES = {"condition_state": "Preconditions", "plan_state": "The plan and how far it has come"}
WHOLE = {"condition_state": "met", "plan_state": "done"}
AGREED, DIVIDED, OPEN = "All say so", "Partners differ", "Nobody says so"


def progress_of(frame: Parted, guide: Guide, question: Question) -> Finding:
    """One that is met only in the eyes of some is not met: what differs has to be looked into."""
    part, items = about(frame, question), items_of(guide, question)
    whole = WHOLE[question.indicator or ""]
    label = question.option_labels[whole]

    def draft(base: Base) -> Draft:
        counts = chosen(part)
        said = {item.label: agreement(counts, item.id, whole, question) for item in items}
        rows = tuple(said.items())
        chart = bar_chart(
            question.reading,
            corner="Item",
            categories=[item.label for item in items],
            series=counts_by_item(counts, items, question),
            note=base.text,
        )
        given = [*answered(part).each("item", "seen")]
        backing = tuple(
            (NOTHING, Backing(tuple(seen for of, seen in given if of == item.id))) for item in items
        )
        title, columns = f"{label}: do partners agree?", ("Item", "What partners say")
        table = Table(title, columns, rows, backing=backing)
        return claim_about(label, said), (chart, table)

    return finding(question, part, draft, title=TITLES[question.indicator or ""])


def agreement(
    counts: Mapping[tuple[str, str], int], item: str, whole: str, question: Question
) -> str:
    said = [option.id for option in question.options if counts.get((item, option.id))]
    if not said:
        return "No answer"
    if whole not in said:
        return OPEN
    return AGREED if said == [whole] else DIVIDED


def claim_about(label: str, said: dict[str, str]) -> Claim:
    agreed = [quoted(item) for item, words in said.items() if words == AGREED]
    if not agreed:
        return Claim(f"None is called {quoted(label)} by all partners that answered.")
    return Claim(f"All partners that answered say {quoted(label)} of {listing(agreed)}.")

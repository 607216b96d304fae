"""How much partners need each function or link of a system, in all and by type of partner."""

from analysis.charts import bar_chart, number_table
from analysis.claims import Draft, finding
from analysis.counts import about, answered, chosen, counts_by_item, items_of, per_item, tally
from analysis.findings import Base, Finding, Table
from analysis.parted import Parted, Rows
from analysis.words import by_most, quoted
from guides.model import Guide, Item, Question

TITLES = {"function_need": "What a system must do", "link_need": "Systems to be linked with"}


def needs(frame: Parted, guide: Guide, question: Question) -> Finding:
    part, items = about(frame, question), items_of(guide, question)

    def draft(base: Base) -> Draft:
        counts, bases = chosen(part), per_item(answered(part))
        shares = {quoted(i.label): (counts[i.id, "must"], bases[i.id]) for i in items}
        chart = bar_chart(
            question.reading,
            corner="Item",
            categories=[item.label for item in items],
            series=counts_by_item(counts, items, question),
            note=base.text,
        )
        return by_most("Said to be a must", shares), (chart, musts(part, items, base.text))

    return finding(question, part, draft, title=TITLES[question.indicator or ""])


def musts(part: Rows, items: tuple[Item, ...], note: str) -> Table:
    """A must of one type of partner is a condition for its taking part."""
    given = answered(part)
    of_must = given.where(value == "must" for value in given["value"])
    counts = tally(of_must, "item", "partner_type")
    return number_table(
        "Partners for which it is a must, by type",
        corner="Item",
        categories=[item.label for item in items],
        series={
            kind: [counts[item.id, kind] for item in items]
            for kind in sorted(set(part["partner_type"]))
        },
        note=note,
    )

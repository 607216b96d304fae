"""How much partners need each function or link of a system, in all and by type of partner."""

from collections.abc import Iterator, Sequence

from analysis.charts import bar_chart, number_table
from analysis.claims import Draft, finding
from analysis.counts import about, answered, chosen, counts_by_item, items_of, per_item, tally
from analysis.findings import Base, Finding, Table
from analysis.parted import Parted, Rows
from analysis.words import by_most, quoted, titled
from guides.lists import Item
from guides.model import Guide
from guides.question import Question

BY_TYPE = {
    "must": "Partners for which it is a must, by type",
    "should": "Partners for which it should be there, by type",
    "could": "Partners for which it could be there, by type",
}
TITLES = {"function_need": "What a system must do", "link_need": "Systems to be linked with"}


def needs(frame: Parted, guide: Guide, question: Question) -> Finding:
    part, items = about(frame, question), items_of(guide, question)
    title = TITLES[question.indicator or ""]

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
        tables = by_type(title, part, items, base.text)
        return by_most("Said to be a must", shares), (chart, *tables)

    return finding(question, part, draft, title=title)


def by_type(of: str, part: Rows, items: Sequence[Item], note: str) -> Iterator[Table]:
    """A must of one type of partner is a condition for its taking part; then what is wanted."""
    given, types = answered(part), sorted(set(part["partner_type"]))
    counts = tally(given, "value", "item", "partner_type")
    for need, title in BY_TYPE.items():
        told = {kind: [counts[need, item.id, kind] for item in items] for kind in types}
        if need == "must" or any(map(any, told.values())):
            yield number_table(
                titled(of, title),
                corner="Item",
                categories=[item.label for item in items],
                series=told,
                note=note,
            )

"""Which data partners hold, how good it is, and how often it is brought up to date."""

from collections import Counter
from collections.abc import Iterable, Mapping

from analysis.charts import bar_chart
from analysis.claims import Draft, by_nobody, finding
from analysis.counts import (
    about,
    among,
    answered,
    chosen,
    counted,
    counts_by_item,
    items_of,
    per_item,
    points_of,
    saying_yes,
    top_of,
)
from analysis.distributions import most_agreed
from analysis.findings import Base, Block, Chart, Finding, State
from analysis.grids import Sheet, cell_states, grid, sheets, states_of
from analysis.parted import Parted
from analysis.words import by_most, inline, quoted
from guides.model import Guide
from guides.question import Question

TITLES = {"data_quality": "Quality of the data held", "data_updated": "How often data is updated"}


def data_held(frame: Parted, guide: Guide, question: Question) -> Finding:
    part = about(frame, question)
    holdings = per_item(saying_yes(part))
    bases = per_item(answered(part))
    items = items_of(guide, question)
    shares = {quoted(item.label): (holdings[item.id], bases[item.id]) for item in items}

    def draft(base: Base) -> Draft:
        blocks: list[Block] = [*by_nobody("Held", items, holdings, part)]
        cells = cell_states(part)
        of_items = ((item, cells[at, item]) for at, item in part.each("partner", "item"))
        counts = counted(part, of_items)
        for sheet in sheets(guide, question):
            blocks += [
                states_by_item(sheet, counts, states_of(question, cells.values()), base.text),
                grid(sheet.titled("Data by partner"), part, question, sheet.items),
            ]
        return by_most("Held, in whole or in part,", shares), tuple(blocks)

    return finding(question, part, draft, title="Data held")


def states_by_item(
    sheet: Sheet, counts: Mapping[tuple[str, str], int], states: Iterable[State], note: str
) -> Chart:
    """Every bar is as long as there are partners, so that a gap is never taken for a no."""
    return bar_chart(
        sheet.titled("Who holds which data"),
        corner="Data",
        categories=[item.label for item in sheet.items],
        series={
            state.label: [counts.get((item.id, state.id), 0) for item in sheet.items]
            for state in states
        },
        note=note,
    )


def of_what_is_held(frame: Parted, guide: Guide, question: Question) -> Finding:
    """What holders say of the data that they hold: its quality, how often it is updated."""
    part = about(frame, question)
    held = guide.measuring("data_held")
    holdings = saying_yes(about(frame, held)) if held else part
    said = among(part, holdings)

    def draft(base: Base) -> Draft:
        counts, bases = chosen(said), per_item(answered(said))
        unsaid = per_item(holdings) - bases
        charts = (
            by_holding(sheet, question, counts, unsaid, base.text)
            for sheet in sheets(guide, question)
        )
        return claim_about(counts, bases, guide, question), tuple(charts)

    return finding(question, part, draft, title=TITLES[question.indicator or ""])


def claim_about(
    counts: Counter[tuple[str, str]], bases: Counter[str], guide: Guide, question: Question
) -> str:
    """What is rated on a scale is compared by its top."""
    if question.kind != "scale":
        return most_agreed(counts, bases, guide, question)
    top = top_of(question)
    shares = {
        quoted(item.label): (sum(counts[item.id, point.id] for point in top), bases[item.id])
        for item in items_of(guide, question)
    }
    return by_most(f"Called {' or '.join(inline(point.label) for point in top)}", shares)


def by_holding(
    sheet: Sheet,
    question: Question,
    counts: Mapping[tuple[str, str], int],
    unsaid: Counter[str],
    note: str,
) -> Chart:
    """A bar is as long as there are holders of the item."""
    return bar_chart(
        sheet.titled(question.reading),
        corner="Data",
        categories=[item.label for item in sheet.items],
        series={
            **counts_by_item(counts, sheet.items, question),
            "Not said": [unsaid[item.id] for item in sheet.items],
        },
        value_title="Number of partners that hold it",
        note=note,
        on_scale=points_of(question),
    )

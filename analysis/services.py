"""Which services partners offer, and whether they provide them themselves."""

from collections import Counter
from collections.abc import Sequence

from analysis.charts import PARTNERS, bar_chart
from analysis.claims import Draft, by_nobody, finding
from analysis.counts import (
    about,
    among,
    answered,
    chosen,
    counts_by_item,
    items_of,
    per_item,
    saying_yes,
)
from analysis.findings import Base, Block, Chart, Finding
from analysis.grids import Closer, grid
from analysis.parted import Parted, Rows
from analysis.words import by_most, quoted
from guides.lists import Item
from guides.model import Guide
from guides.question import Question


def services(frame: Parted, guide: Guide, question: Question) -> Finding:
    part = about(frame, question)
    items = items_of(guide, question)
    provider = guide.measuring("service_provider")
    offered = saying_yes(part)
    provided = among(about(frame, provider), offered)
    closer = Closer(provider, provided) if provider else None

    def draft(base: Base) -> Draft:
        blocks: tuple[Block, ...] = (
            *by_nobody("Offered", items, per_item(offered), part),
            by_service(items, offered, provided, provider, base.text),
            grid("Services by partner", part, question, items, closer),
        )
        return most_offered(items, per_item(offered), per_item(answered(part))), blocks

    return finding(question, part, draft, title="Services offered")


def most_offered(items: Sequence[Item], offers: Counter[str], bases: Counter[str]) -> str:
    shares = {quoted(item.label): (offers[item.id], bases[item.id]) for item in items}
    return by_most("Offered", shares, noun="services")


def by_service(
    items: Sequence[Item],
    offered: Rows,
    provided: Rows,
    provider: Question | None,
    note: str,
) -> Chart:
    unsaid = per_item(offered) - per_item(answered(provided))
    return bar_chart(
        "Partners that offer each service, by who provides it",
        corner="Service",
        categories=[item.label for item in items],
        series={
            **counts_by_item(chosen(provided), items, provider),
            "Provider not said" if provider else PARTNERS: [unsaid[item.id] for item in items],
        },
        note=note,
    )

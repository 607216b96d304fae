"""The core data set: who holds each item of it, how good it is, and who wants it."""

from collections.abc import Mapping

from analysis.claims import Draft, finding
from analysis.counted import Claim, Count, Worded, once_each
from analysis.counts import about, answered, items_of, per_item, saying_yes, top_of
from analysis.criteria import CoreItems
from analysis.findings import Base, Finding, Prose, Table
from analysis.grids import grid
from analysis.parted import Parted, Rows
from analysis.words import inline, number_of
from guides.lists import Item
from guides.model import Guide

TITLE = "Core data set"


def core_finding(frame: Parted, guide: Guide, core: CoreItems) -> Finding | None:
    held = guide.measuring("data_held")
    if held is None:
        return None
    part = about(frame, held)
    part = part.where(item in core.items for item in part["item"])
    items = [item for item in items_of(guide, held) if item.id in core.items]

    def draft(base: Base) -> Draft:
        state = "" if core.agreed else " It is a proposal, and not yet agreed."
        table = core_table(frame, guide, part, items, base.text)
        shown = grid("Core items by partner", part, held, items)
        return claim(part, items), (Prose(f"{core.reason}{state}"), table, shown)

    made = finding(held, part, draft, title=TITLE)
    return Finding("judgement-core", made.title, made.claim, made.base, made.blocks)


def claim(part: Rows, items: list[Item]) -> str:
    """What every essential partner holds, as the common record must come from them."""
    essential = of_essential(part)
    said = once_each(answered(essential)["seen"])
    if not said:
        return "No essential partner has said yet which core items it holds."
    counts = per_item(saying_yes(essential))
    held = sum(counts[item.id] == said for item in items)
    verb = "is" if held == 1 else "are"
    words = {1: "the one essential partner", 2: "both essential partners"}.get(
        said, f"all {int(said)} essential partners"
    )
    return Claim(
        f"Of {number_of(len(items), 'core item')}, {held or 'none'} {verb} held, in whole or in"
        " part, by ",
        Worded(said, words, instead="every essential partner"),
        " that answered.",
    )


def of_essential(part: Rows) -> Rows:
    return part.where(part["essential"])


def core_table(frame: Parted, guide: Guide, part: Rows, items: list[Item], note: str) -> Table:
    wanted = about(frame, guide.measuring("wish_to_receive"))
    counted: dict[str, Mapping[str, int]] = {
        "Essential partners hold it": per_item(saying_yes(of_essential(part))),
        "Partners hold it": per_item(saying_yes(part)),
        **called_good(frame, guide),
        "Partners want it": per_item(saying_yes(wanted)),
    }
    rows = tuple(
        (item.label, *(str(counts.get(item.id, 0)) for counts in counted.values()))
        for item in items
    )
    numeric = tuple(range(1, len(counted) + 1))
    behind = tuple(
        (None, *(as_count(counts.get(item.id)) for counts in counted.values())) for item in items
    )
    columns = ("Item", *counted)
    return Table("Core items: held, good and wanted", columns, rows, numeric, note, behind)


def as_count(number: int | None) -> Count | None:
    return number if isinstance(number, Count) else None


def called_good(frame: Parted, guide: Guide) -> dict[str, Mapping[str, int]]:
    """By the points of the scale that count as good, named in its words."""
    quality = guide.measuring("data_quality")
    if quality is None:
        return {}
    best = [point.id for point in top_of(quality)]
    labels = [inline(point.label) for point in top_of(quality)[::-1]]
    rows = answered(about(frame, quality))
    return {f"Called {' or '.join(labels)}": per_item(rows.where(v in best for v in rows["value"]))}

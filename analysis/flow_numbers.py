"""How many flows end in one way, and whom such a number tells of."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from analysis.blocks import NOTHING
from analysis.counted import Backing, Basis, Count, Product, Seen, beside
from analysis.numbers_told import FLOWS
from analysis.sides import Ending, Flow, Sides
from guides.lists import Item

KINDS = ("now", "as_told", "condition", "one", "several", "unknown")


class FlowNumbers:
    """One place for all flows of a kind of data that end alike, as no number tells them apart."""

    def __init__(self, items: Sequence[Item], found: Sequence[Flow], sides: Sides) -> None:
        order = {item.id: n for n, item in enumerate(items)}

        def in_order(key: tuple[str, Ending]) -> tuple[int, int, tuple[str, ...]]:
            item, ending = key
            return order[item], KINDS.index(ending.kind), ending.named

        keys = sorted({(flow.item, flow.ending) for flow in found}, key=in_order)
        self.places = {key: beside("flows", n) for n, key in enumerate(keys)}
        self.found, self.sides, self.can = found, sides, sides.can
        self.by_kind: dict[str, list[Flow]] = {kind: [] for kind in KINDS}
        for flow in found:
            self.by_kind[flow.ending.kind].append(flow)
        self.want_and_hold = {item.id: want_and_hold(item.id, sides) for item in items}

    def seen(self, part: Sequence[Flow]) -> tuple[Seen, ...]:
        """They are theirs of whom there are fewer: those that hold it, or those that want it."""
        placed = [(self.places[flow.item, flow.ending], flow) for flow in part]
        holding = {(place, flow.holder) for place, flow in placed}
        wanting = {(place, flow.wanter) for place, flow in placed}
        fewer = min(holding, wanting, key=lambda side: len({partner for _, partner in side}))
        return tuple(Seen(place, who, None) for place, who in sorted(fewer))

    def of_item(self, item: str, part: Sequence[Flow]) -> Count | Product:
        """Whoever knows how many want it is told how many hold it, and the other way round.

        So it is with those whose flows end alike: with how many can send it, and can receive it.
        """
        if not part:
            return Count()
        want, hold = self.want_and_hold[item]
        sides = ((want, hold), *ending_alike(part, want, hold))
        return Product(self.seen(part), FLOWS, sides=sides)

    def of_all(self, part: Sequence[Flow]) -> Count | Basis:
        """Of several kinds of data, no single factor is told."""
        return Basis(self.seen(part), FLOWS) if part else Count()

    def both_sides(self, part: Sequence[Flow]) -> Backing:
        """What wanters and holders said of it."""
        if not part:
            return NOTHING
        wanted = dict.fromkeys((flow.item, flow.wanter) for flow in part)
        held = dict.fromkeys((flow.item, flow.holder) for flow in part)
        said = (
            *(self.sides.of_wanter(*each) for each in sorted(wanted)),
            *(self.sides.of_holder(*each) for each in sorted(held)),
        )
        return Backing(tuple(chain.from_iterable(said)))


def want_and_hold(item: str, sides: Sides) -> tuple[Count, Count]:
    want, hold = (said.count(item, said.yes(item)) for said in (sides.want, sides.hold))
    return want, hold


def ending_alike(part: Sequence[Flow], want: Count, hold: Count) -> Iterator[tuple[Count, Count]]:
    """Those that want it, and those that hold it, of each way in which these flows end."""
    wanters, holders = defaultdict[Ending, set[str]](set), defaultdict[Ending, set[str]](set)
    for flow in part:
        wanters[flow.ending].add(flow.wanter)
        holders[flow.ending].add(flow.holder)
    yield from (
        (among(want, partners), among(hold, holders[ending]))
        for ending, partners in wanters.items()
    )


def among(count: Count, partners: Collection[str]) -> Count:
    return Count(row for row in count.rows if row.partner in partners)

"""From whom to whom data could go: flows that work now, and what stands between the rest."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

import pandas as pd

from analysis.charts import figure, number_table
from analysis.claims import Draft, finding
from analysis.counted import Claim, Count, Worded
from analysis.counts import about, items_of
from analysis.demand import MARKET, Replies
from analysis.findings import Base, Block, Finding, Grid, Link, Network, Prose, State, Table
from analysis.suppression import LEAST
from analysis.words import listing, number_of, quoted
from guides.model import Guide, Item, Question

KINDS = {
    "now": "Works now",
    "condition": "Works under a condition",
    "refused": "Works if the holder were allowed to share it",
    "unwilling": "Works if the holder wished to share it",
    "unknown": "Not known",
}
CLAIMED = {
    "now": "could go now",
    "condition": "could go under a condition",
    "refused": "could go if the holder were allowed to share",
    "unwilling": "could go if the holder wished to share",
    "unknown": "are not known",
}
HOW = (
    "A flow is one kind of data from a partner that holds it to another that wants it. It works now"
    " where the holder may share it outright and did not say that it would rather not."
)
STATES = (
    State("none", "No flow", "\u00b7", 0),
    State("barred", "Only if something that bars it goes", "B", 1),
    State("condition", "Some under a condition, none now", "C", 2),
    State("now", "At least one works now", "N", 4),
)


class Flow(NamedTuple):
    """`answers` are what the wanter said of the item, and what its holder did."""

    item: str
    holder: str
    wanter: str
    kind: str
    answers: tuple[int, ...]


class Sides(NamedTuple):
    """What was said of every item: wanted, held, wished to be shared, allowed to be shared."""

    want: Replies
    hold: Replies
    will: Replies
    may: Replies

    def kind(self, item: str, holder: str) -> str:
        """What becomes of the item at its holder: the first that bars it is named."""
        if holder in self.may.no(item):
            return "refused"
        if holder in self.will.no(item):
            return "unwilling"
        if holder not in self.may.yes(item):
            return "unknown"
        return "now" if holder in self.may.said(item, "yes") else "condition"

    def of_holder(self, item: str, holder: str) -> tuple[int, ...]:
        """The answers that tell what becomes of the item at its holder."""
        return tuple(
            replies.kept[item, holder]
            for replies in (self.hold, self.will, self.may)
            if (item, holder) in replies.kept
        )

    def of_wanters(self, item: str) -> list[tuple[str, tuple[int, ...]]]:
        """Who wants the item, each with the answer that says so."""
        kept = self.want.kept
        wanters = sorted(self.want.yes(item))
        return [(each, (kept[item, each],) if (item, each) in kept else ()) for each in wanters]


def flows(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    part = about(frame, question)
    items = items_of(guide, question)
    sides = Sides(*(Replies(about(frame, guide.measuring(name))) for name in MARKET))
    found = tuple(flows_of(items, sides))
    names = dict(zip(frame["partner"], frame["partner_name"], strict=True))

    def draft(base: Base) -> Draft:
        blocks: tuple[Block, ...] = (
            Prose(HOW),
            by_item(items, found, sides, base.text),
            *unmatched(items, sides),
            gap(items, sides, base.text),
            network(found, names),
        )
        return claim_about(found, sides), blocks

    return finding(question, part, draft, title="Flows of data between partners")


def flows_of(items: Sequence[Item], sides: Sides) -> Iterator[Flow]:
    """What is the same for each wanter is asked once: flows grow with the square of partners."""
    for item in items:
        wanters = sides.of_wanters(item.id)
        for holder in sorted(sides.hold.yes(item.id)):
            kind, told = sides.kind(item.id, holder), sides.of_holder(item.id, holder)
            for wanter, wanted in wanters:
                if wanter != holder:
                    yield Flow(item.id, holder, wanter, kind, wanted + told)


def claim_about(found: Sequence[Flow], sides: Sides) -> Claim:
    """Flows are counted, not partners."""
    if not found:
        return Claim("No partner holds what another wants.")
    parts = {kind: [flow for flow in found if flow.kind == kind] for kind in CLAIMED}
    said = [
        Claim(Worded(holders(part, sides), figure(len(part)), instead="some"), f" {CLAIMED[kind]}")
        for kind, part in parts.items()
        if part
    ]
    words = number_of(len(found), "flow")
    in_all = Worded(holders(found, sides), words, instead="the flows")
    return Claim("Of ", in_all, " that partners want: ", listing(said), ".")


def holders(found: Iterable[Flow], sides: Sides) -> Count:
    """What a number of flows tells to whoever knows how many want each item: who holds it."""
    by_item: dict[str, set[str]] = defaultdict(set)
    for flow in found:
        by_item[flow.item].add(flow.holder)
    rows = (sides.hold.count(item, frozenset(who)).rows for item, who in by_item.items())
    return Count(chain.from_iterable(rows))


def by_item(items: Sequence[Item], found: Sequence[Flow], sides: Sides, note: str) -> Table:
    parts: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in found:
        parts[flow.item, flow.kind].append(flow)
    told = [(item.id, *want_and_hold(item, sides)) for item in items]
    table = number_table(
        "Flows by kind of data",
        corner="Data",
        categories=[item.label for item in items],
        series={
            "Want it": [want for _, want, _ in told],
            "Hold it": [hold for *_, hold in told],
            **{label: [len(parts[i, kind]) for i, *_ in told] for kind, label in KINDS.items()},
        },
        note=note,
    )
    counted = (
        (None, want, hold, *(behind(parts[item, kind], want, sides) for kind in KINDS))
        for item, want, hold in told
    )
    return replace(table, counted=tuple(counted))


def want_and_hold(item: Item, sides: Sides) -> tuple[Count, Count]:
    of_both = (sides.want, sides.hold)
    want, hold = (said.count(item.id, said.yes(item.id)) for said in of_both)
    return want, hold


def behind(part: Sequence[Flow], want: Count, sides: Sides) -> Count:
    """Where few want it, the number of flows would tell how many."""
    return want if part and want < LEAST else holders(part, sides)


def unmatched(items: Sequence[Item], sides: Sides) -> Iterator[Prose]:
    wanted = {item.id: sides.want.yes(item.id) for item in items}
    held = {item.id: sides.hold.yes(item.id) for item in items}
    lacking = [i.label for i in items if wanted[i.id] and not held[i.id]]
    spare = [i.label for i in items if held[i.id] and not wanted[i.id]]
    for words, labels in (
        ("Wanted, and held by no partner that answered", lacking),
        ("Held, and wanted by no partner that answered", spare),
    ):
        if labels:
            yield Prose(f"{words}: {listing([quoted(label) for label in labels])}.")


def gap(items: Sequence[Item], sides: Sides, note: str) -> Table:
    """What holders would like to share, beside what they may."""
    willing = {item.id: sides.will.yes(item.id) & sides.hold.yes(item.id) for item in items}
    return number_table(
        "Would like to share and may share",
        corner="Data",
        categories=[item.label for item in items],
        series={
            "Hold it and would like to share it": [
                sides.will.count(item.id, willing[item.id]) for item in items
            ],
            "Of these, may": [
                sides.will.count(item.id, willing[item.id] & sides.may.yes(item.id))
                for item in items
            ],
            "Of these, may not": [
                sides.will.count(item.id, willing[item.id] & sides.may.no(item.id))
                for item in items
            ],
        },
        note=note,
    )


def network(found: Sequence[Flow], names: Mapping[str, str]) -> Network:
    """The same as a grid and as lines between partners; a line is as thick as it has flows."""
    kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
    answers: dict[tuple[str, str], tuple[int, ...]] = defaultdict(tuple)
    for flow in found:
        kinds[flow.holder, flow.wanter].append(flow.kind)
        answers[flow.holder, flow.wanter] += flow.answers
    partners = {partner for pair in kinds for partner in pair}
    places = {code: n for n, code in enumerate(code for code in names if code in partners)}
    codes = tuple(places)
    return Network(
        title="Who could give data to whom",
        nodes=codes,
        links=tuple(
            Link(places[holder], places[wanter], len(of_pair), "now" in of_pair)
            for (holder, wanter), of_pair in sorted(kinds.items())
        ),
        grid=Grid(
            title="Who could give data to whom",
            corner="From, down; to, across",
            rows=tuple(f"{code} {names[code]}" for code in codes),
            columns=codes,
            cells=tuple(tuple(state_of(kinds.get((a, b), ())) for b in codes) for a in codes),
            states=STATES,
            answers=tuple(tuple(answers.get((a, b), ()) for b in codes) for a in codes),
        ),
    )


def state_of(kinds: Sequence[str]) -> str:
    if not kinds:
        return "none"
    return next((kind for kind in ("now", "condition") if kind in kinds), "barred")

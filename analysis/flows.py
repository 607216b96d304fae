"""From whom to whom data could go: flows that work now, and what stands between the rest."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from analysis.blocks import NOTHING
from analysis.charts import figure, number_table
from analysis.claims import Draft, finding
from analysis.counted import Backing, Claim, Count, Worded
from analysis.counts import about, items_of
from analysis.demand import MARKET, Replies, said_of
from analysis.findings import Base, Block, Finding, Grid, Link, Network, Prose, State, Table
from analysis.parted import Parted
from analysis.sides import Flow, Sides, flows_of
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


def flows(frame: Parted, guide: Guide, question: Question) -> Finding:
    part = about(frame, question)
    items = items_of(guide, question)
    sides = Sides(*(Replies(about(frame, guide.measuring(name))) for name in MARKET))
    found = tuple(flows_of(items, sides))
    names = dict(frame.whole.each("partner", "partner_name"))

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
    backing = (
        (*[NOTHING] * 3, *(both_sides(item, parts[item, kind], sides) for kind in KINDS))
        for item, *_ in told
    )
    return replace(table, counted=tuple(counted), backing=tuple(backing))


def want_and_hold(item: Item, sides: Sides) -> tuple[Count, Count]:
    of_both = (sides.want, sides.hold)
    want, hold = (said.count(item.id, said.yes(item.id)) for said in of_both)
    return want, hold


def behind(part: Sequence[Flow], want: Count, sides: Sides) -> Count:
    """Where few want it, the number of flows would tell how many."""
    return want if part and want < LEAST else holders(part, sides)


def both_sides(item: str, part: Sequence[Flow], sides: Sides) -> Backing:
    """What wanters and holders said of it."""
    wanters, holders = {flow.wanter for flow in part}, {flow.holder for flow in part}
    wanted = (sides.of_wanter(item, who) for who in sorted(wanters))
    told = (sides.of_holder(item, who) for who in sorted(holders))
    return Backing(tuple(chain.from_iterable((*wanted, *told))))


def unmatched(items: Sequence[Item], sides: Sides) -> Iterator[Prose]:
    wanted = {item.id: sides.want.yes(item.id) for item in items}
    held = {item.id: sides.hold.yes(item.id) for item in items}
    lacking = [i for i in items if wanted[i.id] and not held[i.id]]
    spare = [i for i in items if held[i.id] and not wanted[i.id]]
    for words, found in (
        ("Wanted, and held by no partner that answered", lacking),
        ("Held, and wanted by no partner that answered", spare),
    ):
        if found:
            said = chain.from_iterable(said_of(i.id, sides.want, sides.hold).rows for i in found)
            named = listing([quoted(item.label) for item in found])
            yield Prose(f"{words}: {named}.", backing=Backing(tuple(said)))


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

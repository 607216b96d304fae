"""From whom to whom data could go: flows that work now, and what stands between the rest."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, product

from analysis.blocks import NOTHING
from analysis.charts import figure, number_table
from analysis.claims import Draft, finding
from analysis.counted import Backing, Claim, Count, Counted, Product, Seen, Worded, beside
from analysis.counts import about, items_of
from analysis.demand import MARKET, Replies, is_met, said_of
from analysis.findings import Base, Block, Finding, Grid, Link, Network, Prose, State, Table
from analysis.numbers_told import FLOWS
from analysis.parted import Parted
from analysis.sides import Flow, Sides, flows_of
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
GAP = ("Hold it and would like to share it", "Of these, may", "Of these, may not")
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
        return claim_about(items, found), blocks

    return finding(question, part, draft, title="Flows of data between partners")


def claim_about(items: Sequence[Item], found: Sequence[Flow]) -> Claim:
    """Flows are counted, not partners."""
    if not found:
        return Claim("No partner holds what another wants.")
    parts = {kind: [flow for flow in found if flow.kind == kind] for kind in CLAIMED}
    said = [
        Claim(in_words(items, part, figure(len(part)), one_of=True), f" {CLAIMED[kind]}")
        for kind, part in parts.items()
        if part
    ]
    words = number_of(len(found), "flow")
    in_all = in_words(items, found, words)
    return Claim("Of ", in_all, " that partners want: ", listing(said), ".")


def in_words(
    items: Sequence[Item], part: Sequence[Flow], words: str, *, one_of: bool = False
) -> Worded:
    seen = Count(seen_in(items, part))
    return Worded(seen, words, instead="the flows", one_of=one_of, measure=FLOWS)


def seen_in(items: Sequence[Item], part: Sequence[Flow]) -> tuple[Seen, ...]:
    """One place for all flows of a kind of data that end alike, as no number tells them apart.

    They are theirs of whom there are fewer: those that hold it, or those that want it.
    """
    places = {
        key: beside("flows", n) for n, key in enumerate(product([i.id for i in items], KINDS))
    }
    holding = {(flow.item, flow.kind, flow.holder) for flow in part}
    wanting = {(flow.item, flow.kind, flow.wanter) for flow in part}
    fewer = min(holding, wanting, key=lambda side: len({partner for *_, partner in side}))
    return tuple(Seen(places[item, kind], who, None) for item, kind, who in sorted(fewer))


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
        (None, want, hold, *(behind(items, parts[item, kind], want, hold) for kind in KINDS))
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


def behind(items: Sequence[Item], part: Sequence[Flow], want: Count, hold: Count) -> Counted:
    """Whoever knows how many want it is told how many hold it, and the other way round."""
    holders = {flow.holder for flow in part}
    ending_so = Count(row for row in hold.rows if row.partner in holders)
    factors = (want, hold, ending_so)
    return Product(seen_in(items, part), FLOWS, factors=factors) if part else Count()


def both_sides(item: str, part: Sequence[Flow], sides: Sides) -> Backing:
    """What wanters and holders said of it."""
    wanters, holders = {flow.wanter for flow in part}, {flow.holder for flow in part}
    wanted = (sides.of_wanter(item, who) for who in sorted(wanters))
    told = (sides.of_holder(item, who) for who in sorted(holders))
    return Backing(tuple(chain.from_iterable((*wanted, *told))))


def unmatched(items: Sequence[Item], sides: Sides) -> Iterator[Prose]:
    wanted = {item.id: sides.want.yes(item.id) for item in items}
    held = {item.id: sides.hold.yes(item.id) for item in items}
    lacking = [i for i in items if wanted[i.id] and not is_met(wanted[i.id], held[i.id])]
    spare = [i for i in items if held[i.id] and not wanted[i.id]]
    for words, found in (
        ("Wanted, and held by no other partner that answered", lacking),
        ("Held, and wanted by no partner that answered", spare),
    ):
        if found:
            said = chain.from_iterable(said_of(i.id, sides.want, sides.hold).rows for i in found)
            named = listing([quoted(item.label) for item in found])
            yield Prose(f"{words}: {named}.", backing=Backing(tuple(said)))


def gap(items: Sequence[Item], sides: Sides, note: str) -> Table:
    """What holders would like to share, beside what they may."""
    told = [(item.id, willing_and_allowed(item, sides)) for item in items]
    table = number_table(
        "Would like to share and may share",
        corner="Data",
        categories=[item.label for item in items],
        series={
            name: [sides.will.count(item, whose[n]) for item, whose in told]
            for n, name in enumerate(GAP)
        },
        note=note,
    )
    backing = (
        (NOTHING, *(wish_and_leave(item, who, sides) for who in whose)) for item, whose in told
    )
    return replace(table, backing=tuple(backing))


def willing_and_allowed(item: Item, sides: Sides) -> tuple[frozenset[str], ...]:
    """Holders that would like to share it, and of these those that may and that may not."""
    willing = sides.will.yes(item.id) & sides.hold.yes(item.id)
    return willing, willing & sides.may.yes(item.id), willing & sides.may.no(item.id)


def wish_and_leave(item: str, partners: frozenset[str], sides: Sides) -> Backing:
    """What they would like beside what they may, with the notes that say why."""
    said = (replies.count(item, partners).rows for replies in (sides.will, sides.may))
    return Backing(tuple(chain.from_iterable(said)))


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

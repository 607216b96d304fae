"""From whom to whom data could go: flows that work now, and what stands between the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from analysis.abilities import Abilities
from analysis.blocks import NOTHING
from analysis.charts import figure, number_table
from analysis.claims import Draft, finding
from analysis.counted import Backing, Claim, Count, Worded
from analysis.counts import about, items_of
from analysis.criteria import Ability
from analysis.demand import MARKET, Replies, is_met, said_of
from analysis.findings import Base, Block, Finding, Prose, Table
from analysis.flow_network import network
from analysis.flow_numbers import FlowNumbers
from analysis.flow_tables import by_item, one_thing, what_bars
from analysis.flow_words import how, what_tells
from analysis.numbers_told import FLOWS
from analysis.parted import Parted
from analysis.sides import Flow, Sides, flows_of
from analysis.words import listing, number_of, quoted
from guides.lists import Item
from guides.model import Guide
from guides.question import Question

CLAIMED = {
    "now": "could go now",
    "as_told": "could go as far as is told",
    "condition": "could go under a condition",
    "one": "could go if one thing were put right",
    "several": "could go if several things were",
    "unknown": "cannot be judged yet",
}
GAP = ("Hold it and would like to share it", "Of these, may", "Of these, may not")


def flows(
    frame: Parted, guide: Guide, question: Question, abilities: Sequence[Ability] = ()
) -> Finding:
    """`abilities` say which answers tell whether partners can send and receive data."""
    part = about(frame, question)
    items = items_of(guide, question)
    can = Abilities(frame, guide, abilities, question.for_each)
    want, hold, will, may = (Replies(about(frame, guide.measuring(name))) for name in MARKET)
    sides = Sides(want, hold, will, may, can)
    found = tuple(flows_of(items, sides))
    numbers = FlowNumbers(items, found, sides)
    names = dict(part.each("partner", "partner_name"))

    def draft(base: Base) -> Draft:
        blocks: tuple[Block, ...] = (
            Prose(how(abilities)),
            by_item(items, numbers, base.text),
            *unmatched(items, sides),
            what_bars(numbers, base.text),
            *one_thing(items, numbers, base.text),
            gap(items, sides, base.text),
            network(found, names),
            *what_tells(guide, abilities),
        )
        return claim_about(found, numbers), blocks

    made = finding(question, part, draft, title="Flows of data between partners")
    return replace(made, evidence=can.answers)


def claim_about(found: Sequence[Flow], numbers: FlowNumbers) -> Claim:
    """Flows are counted, not partners."""
    if not found:
        return Claim("No partner holds what another wants.")
    said = [
        Claim(in_words(numbers, part, figure(len(part)), one_of=True), f" {CLAIMED[kind]}")
        for kind, part in numbers.by_kind.items()
        if part
    ]
    in_all = in_words(numbers, found, number_of(len(found), "flow"))
    return Claim("Of ", in_all, " that partners want: ", listing(said), ".")


def in_words(
    numbers: FlowNumbers, part: Sequence[Flow], words: str, *, one_of: bool = False
) -> Worded:
    seen = Count(numbers.seen(part))
    return Worded(seen, words, instead="the flows", one_of=one_of, measure=FLOWS)


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
            name: [sides.will.count(item, whose[n], of=sides.hold) for item, whose in told]
            for n, name in enumerate(GAP)
        },
        note=note,
    )
    backing = (
        (NOTHING, *(wish_and_leave(item, who, sides) for who in whose)) for item, whose in told
    )
    return replace(table, backing=tuple(backing), nested=True)


def willing_and_allowed(item: Item, sides: Sides) -> tuple[frozenset[str], ...]:
    """Holders that would like to share it, and of these those that may and that may not."""
    willing = sides.will.yes(item.id) & sides.hold.yes(item.id)
    return willing, willing & sides.may.yes(item.id), willing & sides.may.no(item.id)


def wish_and_leave(item: str, partners: frozenset[str], sides: Sides) -> Backing:
    """What they would like beside what they may, with the notes that say why."""
    said = (replies.count(item, partners).rows for replies in (sides.will, sides.may))
    return Backing(tuple(chain.from_iterable(said)))

"""Flows in tables: how they end, and what bars them, by kind of data and in all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.blocks import NOTHING
from analysis.charts import number_table
from analysis.counted import Count, Counted
from analysis.findings import Table
from analysis.flow_numbers import FlowNumbers
from analysis.sides import LEAVE, WISH, Flow
from guides.lists import Item

KINDS = {
    "now": "Works now",
    "as_told": "Works as far as is told",
    "condition": "Works under a condition",
    "one": "One thing bars it",
    "several": "Several things bar it",
    "unknown": "Not known",
}
NAMED = {
    "one": "It alone bars",
    "several": "It bars with others",
    "condition": "They depend on it",
}
Parts = dict[tuple[str, str], list[Flow]]


def by_item(items: Sequence[Item], numbers: FlowNumbers, note: str) -> Table:
    """Where nothing tells who can send and receive, nothing is as far as is told."""
    kinds = {
        kind: words for kind, words in KINDS.items() if kind != "as_told" or numbers.can.titles
    }
    parts: Parts = defaultdict(list)
    for flow in numbers.found:
        parts[flow.item, flow.ending.kind].append(flow)
    both = [numbers.want_and_hold[item.id] for item in items]
    first = {"Want it": [want for want, _ in both], "Hold it": [hold for _, hold in both]}
    return counted_table("Flows by kind of data", items, first, kinds, parts, numbers, note)


def one_thing(items: Sequence[Item], numbers: FlowNumbers, note: str) -> Iterator[Table]:
    """Of each kind of data that could go at all, if of any."""
    names = (LEAVE, WISH, *numbers.can.barring)
    parts: Parts = defaultdict(list)
    for flow in numbers.by_kind["one"]:
        parts[flow.item, flow.ending.named[0]].append(flow)
    going = {flow.item for flow in numbers.found}
    kinds, named = (
        [item for item in items if item.id in going],
        dict(zip(names, names, strict=True)),
    )
    title = "Flows that one thing alone bars, by kind of data"
    if kinds:
        yield counted_table(title, kinds, {}, named, parts, numbers, note)


def counted_table(
    title: str,
    items: Sequence[Item],
    first: Mapping[str, Sequence[Count]],
    columns: Mapping[str, str],
    parts: Parts,
    numbers: FlowNumbers,
    note: str,
) -> Table:
    """Numbers of flows in columns after the first, which count partners."""
    flows = {words: [len(parts[i.id, key]) for i in items] for key, words in columns.items()}
    table = number_table(
        title,
        corner="Data",
        categories=[item.label for item in items],
        series={**first, **flows},
        note=note,
    )
    counted = (
        (*row[: 1 + len(first)], *(numbers.of_item(i.id, parts[i.id, key]) for key in columns))
        for i, row in zip(items, table.counted, strict=True)
    )
    backing = (
        (*[NOTHING] * (1 + len(first)), *(numbers.both_sides(parts[i.id, k]) for k in columns))
        for i in items
    )
    return replace(table, counted=tuple(counted), backing=tuple(backing))


def what_bars(numbers: FlowNumbers, note: str) -> Table:
    """What would let flows go, were it put right; one flow may stand in several rows."""
    names = (LEAVE, WISH, *numbers.can.titles)
    parts: Parts = defaultdict(list)
    for flow in numbers.found:
        for name in flow.ending.named:
            parts[name, flow.ending.kind].append(flow)
    table = number_table(
        "What bars flows, and on what they depend",
        corner="What it takes",
        categories=names,
        series={words: [len(parts[name, k]) for name in names] for k, words in NAMED.items()},
        note=note,
    )
    counted: list[tuple[Counted | None, ...]] = [
        (None, *(numbers.of_all(parts[name, kind]) for kind in NAMED)) for name in names
    ]
    backing = [
        (NOTHING, *(numbers.both_sides(parts[name, kind]) for kind in NAMED)) for name in names
    ]
    return replace(table, counted=tuple(counted), backing=tuple(backing))

"""Flows between each two partners, as a grid and as lines."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from analysis.findings import Grid, Link, Network, State
from analysis.sides import Flow

TITLE = "Who could give data to whom"
STATES = (
    State("none", "No flow", "\u00b7", 0),
    State("unknown", "Not known", "?", 0),
    State("barred", "Only if something that bars it goes", "B", 1),
    State("as_told", "Some as far as is told, none surely", "T", 2),
    State("condition", "Some under a condition, none now", "C", 3),
    State("now", "At least one works now", "N", 4),
)
# What becomes of the best of several flows tells what becomes of them.
BEST = {
    "now": "now",
    "condition": "condition",
    "as_told": "as_told",
    "one": "barred",
    "several": "barred",
    "unknown": "unknown",
}
Pairs = Mapping[tuple[str, str], Sequence[Flow]]


def network(found: Sequence[Flow], names: Mapping[str, str]) -> Network:
    """The same as a grid and as lines between partners; a line is as thick as it has flows."""
    pairs: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in found:
        pairs[flow.holder, flow.wanter].append(flow)
    partners = {partner for pair in pairs for partner in pair}
    codes = tuple(code for code in names if code in partners)
    places = {code: n for n, code in enumerate(codes)}
    return Network(
        title=TITLE,
        nodes=codes,
        links=tuple(
            Link(places[holder], places[wanter], len(of_pair), state_of(of_pair))
            for (holder, wanter), of_pair in sorted(pairs.items())
        ),
        grid=grid(codes, names, pairs),
    )


def grid(codes: Sequence[str], names: Mapping[str, str], pairs: Pairs) -> Grid:
    return Grid(
        title=TITLE,
        corner="From, down; to, across",
        rows=tuple(f"{code} {names[code]}" for code in codes),
        columns=tuple(codes),
        cells=tuple(tuple(state_of(pairs.get((a, b), ())) for b in codes) for a in codes),
        states=STATES,
        answers=tuple(tuple(answers_of(pairs.get((a, b), ())) for b in codes) for a in codes),
    )


def state_of(of_pair: Sequence[Flow]) -> str:
    kinds = {flow.ending.kind for flow in of_pair}
    return next((state for kind, state in BEST.items() if kind in kinds), "none")


def answers_of(of_pair: Sequence[Flow]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(flow.answers for flow in of_pair)))

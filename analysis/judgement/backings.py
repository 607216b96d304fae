"""What figures of the judgement open to: answers by dimension, scope and partner."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from analysis.counted import Backing, Seen
from analysis.criteria import Criteria, Gate
from analysis.judgement.columns import Columns
from analysis.judgement.matching import Market
from analysis.judgement.ratings import ALL, Replies, in_scope
from analysis.judgement.status_words import STATUS_LABELS, judged

ByPartner = Mapping[str, Sequence[Seen]]


class Backings:
    """The rows that dimensions read in each scope, by the partner's code; gates, by their id."""

    def __init__(
        self,
        criteria: Criteria,
        columns: Columns,
        scopes: Sequence[str],
        replies: Replies,
        market: Market,
    ) -> None:
        self.gates = {gate.id: of_gate(columns, gate) for gate in criteria.gates}
        self.rows: dict[tuple[str, str], ByPartner] = {}
        for scope in scopes:
            inside = replies.applicable & in_scope(replies.track, scope)
            begin = 0
            for dimension in criteria.dimensions:
                end = begin + len(dimension.indicators)
                read = inside & (replies.indicator >= begin) & (replies.indicator < end)
                rows = supplied(market, scope) if dimension.demand else replies.seen[read]
                self.rows[dimension.id, scope] = by_partner(rows)
                begin = end

    def of(self, dimension: str, scope: str = ALL, codes: Iterable[str] | None = None) -> Backing:
        """Of these partners, or of all."""
        rows = self.rows[dimension, scope]
        whose = rows if codes is None else codes
        return Backing(tuple(chain.from_iterable(rows.get(code, ()) for code in whose)))


def of_gate(columns: Columns, gate: Gate) -> Backing:
    """Who judged it on what, and the answers that it could be judged by."""
    how = judged(gate) if gate.judged_by else "Nobody has judged it yet."
    words = f"Gate {gate.number}, {gate.title}: {STATUS_LABELS[gate.status]}. {how}"
    parts = (columns.named(question).seen for question in gate.questions)
    return Backing(tuple(seen for part in parts for seen in part if seen.answer), (words,))


def supplied(market: Market, scope: str) -> Iterator[Seen]:
    """What the figure of the network reads, which no partner has of its own."""
    for part in market.parts:
        yield from part.seen[np.asarray(part.track == scope, dtype=bool) | (scope == ALL)]


def by_partner(rows: Iterable[Seen]) -> ByPartner:
    found: dict[str, list[Seen]] = defaultdict(list)
    for seen in rows:
        found[seen.partner].append(seen)
    return found

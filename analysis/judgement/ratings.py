"""What each partner's answers come to on each indicator, from 0 to 4, and what they might come to.

Arrays run by scope (all items together, then each track), indicator and partner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.counts import options_in
from analysis.criteria import Criteria, Indicator, Reads, question_read
from analysis.judgement.arrays import Counts, Flags, Numbers, filled
from analysis.judgement.columns import Columns, Part, Things
from analysis.judgement.panel import Panel
from guides.lists import HandOut
from guides.model import Guide

WORST, BEST = 0.0, 4.0
ALL = ""


@dataclass(frozen=True, eq=False)
class Ratings:
    """`point` is blank where too little was answered; `low` and `high` are then worst and best.

    `unknown` is where somebody said that they do not know; `replies` are all that were read.
    """

    point: Numbers
    low: Numbers
    high: Numbers
    applicable: Flags
    unknown: Flags
    replies: "Replies"


@dataclass(frozen=True, eq=False)
class Replies:
    """The rows that indicators read: whose, for which of them, and what each comes to."""

    partner: Counts
    indicator: Counts
    track: Things
    state: Things
    worth: Numbers
    seen: Things

    @property
    def applicable(self) -> Flags:
        return np.asarray(self.state != "not_applicable", dtype=bool)

    @property
    def answers(self) -> tuple[int, ...]:
        """The ids of the answers, as they are kept."""
        return tuple(sorted({row.answer for row in self.seen if row.answer is not None}))


def scopes_of(criteria: Criteria, guide: Guide) -> tuple[str, ...]:
    """All items together, and each track that core items stand under."""
    tracks = {group.track for group in core_groups(criteria, guide)}
    order = ("individual", "business", "intelligence")
    return (ALL, *(track for track in order if track in tracks))


def core_groups(criteria: Criteria, guide: Guide) -> list[Any]:
    held = guide.measuring("data_held")
    handout = guide.lists.get(held.for_each) if held else None
    groups = handout.groups if isinstance(handout, HandOut) else ()
    return [g for g in groups if any(item.id in criteria.core_items for item in g.items)]


def rate(columns: Columns, guide: Guide, criteria: Criteria, panel: Panel) -> Ratings:
    scopes = scopes_of(criteria, guide)
    indicators = [each for dimension in criteria.measured for each in dimension.indicators]
    shape = len(scopes), len(indicators), len(panel)
    replies = replies_of(columns, guide, criteria, indicators)
    inside = replies.applicable & np.array([in_scope(replies.track, scope) for scope in scopes])
    known = inside & ~np.isnan(replies.worth)
    unknown = inside & np.asarray(replies.state == "dont_know", dtype=bool)
    asked, told = (_sums(replies, flags, shape) for flags in (inside, known))
    total = _sums(replies, known, shape, replies.worth)
    enough = (told > 0) & (100 * told >= criteria.thresholds.answered.value * asked)
    point, low, high = _levels(indicators, total, told, asked)
    return Ratings(
        point=filled(point, enough),
        low=filled(np.where(enough, low, WORST), asked > 0),
        high=filled(np.where(enough, high, BEST), asked > 0),
        applicable=asked > 0,
        unknown=_sums(replies, unknown, shape) > 0,
        replies=replies,
    )


def part_read(columns: Columns, guide: Guide, criteria: Criteria, reads: Reads) -> Part:
    return columns.of(question_read(guide, reads)).about(criteria.items_of(reads))


def applies(
    columns: Columns, guide: Guide, criteria: Criteria, panel: Panel
) -> tuple[Flags, Flags]:
    """To which partners each dimension applies, and in which scopes it is judged at all."""
    scopes, count = scopes_of(criteria, guide), len(panel)
    to = np.ones((len(scopes), len(criteria.measured), count), dtype=bool)
    judged = np.ones(to.shape[:2], dtype=bool)
    for d, dimension in enumerate(criteria.measured):
        if dimension.applies_with:
            part = part_read(columns, guide, criteria, dimension.applies_with)
            asked = part.state != "not_applicable"
            for s, scope in enumerate(scopes):
                inside = in_scope(part.track, scope)
                to[s, d] = np.bincount(part.partner[asked & inside], minlength=count) > 0
                judged[s, d] = inside.any()
    return to, judged


def replies_of(
    columns: Columns, guide: Guide, criteria: Criteria, indicators: Sequence[Indicator]
) -> Replies:
    """Of all indicators in one, so that they are added up together."""
    parts = [part_read(columns, guide, criteria, each.reads) for each in indicators]
    worth = [
        worth_of(indicator, value) if state == "answered" else np.nan
        for indicator, part in zip(indicators, parts, strict=True)
        for state, value in zip(part.state, part.value, strict=True)
    ]
    return Replies(
        partner=joined([part.partner for part in parts]).astype(np.int64),
        indicator=np.repeat(np.arange(len(parts)), [len(part.partner) for part in parts]),
        track=joined([part.track for part in parts]),
        state=joined([part.state for part in parts]),
        worth=np.array(worth, dtype=float),
        seen=joined([part.seen for part in parts]),
    )


def joined(arrays: list[Things]) -> Things:
    return np.concatenate([np.zeros(0, dtype=object), *arrays])


def worth_of(indicator: Indicator, value: Any) -> float:
    """The rating of an answer or, where a share is counted, whether it counts."""
    given = [value.get("basis")] if isinstance(value, dict) else list(options_in(value))
    if indicator.share_of:
        told = [option for option in given if option is not None]
        return float(any(option in indicator.share_of for option in told)) if told else np.nan
    rated = [indicator.ratings[option] for option in given if option in indicator.ratings]
    take = max if indicator.takes == "highest" else min
    return float(take(rated)) if rated else np.nan


def _sums(
    replies: Replies, flags: Flags, shape: tuple[int, int, int], worth: Numbers | None = None
) -> Counts | Numbers:
    """How many rows, or what they are worth, by scope, indicator and partner."""
    scope, row = np.nonzero(flags)
    place = np.ravel_multi_index((scope, replies.indicator[row], replies.partner[row]), shape)
    sums = np.bincount(place, None if worth is None else worth[row], minlength=int(np.prod(shape)))
    return sums.reshape(shape)


def in_scope(tracks: Things, scope: str) -> Flags:
    """What belongs to no track counts in each."""
    if scope == ALL:
        return np.ones(len(tracks), dtype=bool)
    return np.asarray((tracks == scope) | (tracks == ""), dtype=bool)


def _levels(
    indicators: Sequence[Indicator], total: Numbers, told: Counts, asked: Counts
) -> tuple[Numbers, Numbers, Numbers]:
    """A rating as it is; a share as the level that it reaches, with what is missing at worst."""
    point, low, high = total.copy(), total.copy(), total.copy()
    for k, indicator in enumerate(indicators):
        if indicator.levels:
            part, given, whole = total[:, k], told[:, k], asked[:, k]
            point[:, k] = level_of(indicator.levels, part, given)
            low[:, k] = level_of(indicator.levels, part, whole)
            high[:, k] = level_of(indicator.levels, part + whole - given, whole)
    return point, low, high


def level_of(levels: Sequence[int], part: Numbers, whole: Counts | Numbers) -> Numbers:
    """How many of the levels the share reaches."""
    ends = np.array(levels).reshape(-1, *[1] * np.ndim(part))
    return np.sum(100 * part >= ends * np.maximum(whole, 1), axis=0) * 1.0

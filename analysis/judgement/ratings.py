"""What each partner's answers come to on each indicator, from 0 to 4, and what they might come to.

Arrays run by scope (all items together, then each track), indicator and partner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.counts import options_in
from analysis.criteria import Criteria, Indicator, Reads, question_read
from analysis.judgement.arrays import Counts, Flags, Numbers
from analysis.judgement.panel import Panel
from guides.model import Guide, HandOut

WORST, BEST = 0.0, 4.0
ALL = ""


@dataclass(frozen=True, eq=False)
class Ratings:
    """`point` is blank where too little was answered; `low` and `high` are then worst and best."""

    point: Numbers
    low: Numbers
    high: Numbers
    applicable: Flags


@dataclass(frozen=True, eq=False)
class Replies:
    """The rows that one indicator reads: whose, in which track, and what each comes to."""

    partner: Counts
    track: Sequence[str]
    applicable: Flags
    worth: Numbers


def scopes_of(criteria: Criteria, guide: Guide) -> tuple[str, ...]:
    """All items together, and each track that core items stand under."""
    tracks = {group.track for group in core_groups(criteria, guide)}
    order = ("individual", "business", "intelligence")
    return (ALL, *(track for track in order if track in tracks))


def core_groups(criteria: Criteria, guide: Guide) -> list[Any]:
    held = guide.measuring("data_held")
    handout = guide.lists.get(held.for_each) if held else None
    groups = handout.groups if isinstance(handout, HandOut) else ()
    return [g for g in groups if any(item.id in criteria.core.items for item in g.items)]


def rate(frame: pd.DataFrame, guide: Guide, criteria: Criteria, panel: Panel) -> Ratings:
    scopes = scopes_of(criteria, guide)
    indicators = [each for dimension in criteria.measured for each in dimension.indicators]
    shape = len(scopes), len(indicators), len(panel)
    point, low, high = (np.full(shape, np.nan) for _ in range(3))
    made = Ratings(point, low, high, np.zeros(shape, dtype=bool))
    rows = Rows(frame, guide, criteria, panel)
    for k, indicator in enumerate(indicators):
        replies = replies_of(rows.read(indicator.reads), indicator, rows.place)
        for s, scope in enumerate(scopes):
            _rate_one(made, (s, k), indicator, replies, scope, criteria)
    return made


class Rows:
    """The rows of the frame that indicators read."""

    def __init__(self, frame: pd.DataFrame, guide: Guide, criteria: Criteria, panel: Panel) -> None:
        self.guide, self.criteria = guide, criteria
        self.place = {code: n for n, code in enumerate(panel.codes)}
        self.parts = dict(list(frame.groupby("question", observed=True)))
        self.none = frame.iloc[:0]

    def read(self, reads: Reads) -> pd.DataFrame:
        question = question_read(self.guide, reads)
        part = self.parts.get(question.id if question else "", self.none)
        items = self.criteria.items_of(reads)
        # A list without rows keeps the row that tells why there are none.
        return part[part["item"].isin([*items, ""])] if items else part


def applies(
    frame: pd.DataFrame, guide: Guide, criteria: Criteria, panel: Panel
) -> tuple[Flags, Flags]:
    """To which partners each dimension applies, and in which scopes it is judged at all."""
    scopes, count = scopes_of(criteria, guide), len(panel)
    to = np.ones((len(scopes), len(criteria.measured), count), dtype=bool)
    rows = Rows(frame, guide, criteria, panel)
    judged = np.ones(to.shape[:2], dtype=bool)
    for d, dimension in enumerate(criteria.measured):
        reads = [dimension.applies_with] if dimension.applies_with else []
        for part in map(rows.read, reads):
            partner = np.array([rows.place[code] for code in part["partner"]], dtype=np.int64)
            asked = (part["state"] != "not_applicable").to_numpy(dtype=bool)
            for s, scope in enumerate(scopes):
                inside = in_scope(list(part["track"]), scope)
                to[s, d] = np.bincount(partner[asked & inside], minlength=count) > 0
                judged[s, d] = inside.any()
    return to, judged


def replies_of(part: pd.DataFrame, indicator: Indicator, place: Mapping[str, int]) -> Replies:
    states, values = list(part["state"]), list(part["value"])
    worth = [
        worth_of(indicator, value) if state == "answered" else np.nan
        for state, value in zip(states, values, strict=True)
    ]
    return Replies(
        partner=np.array([place[code] for code in part["partner"]], dtype=np.int64),
        track=list(part["track"]),
        applicable=np.array([state != "not_applicable" for state in states], dtype=bool),
        worth=np.array(worth, dtype=float),
    )


def worth_of(indicator: Indicator, value: Any) -> float:
    """The rating of an answer or, where a share is counted, whether it counts."""
    given = [value.get("basis")] if isinstance(value, dict) else list(options_in(value))
    if indicator.share_of:
        told = [option for option in given if option is not None]
        return float(any(option in indicator.share_of for option in told)) if told else np.nan
    rated = [indicator.ratings[option] for option in given if option in indicator.ratings]
    take = max if indicator.takes == "highest" else min
    return float(take(rated)) if rated else np.nan


def _rate_one(
    made: Ratings,
    at: tuple[int, int],
    indicator: Indicator,
    replies: Replies,
    scope: str,
    criteria: Criteria,
) -> None:
    inside = replies.applicable & in_scope(replies.track, scope)
    known = inside & ~np.isnan(replies.worth)
    count = made.point.shape[-1]
    asked = np.bincount(replies.partner[inside], minlength=count)
    told = np.bincount(replies.partner[known], minlength=count)
    total = np.bincount(replies.partner[known], replies.worth[known], minlength=count)
    enough = (told > 0) & (100 * told >= criteria.thresholds.answered.value * asked)
    point, low, high = _levels(indicator, total, told, asked)
    made.applicable[at] = asked > 0
    made.point[at] = np.where(enough, point, np.nan)
    made.low[at] = np.where(asked > 0, np.where(enough, low, WORST), np.nan)
    made.high[at] = np.where(asked > 0, np.where(enough, high, BEST), np.nan)


def in_scope(tracks: Sequence[str], scope: str) -> Flags:
    """What belongs to no track counts in each."""
    if scope == ALL:
        return np.ones(len(tracks), dtype=bool)
    return np.array([track in ("", scope) for track in tracks], dtype=bool)


def _levels(
    indicator: Indicator, total: Numbers, told: Counts, asked: Counts
) -> tuple[Numbers, Numbers, Numbers]:
    if indicator.levels is None:
        return total, total, total
    missing = asked - told
    return (
        level_of(indicator.levels, total, told),
        level_of(indicator.levels, total, asked),
        level_of(indicator.levels, total + missing, asked),
    )


def level_of(levels: Sequence[int], part: Numbers, whole: Counts | Numbers) -> Numbers:
    """How many of the levels the share reaches."""
    return np.sum([100 * part >= level * np.maximum(whole, 1) for level in levels], axis=0) * 1.0

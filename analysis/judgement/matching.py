"""Whether the core items that partners want can come from one that may share them."""

from dataclasses import dataclass, replace

import numpy as np

from analysis.counts import SAYING_NO
from analysis.criteria import Criteria, Demand
from analysis.judgement.arrays import Counts, Flags, Numbers
from analysis.judgement.columns import Columns, Part
from analysis.judgement.panel import Panel
from analysis.judgement.ratings import BEST, WORST, level_of
from guides.model import Guide
from guides.names import IndicatorName


@dataclass(frozen=True, eq=False)
class Market:
    """Partners by core items; `unsure` where an answer is missing that could open a way.

    `parts` are the rows that it was read from, of all items.
    """

    wants: Flags
    may_share: Flags
    unsure: Flags
    applicable: Flags
    tracks: tuple[str, ...]
    parts: tuple[Part, ...]

    def within(self, scope: str) -> "Market":
        inside = np.array([not scope or track == scope for track in self.tracks], dtype=bool)
        return replace(
            self,
            wants=self.wants[:, inside],
            may_share=self.may_share[:, inside],
            unsure=self.unsure[:, inside],
            applicable=self.applicable[:, inside],
            tracks=tuple(track for track, kept in zip(self.tracks, inside, strict=True) if kept),
        )


def market_of(columns: Columns, guide: Guide, criteria: Criteria, panel: Panel) -> Market:
    items = criteria.core_items
    want, hold, may = (_Said(columns.of(guide.measuring(name)), panel, items) for name in ASKED)
    return Market(
        wants=want.yes,
        may_share=hold.yes & may.yes,
        unsure=want.missing | hold.missing | (hold.yes & may.missing),
        applicable=want.applicable,
        tracks=want.tracks,
        parts=(want.part, hold.part, may.part),
    )


ASKED: tuple[IndicatorName, ...] = ("wish_to_receive", "data_held", "allowed_to_share")


class _Said:
    """What was said to one question, as partners by items."""

    def __init__(self, part: Part, panel: Panel, items: tuple[str, ...]) -> None:
        columns = {item: n for n, item in enumerate(items)}
        tracks = dict(zip(part.item, part.track, strict=True))
        self.tracks = tuple(tracks.get(item, "") for item in items)
        self.part = part.at(np.array([item in columns for item in part.item], dtype=bool))
        part = self.part
        at = part.partner, np.array([columns[item] for item in part.item], dtype=np.int64)
        said = part.state == "answered"
        no = np.isin(part.value.astype(str), SAYING_NO)
        outside = part.state == "not_applicable"
        self.yes, self.missing, self.applicable = (
            _placed(flags, at, (len(panel), len(items)))
            for flags in (said & ~no, ~said & ~outside, ~outside)
        )


def _placed(flags: Flags, at: tuple[Counts, Counts], shape: tuple[int, int]) -> Flags:
    placed = np.zeros(shape, dtype=bool)
    placed[at] = flags
    return placed


@dataclass(frozen=True)
class Match:
    """The network's figure; `answered` of `asked` answers on what is wanted were given."""

    point: float
    low: float
    high: float
    supplied: int
    wanted: int
    answered: int
    asked: int


def match(market: Market, demand: Demand, included: Flags) -> Match:
    """An item that is not supplied and of which an answer is missing may turn out either way."""
    kept = np.flatnonzero(included)
    wants, may_share = market.wants[kept], market.may_share[kept]
    wanted = wants.any(axis=0)
    supplied = pairs(wants, may_share) > 0
    unsure = market.unsure[kept].any(axis=0) & ~supplied
    s, w, u = (int(flags.sum()) for flags in (supplied, wanted, unsure))
    all_of_them = int((wanted | unsure).sum())
    asked = market.applicable[kept]
    return Match(
        point=_level(demand, s, w),
        low=_level(demand, s, all_of_them),
        high=_level(demand, s + u, all_of_them),
        supplied=s,
        wanted=w,
        answered=int((asked & ~market.unsure[kept]).sum()),
        asked=int(asked.sum()),
    )


def pairs(wants: Flags, may_share: Flags) -> Numbers:
    """In how many ways an item could go from one partner to another."""
    return wants.sum(axis=0) * may_share.sum(axis=0) - (wants & may_share).sum(axis=0) * 1.0


def matches_without_one(market: Market, demand: Demand) -> Numbers:
    """For each partner, the figure of the others."""
    wants, may_share = market.wants * 1, market.may_share * 1
    both = wants * may_share
    rest = [array.sum(axis=0) - array for array in (wants, may_share, both)]
    supplied = (rest[0] * rest[1] - rest[2] > 0).sum(axis=1)
    wanted = (rest[0] > 0).sum(axis=1)
    levels = level_of(demand.levels, supplied * 1.0, wanted)
    return np.where(wanted > 0, levels, np.nan)


def _level(demand: Demand, part: int, whole: int) -> float:
    if not whole:
        return float("nan")
    level = level_of(demand.levels, np.array(part * 1.0), np.array(whole))
    return float(np.clip(level, WORST, BEST))

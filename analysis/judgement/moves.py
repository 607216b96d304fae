"""How far the medians of the profile move when a test changes what they rest on."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.judgement.arrays import Flags, Numbers, median, medians_without_one, one_decimal
from analysis.judgement.evidence import Evidence
from analysis.judgement.grades import INSUFFICIENT, grades_of
from analysis.judgement.matching import match, matches_without_one
from analysis.judgement.profile import network
from analysis.judgement.ratings import ALL


@dataclass(frozen=True, eq=False)
class Moves:
    """What moves away from the medians as they stand; only printed ones are spoken of."""

    evidence: Evidence
    now: Numbers
    printed: Flags

    @classmethod
    def of(cls, evidence: Evidence) -> "Moves":
        return cls(evidence, medians(evidence), printed(evidence))

    @cached_property
    def brackets(self) -> tuple[Numbers, Numbers]:
        return brackets(self.evidence)

    def to(self, then: Numbers) -> str:
        """The median that moves furthest, in words."""
        moved = self._furthest(self.now, then)
        return (
            f"The median that moves furthest: {moved[0]}, from {moved[1]}." if moved else self.none
        )

    def between(self, low: Numbers, high: Numbers) -> str:
        """The median with the widest range, in words."""
        widest = self._furthest(low, high)
        return (
            f"The median with the widest range: {widest[0]}, {widest[1]}." if widest else self.none
        )

    @property
    def none(self) -> str:
        return "No median moves." if self.printed.any() else "No dimension has a median to compare."

    def _furthest(self, begin: Numbers, end: Numbers) -> tuple[str, str] | None:
        """Which dimension, and between which figures as they are printed."""
        distance = np.where(self.printed, np.abs(end - begin), np.nan)
        if np.isnan(distance).all():
            return None
        place = int(np.nanargmax(distance))
        figures = [f"{one_decimal(float(ends[place])):.1f}" for ends in (begin, end)]
        title = self.evidence.criteria.dimensions[place].title
        return None if figures[0] == figures[1] else (title, " to ".join(figures))


def printed(evidence: Evidence) -> Flags:
    """The dimensions with evidence enough for a figure, all items together."""
    grades = iter(grades_of(evidence, evidence.panel.everyone)[0])
    return np.array(
        [
            (network(evidence, each, ALL) if each.demand else next(grades)) != INSUFFICIENT
            for each in evidence.criteria.dimensions
        ],
        dtype=bool,
    )


def medians(evidence: Evidence, included: Flags | None = None, end: str = "point") -> Numbers:
    """Of all items together, by dimension in the order of the profile; blank without a score.

    `end` is point, low or high.
    """
    kept = evidence.panel.everyone if included is None else included
    measured = iter(median(getattr(evidence.scores, end)[0][:, kept].T))
    figures = [
        getattr(match(evidence.market, each.demand, kept), end) if each.demand else next(measured)
        for each in evidence.criteria.dimensions
    ]
    return np.array(figures, dtype=float)


def without_one(evidence: Evidence) -> Numbers:
    """Partners by dimensions: each median without that partner."""
    point = np.moveaxis(evidence.scores.point[0], -1, 0)
    measured = iter(medians_without_one(point).T)
    columns = [
        matches_without_one(evidence.market, each.demand) if each.demand else next(measured)
        for each in evidence.criteria.dimensions
    ]
    return np.array(columns).reshape(len(columns), len(evidence.panel)).T


def brackets(evidence: Evidence) -> tuple[Numbers, Numbers]:
    """The lowest and the highest median of each dimension, with everyone and without any one."""
    every = np.vstack([medians(evidence)[None], without_one(evidence)])
    known = ~np.isnan(every)
    low = np.where(known, every, np.inf).min(axis=0)
    high = np.where(known, every, -np.inf).max(axis=0)
    blank = ~known.any(axis=0)
    return np.where(blank, np.nan, low), np.where(blank, np.nan, high)

"""Options compared: how each does on each criterion, which is dominated, and what weights change.

A cell that nobody judged is blank. Cost is not among the criteria.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis.criteria import Criteria
from analysis.criteria_options import Option, Weights
from analysis.judgement.arrays import Flags, Numbers

FULL = 100
NEAR = 1e-9


@dataclass(frozen=True, eq=False)
class Matrix:
    """Options by criteria, 0 to 100."""

    options: tuple[Option, ...]
    scores: Numbers

    @property
    def judged(self) -> Flags:
        """The options with a score on every criterion; only these have a value."""
        whole = ~np.isnan(self.scores).any(axis=1)
        return np.asarray(whole & bool(self.scores.shape[1]))


def matrix_of(criteria: Criteria) -> Matrix:
    rows = [
        [
            option.performance[each.id].score if each.id in option.performance else np.nan
            for each in criteria.appraisal
        ]
        for option in criteria.options
    ]
    shape = len(criteria.options), len(criteria.appraisal)
    return Matrix(criteria.options, np.array(rows, dtype=float).reshape(shape))


def shares(swings: Sequence[float]) -> Numbers:
    """Weights that add up to one."""
    given = np.array(swings, dtype=float)
    return given / given.sum()


def shares_of(weights: Weights, criteria: Criteria) -> Numbers:
    return shares([weights.swings[each.id] for each in criteria.appraisal])


def equal_shares(criteria: Criteria) -> Numbers:
    return shares([1] * len(criteria.appraisal)) if criteria.appraisal else np.zeros(0)


def values(matrix: Matrix, weights: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Point, low and high: a blank keeps the point blank, and stands for 0 and for 100."""
    blank = np.isnan(matrix.scores)
    low = np.where(blank, 0, matrix.scores) @ weights
    high = np.where(blank, FULL, matrix.scores) @ weights
    return np.where(matrix.judged, low, np.nan), low, high


def dominated(matrix: Matrix) -> list[tuple[int, int]]:
    """Pairs of options: the first is nowhere better and somewhere worse than the second."""
    scores, known = matrix.scores, matrix.judged
    return [
        (int(worse), int(better))
        for worse in np.flatnonzero(known)
        for better in np.flatnonzero(known)
        if (scores[worse] <= scores[better]).all() and (scores[worse] < scores[better]).any()
    ]


def leaders(found: Numbers) -> tuple[int, ...]:
    """The options of the highest value; several where they are level, none where none is known."""
    if np.isnan(found).all():
        return ()
    return tuple(int(n) for n in np.flatnonzero(found >= np.nanmax(found) - NEAR))


@dataclass(frozen=True)
class Stretch:
    """Between two weights of a criterion, the options that lead."""

    begin: float
    end: float
    leaders: tuple[int, ...]


def stretches(matrix: Matrix, weights: Numbers, criterion: int) -> tuple[Stretch, ...]:
    """As its weight goes from 0 to 1, the others keep their proportions.

    A value is then a straight line, so leaders change only where two lines cross.
    """
    judged = np.flatnonzero(matrix.judged)
    if not len(judged):
        return ()
    at_none = matrix.scores[judged] @ _rest(weights, criterion)
    slope = matrix.scores[judged, criterion] - at_none
    ends = [0.0, *_crossings(at_none, slope), 1.0]
    worth = np.outer((np.array(ends[:-1]) + ends[1:]) / 2, slope) + at_none
    leading = worth >= worth.max(axis=1, keepdims=True) - NEAR
    found: list[Stretch] = []
    for (begin, end), first in zip(pairwise(ends), leading, strict=True):
        who = tuple(judged[first].tolist())
        if found and found[-1].leaders == who:
            found[-1] = Stretch(found[-1].begin, end, who)
        else:
            found.append(Stretch(begin, end, who))
    return tuple(found)


def _rest(weights: Numbers, criterion: int) -> Numbers:
    """The weights without that criterion; equal where the others have none."""
    rest = np.where(np.arange(len(weights)) == criterion, 0.0, weights)
    if rest.sum() <= 0:
        rest = (np.arange(len(weights)) != criterion) * 1.0
    return rest / (rest.sum() or 1.0)


def _crossings(start: Numbers, slope: Numbers) -> list[float]:
    first, second = np.triu_indices(len(start), 1)
    gap, closing = start[second] - start[first], slope[first] - slope[second]
    meets = np.abs(closing) > NEAR
    places = gap[meets] / closing[meets]
    inside = places[(places > NEAR) & (places < 1 - NEAR)]
    return sorted({round(float(place), 9) for place in inside})

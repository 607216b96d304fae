"""Each partner's score on each dimension: the mean of what it answered, blank under half of it.

Arrays run by scope, dimension and partner.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analysis.criteria import Criteria
from analysis.judgement.arrays import Flags, Numbers, filled, mean
from analysis.judgement.ratings import BEST, WORST, Ratings

Together = Callable[[Numbers], Numbers]


@dataclass(frozen=True, eq=False)
class Scores:
    """`low` and `high` are the score if what is missing were all worst or all best.

    `unknown` is where the partner does not know something that the dimension asks.
    """

    point: Numbers
    low: Numbers
    high: Numbers
    eligible: Flags
    unknown: Flags

    @property
    def scored(self) -> Flags:
        return ~np.isnan(self.point)


def score(
    ratings: Ratings, applies: Flags, criteria: Criteria, together: Together = mean
) -> Scores:
    """`together` makes one figure of several indicators, along the first axis."""
    point, low, high = (np.full(applies.shape, np.nan) for _ in range(3))
    eligible, unknown = (np.zeros(applies.shape, dtype=bool) for _ in range(2))
    made = Scores(point, low, high, eligible, unknown)
    begin = 0
    for d, dimension in enumerate(criteria.measured):
        inside = slice(begin, begin + len(dimension.indicators))
        limit = criteria.thresholds.answered.value
        _score_one(made, d, ratings, inside, applies[:, d], limit, together)
        begin = inside.stop
    return made


def _score_one(
    made: Scores,
    d: int,
    ratings: Ratings,
    inside: slice,
    applies: Flags,
    limit: int,
    together: Together,
) -> None:
    point, low, high = (
        np.swapaxes(each[:, inside], 0, 1) for each in (ratings.point, ratings.low, ratings.high)
    )
    asked = ratings.applicable[:, inside].sum(axis=1)
    told = (~np.isnan(point)).sum(axis=0)
    eligible = (asked > 0) & applies
    enough = eligible & (told > 0) & (100 * told >= limit * asked)
    made.eligible[:, d] = eligible
    made.unknown[:, d] = ratings.unknown[:, inside].any(axis=1) & eligible
    made.point[:, d] = filled(together(point), enough)
    made.low[:, d] = filled(np.where(enough, together(low), WORST), eligible)
    made.high[:, d] = filled(np.where(enough, together(high), BEST), eligible)

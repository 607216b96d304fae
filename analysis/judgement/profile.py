"""The profile of the network: for each dimension how partners stand, and who stands weakest."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from analysis.counted import Seen
from analysis.criteria import Dimension
from analysis.judgement.arrays import Flags, Numbers, median
from analysis.judgement.evidence import Evidence
from analysis.judgement.grades import INSUFFICIENT, Grades, grade_of, grades_of
from analysis.judgement.matching import Match, match

BLANK = float("nan")


@dataclass(frozen=True)
class Standing:
    """One dimension in one scope; figures are blank where the evidence is too thin for a score.

    `levels` counts the partners that reached each level and no higher. The network's own dimension
    has none: an item is supplied by all together, and `scored` of `eligible` are answers.
    `dont_know` are the partners that do not know something that it asks; `reached` tells for
    each partner that applies which level it reached, none without a score. `read` are the rows
    that its scores are where each is one answer, by the partner's code.
    """

    dimension: Dimension
    scope: str
    grade: str
    scored: int
    eligible: int
    median: float = BLANK
    low: float = BLANK
    high: float = BLANK
    levels: tuple[int, ...] = ()
    weakest: tuple[str, ...] = ()
    weakest_score: float = BLANK
    unknown: tuple[str, ...] = ()
    judged: bool = True
    dont_know: frozenset[str] = frozenset()
    reached: tuple[tuple[str, int | None], ...] = ()
    read: Mapping[str, Seen] = field(default_factory=dict)

    @property
    def is_sufficient(self) -> bool:
        return self.grade != INSUFFICIENT


Profile = tuple[Standing, ...]


def profile(evidence: Evidence, included: Flags) -> dict[str, Profile]:
    """By scope, the dimensions in their order, of the partners that are included."""
    medians = medians_of(evidence, included)
    grades = grades_of(evidence, included)
    return {
        scope: tuple(
            _of_network(evidence, each, scope, included)
            if each.demand
            else _of_partners(evidence, each, scope, grades, medians, included)
            for each in evidence.criteria.dimensions
        )
        for scope in evidence.scopes
    }


def medians_of(evidence: Evidence, included: Flags) -> tuple[Numbers, Numbers, Numbers]:
    """Of the scores, and of their lowest and highest, by scope and dimension."""
    scores, kept = evidence.scores, np.flatnonzero(included)
    arrays = (np.moveaxis(a[..., kept], -1, 0) for a in (scores.point, scores.low, scores.high))
    point, low, high = map(median, arrays)
    return point, low, high


def _of_partners(
    evidence: Evidence,
    dimension: Dimension,
    scope: str,
    grades: Grades,
    medians: tuple[Numbers, Numbers, Numbers],
    included: Flags,
) -> Standing:
    at = evidence.scopes.index(scope), evidence.criteria.measured.index(dimension)
    panel, scores = evidence.panel, evidence.scores
    point = np.where(included, scores.point[at], BLANK)
    eligible, known = scores.eligible[at] & included, ~np.isnan(point)
    reached = np.floor(point[known] + 1e-9).astype(int)
    plain = Standing(
        dimension,
        scope,
        str(grades[at]),
        len(reached),
        int(eligible.sum()),
        dont_know=frozenset(panel.codes[n] for n in np.flatnonzero(scores.unknown[at] & included)),
        reached=tuple(
            (panel.codes[n], int(np.floor(point[n] + 1e-9)) if known[n] else None)
            for n in np.flatnonzero(eligible)
        ),
        read=rows_read(evidence, dimension),
        judged=bool(evidence.judged[at]),
    )
    if not (plain.judged and plain.is_sufficient):
        return plain
    weakest = _weakest(point[panel.essential & known])
    return replace(
        plain,
        median=float(medians[0][at]),
        low=float(medians[1][at]),
        high=float(medians[2][at]),
        levels=tuple(int(n) for n in np.bincount(reached, minlength=5)),
        weakest=panel.named(panel.essential & known & (point <= weakest + 1e-9)),
        weakest_score=weakest,
        unknown=panel.named(panel.essential & eligible & ~known),
    )


def rows_read(evidence: Evidence, dimension: Dimension) -> dict[str, Seen]:
    """Where a score is one answer, its counts are counts of these answers, by the partner's code.

    What other findings tell of the same answers is then told with them, or left out with them.
    """
    if len(dimension.indicators) != 1 or not dimension.indicators[0].ratings:
        return {}
    measured, replies = evidence.criteria.measured, evidence.ratings.replies
    before = measured[: measured.index(dimension)]
    place = sum(len(each.indicators) for each in before)
    mine = replies.applicable & (replies.indicator == place)
    return {seen.partner: seen for seen in replies.seen[mine]}


def _weakest(essential: Numbers) -> float:
    return float(essential.min()) if len(essential) else BLANK


def _of_network(evidence: Evidence, dimension: Dimension, scope: str, included: Flags) -> Standing:
    assert dimension.demand
    found = match(evidence.market.within(scope), dimension.demand, included)
    grade = _network_grade(evidence, found, included)
    plain = Standing(dimension, scope, grade, found.answered, found.asked)
    if not plain.is_sufficient:
        return plain
    return replace(plain, median=found.point, low=found.low, high=found.high)


def network(evidence: Evidence, dimension: Dimension, scope: str) -> str:
    """How good the evidence is on what the network supplies, of everybody."""
    assert dimension.demand
    everyone = evidence.panel.everyone
    found = match(evidence.market.within(scope), dimension.demand, everyone)
    return _network_grade(evidence, found, everyone)


def _network_grade(evidence: Evidence, found: Match, included: Flags) -> str:
    confirmed = evidence.panel.confirmed
    sure = found.answered if confirmed is not None and confirmed[included].all() else 0
    return grade_of(evidence.criteria, found.answered, found.asked, sure)

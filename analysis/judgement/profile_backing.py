"""What the figures of the dimension profile open to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import isnan

from analysis.blocks import NOTHING
from analysis.counted import Backing, Portion, Seen
from analysis.criteria import Dimension, Indicator
from analysis.judgement.arrays import one_decimal
from analysis.judgement.evidence import Evidence
from analysis.judgement.profile import Standing
from analysis.judgement.ratings import Ratings
from analysis.words import number_of

TOO_LITTLE = "Too little was answered for a level."
OUT = "The dimension does not apply to this partner."
Cells = Mapping[tuple[int, int], list[Seen]]


def figure_backing(evidence: Evidence, standing: Standing) -> Backing:
    """What a figure of the network is made of: the answers of every partner."""
    return evidence.backings.of(standing.dimension.id, standing.scope)


def median_backing(evidence: Evidence, standing: Standing) -> tuple[Backing, ...]:
    """Where no score is printed, only the grade opens."""
    behind = figure_backing(evidence, standing)
    return NOTHING, *[behind if standing.is_sufficient else NOTHING] * 3, behind


def level_backing(evidence: Evidence, standing: Standing) -> tuple[Backing, ...]:
    """What the partners that each number counts answered on the dimension."""
    reached = standing.reached
    whose = [
        *(
            [who for who, level in reached if level == n] if standing.levels else []
            for n in range(5)
        ),
        [who for who, level in reached if level is not None],
        [who for who, _ in reached],
        [who for who, _ in reached if who in standing.dont_know],
    ]
    return NOTHING, *(of_partners(evidence, standing, codes) for codes in whose)


def of_partners(evidence: Evidence, standing: Standing, codes: Iterable[str]) -> Backing:
    return evidence.backings.of(standing.dimension.id, standing.scope, codes)


def weakest_backing(evidence: Evidence, standing: Standing) -> tuple[Backing, ...]:
    coded = map(evidence.panel.coded, (standing.weakest, standing.unknown))
    weakest, unknown = (of_partners(evidence, standing, codes) for codes in coded)
    return NOTHING, weakest, weakest, unknown


def by_indicator(evidence: Evidence) -> tuple[tuple[Backing, ...], ...]:
    """For each partner and dimension what it answered, indicator by indicator."""
    rows, columns = rows_by_cell(evidence.ratings), tuple(places(evidence))
    return tuple(
        tuple(level_of_partner(evidence, rows, *column, partner) for column in columns)
        for partner in range(len(evidence.panel))
    )


def rows_by_cell(ratings: Ratings) -> Cells:
    """The answers that each indicator read of each partner."""
    found, replies = defaultdict[tuple[int, int], list[Seen]](list), ratings.replies
    kept = replies.applicable
    of_rows = (replies.indicator[kept], replies.partner[kept], replies.seen[kept])
    for indicator, partner, seen in zip(*(each.tolist() for each in of_rows), strict=True):
        if seen.answer is not None:
            found[indicator, partner].append(seen)
    return found


def places(evidence: Evidence) -> Iterator[tuple[int, Dimension, int]]:
    """Each dimension with its place, and that of its first indicator."""
    first = 0
    for n, dimension in enumerate(evidence.criteria.measured):
        yield n, dimension, first
        first += len(dimension.indicators)


def level_of_partner(
    evidence: Evidence, rows: Cells, at: int, dimension: Dimension, first: int, partner: int
) -> Backing:
    """Nothing where nothing of it applies."""
    applying = [
        (n, each)
        for n, each in enumerate(dimension.indicators, first)
        if evidence.ratings.applicable[0, n, partner]
    ]
    if not applying:
        return NOTHING
    levels = [float(evidence.ratings.point[0, n, partner]) for n, _ in applying]
    portions = (
        Portion(each.title, in_words(each, level), tuple(rows[n, partner]))
        for (n, each), level in zip(applying, levels, strict=True)
    )
    score = float(evidence.scores.point[0, at, partner])
    eligible = bool(evidence.scores.eligible[0, at, partner])
    mean = Portion("Score", score_in_words(score, levels) if eligible else OUT)
    said = tuple(seen for n, _ in applying for seen in rows[n, partner])
    return Backing(said, portions=(mean, *portions))


def score_in_words(score: float, levels: list[float]) -> str:
    if isnan(score):
        return "No score: too few of its indicators came to a level."
    lacking = sum(map(isnan, levels))
    besides = f"; {number_of(lacking, 'indicator')} came to none" if lacking else ""
    return f"{one_decimal(score):.1f} of 4, the mean of the levels below{besides}."


def in_words(indicator: Indicator, level: float) -> str:
    """The anchor that it reached."""
    return TOO_LITTLE if isnan(level) else f"Level {level:.0f}: {indicator.anchors[int(level)]}."

"""What the figures of the dimension profile open to."""

from collections.abc import Iterable

from analysis.blocks import NOTHING
from analysis.counted import Backing
from analysis.judgement.evidence import Evidence
from analysis.judgement.profile import Standing


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

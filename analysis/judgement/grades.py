"""How good the evidence is on each dimension, from A to D; a D is no evidence for a score."""

import numpy as np
from numpy.typing import NDArray

from analysis.criteria import Criteria
from analysis.judgement.arrays import Counts, Flags
from analysis.judgement.evidence import Evidence

INSUFFICIENT = "D"
Grades = NDArray[np.str_]


def grades_of(evidence: Evidence, included: Flags) -> Grades:
    """By scope and dimension, of the partners that are included."""
    scores, confirmed = evidence.scores, evidence.panel.confirmed
    eligible = (scores.eligible & included).sum(axis=-1)
    scored = (scores.scored & included).sum(axis=-1)
    sure = scored * 0 if confirmed is None else (scores.scored & included & confirmed).sum(axis=-1)
    return graded(evidence.criteria, scored, eligible, sure)


def grade_of(criteria: Criteria, scored: int, eligible: int, confirmed: int) -> str:
    return str(graded(criteria, np.array(scored), np.array(eligible), np.array(confirmed)))


def graded(criteria: Criteria, scored: Counts, eligible: Counts, confirmed: Counts) -> Grades:
    """Only what partners have confirmed earns the best grade."""
    limits = criteria.thresholds
    counts = (confirmed, limits.grade_a), (scored, limits.grade_b), (scored, limits.grade_c)
    reached = [(n > 0) & (100 * n >= limit.value * eligible) for n, limit in counts]
    return np.select(reached, ["A", "B", "C"], INSUFFICIENT)

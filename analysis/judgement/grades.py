"""How good the evidence is on each dimension, from A to D; a D is no evidence for a score."""

import numpy as np
from numpy.typing import NDArray

from analysis.criteria import Criteria
from analysis.judgement.arrays import Flags
from analysis.judgement.evidence import Evidence

INSUFFICIENT = "D"
Grades = NDArray[np.str_]


def grades_of(evidence: Evidence, included: Flags) -> Grades:
    """By scope and dimension, of the partners that are included."""
    scores, confirmed = evidence.scores, evidence.panel.confirmed
    eligible = (scores.eligible & included).sum(axis=-1)
    scored = (scores.scored & included).sum(axis=-1)
    sure = scored * 0 if confirmed is None else (scores.scored & included & confirmed).sum(axis=-1)
    cells = zip(scored.flat, eligible.flat, sure.flat, strict=True)
    grades = [grade_of(evidence.criteria, *(int(count) for count in cell)) for cell in cells]
    return np.array(grades, dtype=np.str_).reshape(scored.shape)


def grade_of(criteria: Criteria, scored: int, eligible: int, confirmed: int) -> str:
    """Only what partners have confirmed earns the best grade."""
    limits = criteria.thresholds
    counts = (("A", confirmed, limits.grade_a), ("B", scored, limits.grade_b))
    for grade, count, limit in (*counts, ("C", scored, limits.grade_c)):
        if count and 100 * count >= limit.value * eligible:
            return grade
    return INSUFFICIENT

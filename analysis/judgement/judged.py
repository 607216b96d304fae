"""The judgement of a study: its findings in reading order, and what they were judged by."""

from dataclasses import dataclass, replace

from analysis.counted import Claim
from analysis.criteria import Criteria
from analysis.findings import Finding, Prose
from analysis.judgement.conclusions import judge
from analysis.judgement.core_finding import core_finding
from analysis.judgement.criteria_finding import criteria_finding
from analysis.judgement.evidence import evidence_of
from analysis.judgement.gate_finding import gate_finding
from analysis.judgement.moves import Moves
from analysis.judgement.option_finding import option_finding
from analysis.judgement.profile import profile
from analysis.judgement.profile_finding import profile_finding
from analysis.judgement.sensitivity import trials
from analysis.judgement.sensitivity_finding import sensitivity_finding
from analysis.judgement.stances import Stances
from analysis.judgement.verdict_finding import verdict_finding
from analysis.judgement.weighing import cost_trials, weight_trials
from analysis.parted import Parted
from guides.model import Guide

SECTION = "Feasibility"


@dataclass(frozen=True)
class Judged:
    """Nothing, where there are no criteria."""

    findings: tuple[Finding, ...] = ()
    method: tuple[Finding, ...] = ()


def judged(
    frame: Parted, guide: Guide, criteria: Criteria, stances: Stances | None = None
) -> Judged:
    evidence = evidence_of(frame, guide, criteria)
    found, moves = judge(evidence), Moves.of(evidence)
    everybody = profile(evidence, evidence.panel.everyone)
    tried = (
        *trials(evidence, found, moves),
        *weight_trials(criteria),
        *cost_trials(evidence, guide),
    )
    made = (
        verdict_finding(evidence, found),
        gate_finding(guide, evidence),
        profile_finding(evidence, everybody) if criteria.dimensions else None,
        core_finding(frame, guide, criteria.core) if criteria.core else None,
        option_finding(frame, evidence, stances),
        sensitivity_finding(evidence, moves, tried),
    )
    rated = evidence.ratings.replies.answers
    leading = (
        replace(told(each), section=SECTION, leads=True, evidence=(*rated, *each.evidence))
        for each in made
        if each
    )
    return Judged(tuple(leading), (told(criteria_finding(criteria, evidence.panel.base)),))


def told(made: Finding) -> Finding:
    """Its numbers count options, gates, tests and levels, and no partners, unless they say so."""
    blocks = (
        replace(block, text=as_claim(block.text)) if isinstance(block, Prose) else block
        for block in made.blocks
    )
    return replace(made, claim=as_claim(made.claim), blocks=tuple(blocks))


def as_claim(text: str) -> Claim:
    return text if isinstance(text, Claim) else Claim(text)

"""The verdict on each option in each track: what its gates and its weakest partner allow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from analysis.criteria import Criteria, Gate, Status
from analysis.criteria_options import Option
from analysis.judgement.arrays import Flags
from analysis.judgement.evidence import Evidence
from analysis.judgement.grades import INSUFFICIENT, grades_of

Outcome = Literal["baseline", "not_yet", "undetermined", "pilot", "conditions", "proceed"]
OUTCOMES: dict[Outcome, str] = {
    "baseline": "Always possible",
    "not_yet": "Not yet",
    "undetermined": "Cannot be determined",
    "pilot": "Pilot with named conditions",
    "conditions": "Proceed with conditions",
    "proceed": "Proceed",
}
Statuses = Mapping[str, Status]


@dataclass(frozen=True)
class Weakness:
    """What a dimension says of the essential partners in a scope: who is below, who is unknown."""

    below: tuple[str, ...]
    unknown: tuple[str, ...]
    sufficient: bool


Weaknesses = Mapping[tuple[str, str], Weakness]


@dataclass(frozen=True)
class Verdict:
    """`gates` decide it, or are conditions of it; so do partners, each with its dimension.

    `below` are essential partners under the level needed, `unknown` those of whom no score is
    known, `insufficient` the dimensions on which the evidence is too thin to tell.
    """

    option: Option
    track: str
    outcome: Outcome
    gates: tuple[Gate, ...] = ()
    below: tuple[tuple[str, str], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    insufficient: tuple[str, ...] = ()


def verdicts(criteria: Criteria, statuses: Statuses, weaknesses: Weaknesses) -> tuple[Verdict, ...]:
    return tuple(
        verdict(criteria, option, track, statuses, weaknesses)
        for option in criteria.options
        for track in option.judged_in
    )


def verdict(
    criteria: Criteria, option: Option, track: str, statuses: Statuses, weaknesses: Weaknesses
) -> Verdict:
    """Gates first; no score makes up for one."""
    if option.baseline:
        return Verdict(option, track, "baseline")
    gates = criteria.gates_by_option[option.id]
    hard = [gate for gate in gates if gate.is_hard(track)]
    first = [gate for gate in hard if gate.before == "pilot"]
    stopping = picked(first, statuses, "not_met", "partly")
    if stopping:
        return Verdict(option, track, "not_yet", stopping)
    unsettled = picked(first, statuses, "no_evidence")
    if unsettled:
        return Verdict(option, track, "undetermined", unsettled)
    soft = [gate for gate in gates if not gate.is_hard(track)]
    later = [gate for gate in hard if gate.before == "launch"]
    open_gates = tuple(gate for gate in (*later, *soft) if statuses[gate.id] != "met")
    return _by_partners(option, track, open_gates, weaknesses)


def picked(gates: Iterable[Gate], statuses: Statuses, *wanted: Status) -> tuple[Gate, ...]:
    return tuple(gate for gate in gates if statuses[gate.id] in wanted)


def _by_partners(
    option: Option, track: str, open_gates: tuple[Gate, ...], weaknesses: Weaknesses
) -> Verdict:
    judged = [name for name in option.dimensions if (track, name) in weaknesses]
    found = {name: weaknesses[track, name] for name in judged}
    below = tuple((name, who) for name, weak in found.items() for who in weak.below)
    unknown = tuple((name, who) for name, weak in found.items() for who in weak.unknown)
    thin = tuple(name for name, weak in found.items() if not weak.sufficient)
    to_launch = [gate for gate in open_gates if gate.is_hard(track)]
    if (unknown or thin) and not below:
        return Verdict(option, track, "undetermined", (), (), unknown, thin)
    outcome: Outcome = "conditions" if open_gates else "proceed"
    if below or to_launch:
        outcome = "pilot"
    return Verdict(option, track, outcome, open_gates, below, unknown, thin)


def weaknesses_of(evidence: Evidence, included: Flags, decisive: Flags) -> Weaknesses:
    """`decisive` are the partners that no option can do without, as a rule the essential ones.

    Without one of them nothing is sufficient: the rule would have nothing to hold on to.
    """
    counted, scores = included & decisive, evidence.scores
    thin = (grades_of(evidence, included) == INSUFFICIENT) | (not counted.any())
    told = counted & ~thin[..., None]
    below = told & (scores.point < evidence.criteria.thresholds.essential.value)
    unknown = told & scores.eligible & ~scores.scored
    named = evidence.panel.named
    return {
        needed: Weakness(named(below[at]), named(unknown[at]), sufficient=not thin[at])
        for needed, at in evidence.needed.items()
    }

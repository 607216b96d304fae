"""Whether the conclusion changes when one thing does; every case is tried, none is drawn by lot."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from analysis.blocks import NOTHING
from analysis.counted import Backing
from analysis.criteria import Gate, Status
from analysis.judgement.arrays import Flags, least, median
from analysis.judgement.conclusions import Changes, judge, outcomes, statuses_of
from analysis.judgement.evidence import Evidence
from analysis.judgement.moves import Moves, medians
from analysis.judgement.status_words import STATUS_LABELS
from analysis.judgement.verdict_backing import of_named, verdict_backing
from analysis.judgement.verdicts import Outcome, Verdict, Weaknesses, verdicts, weaknesses_of
from analysis.words import inline, listing

SCORES, GATES, WEIGHTS, COSTS = "partners and scores", "gates", "weights", "costs"


@dataclass(frozen=True)
class Trial:
    """One test; `changes` is None where there is nothing to try it on.

    `beside` is what it does to figures on which the conclusion does not rest, `who` names the
    partners that it turns on. `backing` is what the verdicts rest on that it changes or, where it
    changes none, what all of them do. `of` is what is taken otherwise, and `reaches` every verdict
    that it makes of one.
    """

    test: str
    changes: bool | None
    how: str
    beside: str = ""
    who: str = ""
    backing: Backing = NOTHING
    of: str = SCORES
    reaches: frozenset[Outcome] = frozenset()


def trials(evidence: Evidence, found: tuple[Verdict, ...], moves: Moves) -> Iterator[Trial]:
    """What may change about partners, scores and gates; `found` is the conclusion as it stands."""
    whole = verdict_backing(evidence, *found)
    for each in _tried(evidence, found, moves):
        yield replace(each, backing=whole) if each.changes is False else each


def _tried(evidence: Evidence, found: tuple[Verdict, ...], moves: Moves) -> Iterator[Trial]:
    if evidence.criteria.dimensions:
        yield from _of_scores(evidence, found, moves)
    weaknesses = weaknesses_of(evidence, evidence.panel.everyone, evidence.panel.essential)
    for gate in evidence.criteria.gates:
        yield replace(_flips(evidence, found, gate, weaknesses), of=GATES)
    yield replace(_all_gates(evidence, found), of=GATES)


def _of_scores(evidence: Evidence, found: tuple[Verdict, ...], moves: Moves) -> Iterator[Trial]:
    yield _one_left_out(evidence, found, moves)
    yield from _missing(evidence, found, moves)
    for test, included, why_not in _groups(evidence):
        yield _of_group(evidence, found, moves, test, included, why_not)
    yield _by_weakest_of_all(evidence, found)
    for name, together in (("median", median), ("lowest", least)):
        other = evidence.put_together(together)
        test = f"A partner's score is the {name} of its indicators, and not their mean"
        yield _told(evidence, test, found, judge(other), moves.to(medians(other)))


def _told(
    evidence: Evidence,
    test: str,
    found: tuple[Verdict, ...],
    other: tuple[Verdict, ...],
    moves: str = "",
) -> Trial:
    changes = Changes(found, other)
    said = f"{changes.words}." if changes else "No verdict changes."
    behind = verdict_backing(evidence, *changes.changed)
    return Trial(test, bool(changes), said, moves, backing=behind, reaches=changes.outcomes)


def _one_left_out(evidence: Evidence, found: tuple[Verdict, ...], moves: Moves) -> Trial:
    panel, test = evidence.panel, "Any one partner is left out"
    if len(panel) < 2:
        return Trial(test, None, "There is only one partner.")
    deciding: dict[str, list[str]] = {}
    reaches: set[Outcome] = set()
    for partner in telling_partners(evidence):
        included = panel.everyone
        included[partner] = False
        changes = Changes(found, judge(evidence, included=included))
        if changes:
            deciding.setdefault(changes.words, []).append(panel.names[partner])
            reaches |= changes.outcomes
    said = " ".join(f"Without {one_of(who)}: {words}." for words, who in deciding.items())
    names = [name for who in deciding.values() for name in who]
    beside = moves.between(*moves.brackets)
    behind = of_named(evidence, names, [each.id for each in evidence.criteria.measured])
    said = said or "No verdict changes."
    reached = frozenset(reaches)
    return Trial(test, bool(deciding), said, beside, listing(names), behind, reaches=reached)


def one_of(partners: list[str]) -> str:
    return "one of them" if len(partners) == 1 else f"any one of {len(partners)} of them"


def telling_partners(evidence: Evidence) -> list[int]:
    """Each essential partner, and one for each way in which the evidence may become too thin."""
    scores, panel = evidence.scores, evidence.panel
    limit = evidence.criteria.thresholds.grade_c.value
    told = scores.scored.sum(axis=-1, keepdims=True) - scores.scored
    asked = scores.eligible.sum(axis=-1, keepdims=True) - scores.eligible
    thin = ((told == 0) | (100 * told < limit * asked)).reshape(-1, len(panel)).T
    others = np.flatnonzero(~panel.essential)
    _, first = np.unique(thin[others], axis=0, return_index=True)
    return sorted(int(n) for n in (*np.flatnonzero(panel.essential), *others[first]))


def _missing(evidence: Evidence, found: tuple[Verdict, ...], moves: Moves) -> Iterator[Trial]:
    scores = evidence.scores
    for word, end, point in (("worst", "low", scores.low), ("best", "high", scores.high)):
        test = f"Every missing answer is the {word} possible"
        other = judge(evidence.with_scores(point))
        yield _told(evidence, test, found, other, moves.to(medians(evidence, end=end)))


def _groups(evidence: Evidence) -> Iterator[tuple[str, Flags, str]]:
    """Partners that may be counted alone, and what is said where there are none."""
    panel = evidence.panel
    speaking = panel.of_types(evidence.criteria.representatives.types)
    confirmed = ~panel.everyone if panel.confirmed is None else panel.confirmed
    nobody = "There is no such partner."
    yield "Only essential partners", panel.essential, "No partner is marked as essential."
    if evidence.criteria.representatives.types:
        yield "Only partners that deliver", ~speaking, nobody
        yield "Only bodies that represent others", speaking, nobody
    yield "Only partners that were interviewed", panel.in_mode("interviewer"), nobody
    yield "Only partners that filled it in themselves", panel.in_mode("self_completion"), nobody
    none_yet = "No answer has been confirmed by its partner yet."
    yield "Only what partners have confirmed", confirmed, none_yet


def _of_group(
    evidence: Evidence,
    found: tuple[Verdict, ...],
    moves: Moves,
    test: str,
    included: Flags,
    why_not: str,
) -> Trial:
    count, everyone = int(included.sum()), len(evidence.panel)
    if not count or count == everyone:
        return Trial(test, None, why_not if not count else "These are all the partners.")
    other = judge(evidence, included=included)
    named = f"{test} ({count} of {everyone})"
    return _told(evidence, named, found, other, moves.to(medians(evidence, included)))


def _by_weakest_of_all(evidence: Evidence, found: tuple[Verdict, ...]) -> Trial:
    test = "The weakest of all partners decides, and not of the essential ones"
    return _told(evidence, test, found, judge(evidence, decisive=evidence.panel.everyone))


def _flips(
    evidence: Evidence, found: tuple[Verdict, ...], gate: Gate, weaknesses: Weaknesses
) -> Trial:
    test = f"Gate {gate.number} ({inline(STATUS_LABELS[gate.status])}) stands otherwise"
    criteria = evidence.criteria
    statuses = statuses_of(criteria)
    said: dict[str, list[str]] = {}
    changed: list[Verdict] = []
    for status in (each for each in STATUS_LABELS if each != gate.status):
        flipped = verdicts(criteria, {**statuses, gate.id: status}, weaknesses)
        changes = Changes(found, flipped)
        changed += changes.changed
        if changes:
            said.setdefault(changes.words, []).append(inline(STATUS_LABELS[status]))
    how = (f"If {' or '.join(labels)}: {words}." for words, labels in said.items())
    behind = verdict_backing(evidence, *changed)
    reached = frozenset(outcomes(tuple(changed)))
    told = " ".join(how) or "No verdict changes."
    return Trial(test, bool(said), told, backing=behind, reaches=reached)


def _all_gates(evidence: Evidence, found: tuple[Verdict, ...]) -> Trial:
    statuses: dict[str, Status] = dict.fromkeys(statuses_of(evidence.criteria), "met")
    other = judge(evidence, statuses=statuses)
    weak = {who: None for verdict in other for _, who in verdict.below}
    told = _told(evidence, "Every gate is met, so that only scores decide", found, other)
    return replace(told, who=listing(list(weak)))

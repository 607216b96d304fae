"""The gates: what each asks, how it stands, and who judged that on what evidence."""

from collections.abc import Sequence

from analysis.blocks import NOTHING
from analysis.criteria import TRACK_LABELS, Gate
from analysis.findings import Finding, Table
from analysis.judgement.evidence import Evidence
from analysis.judgement.status_words import STATUS_LABELS, judged
from analysis.judgement.verdict_finding import gates_named
from analysis.words import inline, listing, number_of, sentence
from guides.model import Guide

NOTE = (
    "Hard gates decide; soft ones stay as conditions. No evidence is not the same as not met:"
    " nobody has judged it yet. A gate is judged by a named person, on evidence."
)


def gate_finding(guide: Guide, evidence: Evidence) -> Finding:
    gates = evidence.criteria.gates
    columns = ("Gate", "Kind", "Met when", "Status", "What shows it")
    rows = tuple(gate_row(guide, evidence, gate) for gate in gates)
    behind = tuple((*[NOTHING] * 3, *[evidence.backings.gates[gate.id]] * 2) for gate in gates)
    table = Table("Gates", columns, rows, note=NOTE, backing=behind)
    return Finding("judgement-gates", "Gates", claim(gates), evidence.panel.base, (table,))


def claim(gates: tuple[Gate, ...]) -> str:
    if not gates:
        return "No gate has been set."
    said = [how_many_met(sum(gate.status == "met" for gate in gates), len(gates))]
    for status in ("not_met", "partly", "no_evidence"):
        found = [gate for gate in gates if gate.status == status]
        if found:
            said.append(f"{WITH[status]} {named_of(found, gates)}")
    return sentence(*said)


def named_of(found: Sequence[Gate], gates: Sequence[Gate]) -> str:
    return "any of them" if len(found) == len(gates) > 1 else gates_named(list(found))


def how_many_met(met: int, of: int) -> str:
    """Of a single gate that is not met, it is enough to say how it stands."""
    if of == 1:
        return "the only gate is met" if met else ""
    return f"{met or 'none'} of {number_of(of, 'gate')} {'are' if met > 1 else 'is'} met"


WITH = {"not_met": "not met:", "partly": "met in part:", "no_evidence": "no evidence yet on"}


def gate_row(guide: Guide, evidence: Evidence, gate: Gate) -> tuple[str, ...]:
    return (
        f"{gate.number}. {gate.title}",
        kind(gate),
        gate.met_when,
        STATUS_LABELS[gate.status],
        judged(gate) if gate.judged_by else could_show(guide, evidence, gate),
    )


def kind(gate: Gate) -> str:
    where = f" at {listing([inline(TRACK_LABELS[t]) for t in gate.tracks])}" if gate.tracks else ""
    when = " before launch" if gate.before == "launch" else ""
    return f"{gate.type.capitalize()}{where}{when}"


def could_show(guide: Guide, evidence: Evidence, gate: Gate) -> str:
    """What a person could judge it by: answers that were given, and documents."""
    asked = [question for question in guide.questions if question.id in gate.questions]
    base = evidence.columns.base_of(asked)
    answers = f"answers of {base.answered} of {number_of(base.eligible, 'partner')}"
    told = [answers] if gate.questions else []
    return sentence("to be judged by: " + listing([*told, *map(inline, gate.documents)]))

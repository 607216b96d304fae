"""How a gate stands in words, who judged that, and what a verdict turns on is called."""

from analysis.criteria import Gate, Status
from analysis.participation import day_words
from analysis.words import listing, sentence

DASH, DECIDING = "\u2013", "Essential partners that decide"
STATUS_LABELS: dict[Status, str] = {
    "met": "Met",
    "partly": "Met in part",
    "not_met": "Not met",
    "no_evidence": "No evidence",
}


def judged(gate: Gate) -> str:
    assert gate.judged_on
    who = f"judged by {gate.judged_by} on {day_words(gate.judged_on)}"
    return sentence(gate.why.rstrip("."), who, f"evidence: {listing(gate.evidence)}")

"""The claim register: what stands behind each drafted statement, and who signed it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from string import digits as DIGITS

from analysis.findings import Base, Finding
from exports.composing.material import Material
from exports.composing.parts import Entry, Piece, Register
from exports.composing.references import Known, quoted
from guides.model import Guide
from guides.natural_order import natural

SHORTEST_SPAN = 3
ACCEPTED = "Accepted"
STANDINGS = {
    "draft": "Draft",
    "lapsed": "Draft again: the answers changed after {by} decided on {on}",
    "accepted": f"{ACCEPTED} by {{by}} on {{on}}",
    "edited": "Reworded and accepted by {by} on {on}; drafted as: {drafted}",
    "rejected": "Rejected by {by} on {on}",
}


def register(material: Material, known: Known) -> Iterator[Piece]:
    drafted = (finding for finding in material.report.everything if finding.drafted)
    entries = (_entry(material, finding, known) for finding in drafted)
    known_ones = sorted((e for e in entries if e.marker), key=lambda e: natural(e.marker))
    usual = _most_accepted(known_ones)
    short = (replace(e, standing=ACCEPTED) if e.standing == usual else e for e in known_ones)
    yield Register(tuple(short), _explained(usual))


def _explained(usual: str) -> str:
    return f"“{ACCEPTED}” alone means: {usual[0].lower()}{usual[1:]}." if usual else ""


def _most_accepted(entries: Sequence[Entry]) -> str:
    """Who signed most of them on one day need not be named at each."""
    signed = Counter(e.standing for e in entries if e.standing.startswith(ACCEPTED))
    standing, count = max(signed.items(), key=lambda each: each[1], default=("", 0))
    return standing if count > 1 else ""


def _entry(material: Material, finding: Finding, known: Known) -> Entry:
    quotes = (q for q in known.quotes.values() if q.question == finding.id and q.cleared)
    return Entry(
        marker=known.markers.get(finding.id, ""),
        claim=finding.claim or "No statement: the numbers stand by themselves.",
        standing=_standing(finding),
        question=_question(material.guide, finding),
        base=finding.base.text,
        partners=_partners(material, finding),
        quotes=tuple(map(quoted, quotes)),
    )


def _standing(finding: Finding) -> str:
    if not finding.is_told:
        return "Not published"
    if finding.standing is None:
        return STANDINGS["draft"]
    words = STANDINGS[finding.standing.state]
    return words.format(**vars(finding.standing))


def _question(guide: Guide, finding: Finding) -> str:
    asked = next((q for q in guide.questions if q.id == finding.id), None)
    return asked.reading if asked else finding.title


def _partners(material: Material, finding: Finding) -> str:
    """Codes for the research team; outside it how many, where they are enough to hide in."""
    behind = (material.answered_by.get(each, "") for each in finding.evidence)
    codes = sorted({code for code in behind if code}, key=natural)
    if not material.is_publishable:
        return ", ".join(spans(codes))
    base = finding.base
    return f"{base.answered} partners" if isinstance(base, Base) and not base.words else ""


def spans(codes: Sequence[str]) -> Iterator[str]:
    """Codes in their order; those that follow one another by their first and last: P05–P14."""
    places = [(code, _number(code) - n) for n, code in enumerate(codes)]
    for _, run in groupby(places, lambda place: (place[0].rstrip(DIGITS), place[1])):
        together = [code for code, _ in run]
        is_span = len(together) >= SHORTEST_SPAN
        yield from [f"{together[0]}–{together[-1]}"] if is_span else together


def _number(code: str) -> int:
    return int(code[len(code.rstrip(DIGITS)) :] or 0)

"""The parts that a report can have, in the order in which it has them unless somebody chooses."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from analysis.findings import Finding
from exports.composing.figures import name_of
from exports.composing.material import Material, OutlineRow
from guides.model import Guide

FEASIBILITY = "Feasibility"
AUTHORED = {
    "introduction": "Introduction",
    "context": "Context",
    "method_notes": "Notes on the method",
    "conclusions_business": "Conclusions: sharing data about businesses",
    "conclusions_individual": "Conclusions: sharing data about people",
    "since_fieldwork": "What changed since fieldwork",
    "assumptions": "Assumptions and decisions",
    "self_check": "The researchers' own check",
}
# What must say on which findings it rests, paragraph by paragraph.
MUST_CITE = ("conclusions_business", "conclusions_individual")
BEFORE = {
    "objectives": "What the research set out to find",
    "introduction": AUTHORED["introduction"],
    "context": AUTHORED["context"],
    "participation": "Who took part",
    "method": "Method",
}
AFTER = {
    "feasibility": "Options and feasibility",
    "costs": "Costs",
    "conclusions_business": AUTHORED["conclusions_business"],
    "conclusions_individual": AUTHORED["conclusions_individual"],
    "recommendations": "Recommendations",
    "since_fieldwork": AUTHORED["since_fieldwork"],
}
ANNEXES = {
    "partners": "Partners that took part",
    "fieldwork": "How complete the answers are",
    "checklist": "Checklist of the method",
    "guide": "The topic guide as it was used",
    "assumptions": AUTHORED["assumptions"],
    "register": "Claim register",
    "criteria": "Criteria and anchors",
    "others": "Answers to the other questions",
    "data": "Data tables",
    "suppressed": "What is not published",
    "changes": "What changed since the report before",
    "captions": "Figures and tables",
}
THEME, FINDINGS = "theme_", "Findings"
# What stands where no finding does.
NO_THEME = f"{THEME}none"


class Chosen(NamedTuple):
    """The parts to write, in order."""

    body: tuple[OutlineRow, ...]
    annexes: tuple[OutlineRow, ...]


def chosen(material: Material) -> Chosen:
    rows = outline(material)
    return Chosen(
        tuple(row for row in rows if row.id not in ANNEXES and row.shown),
        tuple(row for row in rows if row.id in ANNEXES and row.shown),
    )


def outline(material: Material) -> tuple[OutlineRow, ...]:
    """As somebody saved it; what is new since stands where it stands without a choice."""
    usual = _usual(material)
    saved = {row.id: row for row in material.outline if row.id in {each.id for each in usual}}
    rows = list(saved.values())
    for place, row in enumerate(usual):
        if row.id not in saved:
            rows.insert(_after(rows, usual[:place]), row)
    body = [row for row in rows if row.id not in ANNEXES]
    return (*body, *(row for row in rows if row.id in ANNEXES))


def _after(rows: Sequence[OutlineRow], before: Sequence[OutlineRow]) -> int:
    """The place behind the nearest part that usually stands before."""
    at = {row.id: place for place, row in enumerate(rows)}
    return next((at[row.id] + 1 for row in reversed(before) if row.id in at), 0)


def _usual(material: Material) -> tuple[OutlineRow, ...]:
    """A guide that judges nothing by track needs one conclusion; what was written stays."""
    themes = {part: title for part, title in _themes(material) if part.startswith(THEME)}
    titles = {**BEFORE, **themes, **AFTER, **ANNEXES}
    if not any(group.track for handout in material.guide.handouts for group in handout.groups):
        titles["conclusions_individual"] = "Conclusions"
        if not material.texts.get("conclusions_business"):
            del titles["conclusions_business"]
    return tuple(OutlineRow(part, title) for part, title in titles.items())


def _themes(material: Material) -> Iterator[tuple[str, str]]:
    for finding in material.report.leading:
        yield part_of(finding, material.guide), finding.section or FINDINGS
    if not material.report.leading:
        yield NO_THEME, FINDINGS


def part_of(finding: Finding, guide: Guide) -> str:
    """The id of the part of the body in which a finding stands."""
    if finding.section == FEASIBILITY:
        return "feasibility"
    if any(question.id == finding.id and question.kind == "money" for question in guide.questions):
        return "costs"
    return f"{THEME}{name_of(finding.section or FINDINGS)}"


def by_part(findings: Iterable[Finding], guide: Guide) -> dict[str, tuple[Finding, ...]]:
    ordered = sorted(findings, key=lambda finding: part_of(finding, guide))
    return {
        part: tuple(found)
        for part, found in groupby(ordered, lambda finding: part_of(finding, guide))
    }

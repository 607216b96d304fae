"""A study small enough to be judged on paper: its guide, its criteria, its evidence."""

from textwrap import dedent

from analysis.criteria import Criteria
from analysis.criteria_reading import parse_criteria
from analysis.judgement.evidence import Evidence, evidence_of
from tests.analysis.given import Partner, frame_of, partner
from tests.guide_of import guide_of, whole

GUIDE_TEXT = whole("""
    handouts:
      items:
        number: 1
        title: "Items"
        groups:
          people: {label: "About people", track: individual,
            items: {name: "Name", postcode: "Postcode"}}
          firms: {label: "About firms", track: business, items: {firm: "Firm", size: "Size"}}
    questions:
      - {id: matters, kind: scale, ask: "Does it matter?", indicator: importance,
         options: {none: "No", little: "A little", fair: "Fairly", much: "Much", all: "Wholly"}}
      - {id: plans, kind: any_of, ask: "Plans?", options: {own: "Own", joint: "Joint", odd: "Odd"}}
      - {id: keeps, kind: one_of, ask: "Records?", indicator: own_records,
         options: {"yes": "Yes", "no": "No"}}
      - {id: held, kind: one_of, for_each: items, ask: "Held?", indicator: data_held,
         ask_if: {keeps: ["yes"]},
         options: {held: "Held", partly: "In part", not_held: "Not held"}}
      - {id: allowed, kind: one_of, for_each: items, ask: "Allowed?", indicator: allowed_to_share,
         ask_if: {held: [held, partly]}, options: {"yes": "Yes", "no": "No"}}
      - {id: wanted, kind: one_of, for_each: items, ask: "Wanted?", indicator: wish_to_receive,
         options: {"yes": "Yes", "no": "No"}}
""")
GUIDE = guide_of(GUIDE_TEXT)

SINCE = 'reason: "As agreed", date: 2026-11-22'
FIVE = 'anchors: ["None", "Little", "Half", "Most", "All"]'
CRITERIA = f"""
guide: example
guide_versions: [1]
version: 1
title: "Criteria"
core: {{items: [name, postcode, firm, size], agreed: false, {SINCE}}}
thresholds:
  answered: {{value: 50, {SINCE}}}
  essential: {{value: 2, {SINCE}}}
  grade_a: {{value: 80, {SINCE}}}
  grade_b: {{value: 60, {SINCE}}}
  grade_c: {{value: 40, {SINCE}}}
representatives: {{types: ["Representative body"], {SINCE}}}
dimensions:
  will:
    number: 1
    title: "Will"
    indicators:
      matters:
        title: "It matters"
        reads: {{indicator: importance}}
        ratings: {{none: 0, little: 1, fair: 2, much: 3, all: 4}}
        {FIVE}
        {SINCE.replace(", ", chr(10) + "        ")}
      plans:
        title: "Plans"
        reads: {{question: plans}}
        ratings: {{own: 2, joint: 4}}
        unrated: [odd]
        {FIVE}
        {SINCE.replace(", ", chr(10) + "        ")}
  fit:
    number: 2
    title: "Fit"
    applies_with: {{indicator: data_held, items: core}}
    indicators:
      held:
        title: "Held"
        reads: {{indicator: data_held, items: core}}
        share_of: [held, partly]
        levels: [1, 50, 75, 100]
        {FIVE}
        {SINCE.replace(", ", chr(10) + "        ")}
  demand:
    number: 3
    title: "Demand"
    demand: {{levels: [1, 50, 75, 100], {FIVE}, {SINCE}}}
gates:
  law: {{number: 1, title: "Law", met_when: "It is signed", type: hard, tracks: [individual],
    documents: ["Signature"], status: no_evidence}}
  money: {{number: 2, title: "Money", met_when: "It is there", type: hard, documents: ["Letter"],
    status: no_evidence}}
  training: {{number: 3, title: "Training", met_when: "It is planned", type: soft,
    documents: ["Plan"], status: no_evidence}}
  review: {{number: 4, title: "Review", met_when: "It is planned", type: hard, before: launch,
    documents: ["Plan"], status: no_evidence}}
options:
  nothing: {{number: 0, title: "Business as usual", baseline: true, tracks: [individual, business]}}
  share: {{number: 1, title: "Share", tracks: [individual, business],
    gates: [law, money, training, review], dimensions: [fit]}}
appraisal:
  good: {{title: "Good", worst: "None", best: "Much", {SINCE}}}
  easy: {{title: "Easy", worst: "Not", best: "Very", {SINCE}}}
"""


def criteria_of(**changes: str) -> Criteria:
    """The criteria with each of these texts put in the place of what its name stands for."""
    return parse_criteria(changed(**changes), "small.yaml", GUIDE)


def changed(**changes: str) -> str:
    text = CRITERIA
    for name, status in changes.items():
        head, tail = text.split(f"\n  {name}: ", 1)
        judged = (
            f'status: {status}, judged_by: "A. Judge", judged_on: 2026-11-22, evidence: [doc-1]'
        )
        text = f"{head}\n  {name}: {tail.replace('status: no_evidence', judged, 1)}"
    return text


def with_text(before: str, after: str, text: str = CRITERIA) -> str:
    assert before in text, before
    return text.replace(before, after, 1)


def evidence(
    table: str, who: list[Partner] | None = None, criteria: Criteria | None = None
) -> Evidence:
    frame = frame_of(GUIDE, dedent(table), who)
    return evidence_of(frame, GUIDE, criteria or criteria_of())


def partners_of(count: int, *essential: str) -> list[Partner]:
    codes = [f"P{n:02}" for n in range(1, count + 1)]
    return [partner(code, essential=code in essential) for code in codes]


def scored(**scores: tuple[int, int]) -> str:
    """The criteria with options that are scored, `nothing=(good, easy)`."""
    text = CRITERIA
    for name, (good, easy) in scores.items():
        cells = f"good: {{score: {good}, evidence: [x], {SINCE}}}, "
        cells += f"easy: {{score: {easy}, evidence: [x], {SINCE}}}"
        text = with_text(f"  {name}: {{", f"  {name}: {{performance: {{{cells}}}, ", text)
    return text

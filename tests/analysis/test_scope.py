"""Findings are held to a part of a study, and say so."""

import pytest

from analysis.findings import NothingToReport
from analysis.report import feasibility_report
from analysis.scope import Scope
from tests.analysis.given import FACTS, answers, partner
from tests.guide_of import guide_of

GUIDE = guide_of("""
handouts:
  records:
    number: 1
    title: "Records"
    groups:
      people: {label: "About people", track: individual, items: {postcode: "Postcode"}}
      firms: {label: "About firms", track: business, items: {sector: "Sector"}}
sections:
  - id: views
    title: "Views"
    aim: "Views"
    questions:
      - id: matters
        kind: scale
        ask: "Does it matter?"
        options: {no: "No", yes: "Yes"}
      - id: held
        kind: one_of
        for_each: records
        ask: "Do you hold it?"
        options: {held: "Yes", partly: "In part", not_held: "No"}
        indicator: data_held
""")
WHO = [
    partner("P01", type="Council", mode="interviewer", essential=True, confirmed=True),
    partner("P02", type="Council", mode="self_completion"),
    partner("P03", type="Charity", mode="interviewer"),
    partner("P04", type="Charity", status="declined"),
]
SAID = answers("""
    P01 | matters |          | yes
    P02 | matters |          | yes
    P03 | matters |          | no
    P01 | held    | postcode | held
    P03 | held    | sector   | held
""")


@pytest.mark.parametrize(
    ("scope", "answered", "words"),
    [
        (Scope(), 3, ""),
        (Scope(types=("Council",)), 2, "type of partner Council: 2 of 4 partners of the study"),
        (Scope(mode="self_completion"), 1, "answered online: 1 of 4 partners of the study"),
        (Scope(essential=True), 1, "essential partners: 1 of 4 partners of the study"),
        (
            Scope(mode="interviewer", confirmed=True),
            1,
            "interviewed and answers that their partner confirmed: 1 of 4 partners of the study",
        ),
    ],
)
def test_the_base_is_counted_anew_in_each_scope(scope, answered, words):
    report = feasibility_report(SAID, WHO, GUIDE, FACTS, scope=scope)

    assert (report.findings[0].base.answered, report.scope) == (answered, words)


def test_a_track_keeps_its_own_lines_and_every_other_question():
    report = feasibility_report(SAID, WHO, GUIDE, FACTS, scope=Scope(track="business"))

    matters, held = report.findings
    assert matters.base.answered == 3
    assert held.base.answered == 1
    assert held.blocks[0].categories == ("Sector",)


def test_a_part_in_which_nobody_answered_says_so():
    with pytest.raises(NothingToReport, match="No answers are in from this part of the study"):
        feasibility_report(SAID, WHO, GUIDE, FACTS, scope=Scope(types=("Nobody",)))


def test_a_finding_names_the_answers_that_it_rests_on():
    numbered = [row._replace(id=number) for number, row in enumerate(SAID, start=1)]

    matters, held = feasibility_report(numbered, WHO, GUIDE, FACTS).findings

    assert (matters.evidence, held.evidence) == ((1, 2, 3), (4, 5))

from typing import NamedTuple

from analysis.findings import Base, Finding, Report, StudyFacts
from analysis.statements import other_numbers, with_decision, with_decisions

CLAIM = "Most partners that answered (9 of 17) call it essential."


class Decided(NamedTuple):
    drafted: str = CLAIM
    decision: str = "accepted"
    text: str = CLAIM
    by: str = "Rosa Reid"
    on: str = "3 March 2026"


def a_finding(claim=CLAIM, **changes):
    return Finding("importance", "Importance", claim, Base(9, 17), (), **changes)


def test_nobody_has_decided_yet():
    found = with_decision(a_finding(), None)

    assert found.is_draft and found.claim == CLAIM
    assert found.standing.drafted == CLAIM


def test_an_accepted_statement_names_who_accepted_it():
    found = with_decision(a_finding(), Decided())

    assert not found.is_draft
    assert (found.standing.state, found.standing.by, found.standing.on) == (
        "accepted",
        "Rosa Reid",
        "3 March 2026",
    )


def test_other_words_take_the_place_of_the_draft():
    found = with_decision(a_finding(), Decided(decision="edited", text="9 of 17 need it."))

    assert (found.claim, found.standing.drafted) == ("9 of 17 need it.", CLAIM)


def test_a_rejected_statement_leaves_its_numbers_behind():
    found = with_decision(a_finding(), Decided(decision="rejected"))

    assert (found.claim, found.base.answered, found.is_draft) == ("", 9, False)


def test_a_decision_on_an_older_claim_lapses():
    now = CLAIM.replace("9 of 17", "10 of 18")

    found = with_decision(a_finding(now), Decided(decision="edited", text="9 of 17 need it."))

    assert found.is_draft and found.claim == now
    assert (found.standing.state, found.standing.earlier) == ("lapsed", "9 of 17 need it.")


def test_a_reopened_statement_is_a_draft():
    assert with_decision(a_finding(), Decided(decision="reopened")).is_draft


def test_the_summary_leaves_out_a_rejected_statement():
    study = StudyFacts("s", "S", "", "Stage 1", "Guide", 1, False, "")
    report = Report(study, None, (a_finding(leads=True),), (a_finding(drafted=False),))

    decided = with_decisions(report, {"importance": Decided(decision="rejected")})

    assert (report.in_short != (), decided.in_short) == (True, ())
    assert decided.method[0].standing is None


def test_numbers_that_differ_are_pointed_out_in_figures_and_in_words():
    assert other_numbers("Nine of 17 call it essential.", CLAIM) == []
    assert other_numbers("Ten of 17 partners (£1,200) call it essential.", CLAIM) == [
        "10 is not in the drafted statement.",
        "1200 is not in the drafted statement.",
        "9 is in the drafted statement and no longer here.",
    ]

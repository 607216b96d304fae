"""The verdict follows from gates first, and then from the weakest essential partner."""

from itertools import product

import pytest

from analysis.judgement.conclusions import judge
from analysis.judgement.verdict_finding import verdict_finding
from tests.analysis.judgement.small_study import criteria_of, evidence, partners_of

ITEMS = ("name", "postcode", "firm", "size")
STATUSES = ("met", "partly", "not_met", "no_evidence")
ALL_MET = dict.fromkeys(("law", "money", "training", "review"), "met")


def holding(code, *held):
    how = ((item, "held" if item in held else "not_held") for item in ITEMS)
    return "\n".join([f"{code} | keeps | | yes", *(f"{code} | held | {i} | {h}" for i, h in how)])


STRONG = holding("P01", *ITEMS)
WEAK = holding("P01", "name")


def told(answers, *essential, count=1, **statuses):
    """The verdicts on sharing at individual and at business level, with what decides each."""
    gates = {name: status for name, status in statuses.items() if status != "no_evidence"}
    made = evidence(answers, partners_of(count, *essential), criteria_of(**gates))
    table = verdict_finding(made, judge(made)).blocks[0]
    _, individual, business = (row[2:] for row in table.rows)
    return individual, business


def deciding(answers, *essential, count=1, **statuses):
    """The table that names partners."""
    made = evidence(answers, partners_of(count, *essential), criteria_of(**statuses))
    [_, table, _] = verdict_finding(made, judge(made)).blocks
    assert table.internal
    return table.rows


def test_business_as_usual_is_always_there():
    made = evidence(STRONG)

    assert [v.outcome for v in judge(made) if v.option.baseline] == ["baseline"] * 2
    assert verdict_finding(made, judge(made)).blocks[0].rows[0][1:3] == (
        "Every track",
        "Always possible",
    )


def test_without_evidence_on_a_hard_gate_nothing_can_be_determined():
    individual, business = told(STRONG, "P01")

    assert individual == ("Cannot be determined", "No evidence on gates 1 and 2.")
    assert business == ("Cannot be determined", "No evidence on gate 2.")


def test_a_hard_gate_that_is_not_met_means_not_yet_whatever_the_others():
    individual, business = told(STRONG, "P01", **{**ALL_MET, "law": "not_met"})

    assert individual == ("Not yet", "Gate 1 is not met.")
    assert business == ("Proceed with conditions", "Still open: gate 1.")
    assert told(STRONG, "P01", law="not_met")[0] == ("Not yet", "Gate 1 is not met.")


def test_a_hard_gate_that_is_met_in_part_is_not_met():
    assert told(STRONG, "P01", **{**ALL_MET, "money": "partly"})[0][0] == "Not yet"


def test_where_all_is_met_and_no_essential_partner_is_weak_it_can_proceed():
    assert told(STRONG, "P01", **ALL_MET)[0] == (
        "Proceed",
        "Its gates are met, and no essential partner is below level 2.",
    )


def test_a_soft_gate_that_is_open_is_a_condition():
    statuses = {**ALL_MET, "training": "no_evidence"}

    assert told(STRONG, "P01", **statuses)[0] == ("Proceed with conditions", "Still open: gate 3.")


def test_a_gate_to_be_met_before_launch_allows_a_pilot():
    statuses = {**ALL_MET, "review": "not_met"}

    assert told(STRONG, "P01", **statuses)[0] == (
        "Pilot with named conditions",
        "To be met before launch: gate 4.",
    )


def test_a_weak_essential_partner_allows_a_pilot_and_is_named():
    individual, business = told(WEAK, "P01", **ALL_MET)

    assert individual[0] == "Proceed"
    assert business == (
        "Pilot with named conditions",
        "An essential partner is below level 2 on “Fit”.",
    )
    assert deciding(WEAK, "P01", **ALL_MET) == (("Partner 01", "“Fit”", "–"),)


def test_a_weak_partner_that_is_not_essential_does_not_decide():
    answers = f"{STRONG}\n{holding('P02')}"

    assert told(answers, "P01", count=2, **ALL_MET)[0][0] == "Proceed"
    assert told(answers, "P02", count=2, **ALL_MET)[0][0] == "Pilot with named conditions"


def test_an_essential_partner_without_a_score_leaves_it_open():
    answers = f"{STRONG}\n{holding('P02', *ITEMS)}"

    assert told(answers, "P01", "P03", count=3, **ALL_MET)[0] == (
        "Cannot be determined",
        "No score is known of an essential partner on “Fit”.",
    )
    named = deciding(answers, "P01", "P03", count=3, **ALL_MET)
    assert named == (("Partner 03", "–", "“Fit”"),)


def test_too_thin_evidence_leaves_it_open():
    assert told(STRONG, "P01", count=4, **ALL_MET)[0] == (
        "Cannot be determined",
        "Insufficient evidence on “Fit”.",
    )


def test_without_an_essential_partner_the_rule_has_nothing_to_hold_on_to():
    assert told(STRONG, **ALL_MET)[0] == (
        "Cannot be determined",
        "No partner is marked as essential, so it is not known who could not be spared.",
    )


@pytest.mark.parametrize("answers", [STRONG, WEAK])
def test_a_gate_that_is_not_met_never_lets_anything_proceed(answers):
    made = evidence(answers, partners_of(1, "P01"))
    for law, money, training in product(STATUSES, repeat=3):
        statuses = {"law": law, "money": money, "training": training, "review": "met"}
        *_, individual, business = (v.outcome for v in judge(made, statuses=statuses))
        if law != "met" or money != "met":
            assert individual in ("not_yet", "undetermined")
        if money != "met":
            assert business in ("not_yet", "undetermined")
        if training != "met":
            assert "proceed" not in (individual, business)

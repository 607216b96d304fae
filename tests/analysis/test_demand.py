"""Which data partners want from each other, and whether they may have it."""

import pytest

from analysis.demand import LEAVE_ALONE
from analysis.findings import Chart, Prose, Table
from tests.analysis.given import blocks_of, finding_of, partners, series_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    handouts:
      data_items:
        number: 3
        title: "Data"
        groups:
          people: {label: "About people", items: {postcode: "Postcode"}}
    questions:
      - {id: held, kind: one_of, for_each: data_items, ask: "Held?", indicator: data_held,
         options: {held: "Held", partly: "In part", not_held: "Not held"}}
      - {id: willing, kind: one_of, for_each: data_items, ask: "Share it?",
         indicator: wish_to_share, ask_if: {held: [held, partly]},
         options: {"yes": "Yes", "no": "No"}}
      - {id: allowed, kind: one_of, for_each: data_items, ask: "Allowed?",
         indicator: allowed_to_share, ask_if: {held: [held, partly]},
         options: {"yes": "Yes", conditions: "Under conditions", "no": "No"}}
      - {id: wanted, kind: one_of, for_each: data_items, ask: "Want it?",
         indicator: wish_to_receive, options: {"yes": "Yes", "no": "No"}}
""")


def said(**answers):
    """`held="P01 held, P02 not_held"` and so on, all about the postcode."""
    given = ((question, *one.split()) for question, by in answers.items() for one in by.split(","))
    return "\n".join(f"{who} | {question} | postcode | {what}" for question, who, what in given)


def status(**answers):
    finding = finding_of(GUIDE, "wanted", said(**answers), partners("P01", "P02", "P03"))
    [table] = blocks_of(finding, Table)
    return table.rows[0][1]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"held": "P01 held", "allowed": "P01 yes", "wanted": "P02 yes"}, "Shareable now"),
        ({"held": "P01 partly", "allowed": "P01 yes", "wanted": "P02 yes"}, "Shareable now"),
        (
            {"held": "P01 held", "allowed": "P01 conditions", "wanted": "P02 yes"},
            "Shareable under conditions",
        ),
        ({"held": "P01 held", "allowed": "P01 no", "wanted": "P02 yes"}, "Legal gap"),
        ({"held": "P01 not_held", "wanted": "P02 yes"}, "Not held"),
        ({"held": "P01 held", "allowed": "P01 yes", "wanted": "P02 no"}, "Not wanted"),
    ],
)
def test_demand_supply_and_permission_give_the_status(answers, expected):
    assert status(**answers) == expected


@pytest.mark.parametrize(
    "answers",
    [
        {"held": "P01 held", "allowed": "P01 yes", "wanted": "P02 dont_know"},
        {"held": "P01 dont_know", "wanted": "P02 yes"},
        {"held": "P01 held", "allowed": "P01 dont_know", "wanted": "P02 yes"},
    ],
)
def test_silence_decides_nothing(answers):
    assert status(**answers) == "Not known"


def test_a_partner_cannot_be_given_what_it_alone_holds():
    assert status(held="P01 held", allowed="P01 yes", wanted="P01 yes") == "Not held"


def test_a_refusal_of_one_holder_does_not_outweigh_the_leave_of_another():
    answers = {"held": "P01 held, P02 held", "allowed": "P01 no, P02 yes", "wanted": "P03 yes"}

    assert status(**answers) == "Shareable now"


@pytest.mark.parametrize(
    ("answers", "explained"),
    [
        (
            {"held": "P01 held", "allowed": "P01 yes", "wanted": "P02 yes"},
            "Shareable now: a partner wants it, and another that holds it is allowed to share it.",
        ),
        (
            {"held": "P01 held", "allowed": "P01 conditions", "wanted": "P02 yes"},
            "Shareable under conditions: a partner wants it, and others that hold it may share it"
            " under conditions only.",
        ),
    ],
)
def test_each_status_that_occurs_is_explained_and_no_other(answers, explained):
    finding = finding_of(GUIDE, "wanted", said(**answers), partners("P01", "P02", "P03"))

    assert blocks_of(finding, Prose)[0].text == f"{explained} {LEAVE_ALONE}"


def test_who_may_share_is_counted_among_those_that_hold_it():
    finding = finding_of(
        GUIDE,
        "wanted",
        said(
            held="P01 held, P02 partly, P03 not_held",
            willing="P01 yes, P02 no",
            allowed="P01 conditions, P02 yes",
            wanted="P02 yes, P03 yes",
        ),
    )

    [chart] = blocks_of(finding, Chart)
    assert finding.claim == "Of 1 kind of data: 1 shareable now."
    assert series_of(chart) == {
        "Want it": (2,),
        "Hold it": (2,),
        "Hold it and wish to share it": (1,),
        "Hold it and may share it": (2,),
    }

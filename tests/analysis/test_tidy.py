"""Every answer in its place."""

import random

import pandas as pd

from analysis.tidy import COLUMNS, STATES, answers_frame
from tests.analysis.given import answers, frame_of, partner, partners, states
from tests.guide_of import guide_of

GUIDE = guide_of("""
    handouts:
      data_items:
        number: 3
        title: "Data"
        groups:
          people:
            label: "About people"
            track: individual
            items: {postcode: "Postcode", outcomes: "Outcomes"}
    rosters:
      steps: {title: "Key steps", item: "step", named_by: step_name, most: 3}
    questions:
      - {id: own_records, kind: one_of, ask: "Any records?", indicator: own_records,
         options: {"yes": "Yes", "no": "No"}}
      - {id: held, kind: one_of, for_each: data_items, ask: "Held?", indicator: data_held,
         ask_if: {own_records: ["yes"]},
         options: {held: "Held", partly: "In part", not_held: "Not held"}}
      - {id: quality, kind: scale, for_each: data_items, ask: "How good?",
         ask_if: {held: [held, partly]}, options: {poor: "Poor", good: "Good"}}
      - {id: any_steps, kind: one_of, ask: "Any steps?", options: {"yes": "Yes", "no": "No"}}
      - {id: step_name, kind: text, for_each: steps, ask: "Which step?",
         ask_if: {any_steps: ["yes"]}}
      - {id: step_cost, kind: money, for_each: steps, ask: "What would it cost?"}
""")


def test_held_not_held_not_applicable_and_no_answer_are_told_apart():
    frame = frame_of(
        GUIDE,
        """
        P01 | own_records |          | yes
        P01 | held        | postcode | held
        P01 | held        | outcomes | not_held
        P02 | own_records |          | no
        P03 | own_records |          | yes
        P03 | held        | postcode | dont_know
        """,
    )

    assert states(frame, "held") == {
        ("P01", "postcode"): "answered",
        ("P01", "outcomes"): "answered",
        ("P02", "postcode"): "not_applicable",
        ("P02", "outcomes"): "not_applicable",
        ("P03", "postcode"): "dont_know",
        ("P03", "outcomes"): "no_answer",
    }
    assert list(frame[frame["question"] == "held"]["value"].dropna()) == ["held", "not_held"]


def test_a_row_says_who_was_asked_what_about_what():
    frame = frame_of(GUIDE, "P01 | held | postcode | held | spontaneous")

    row = frame[(frame["question"] == "held") & (frame["item"] == "postcode")].iloc[0]
    assert tuple(row)[:-1] == (
        *("P01", "Partner 01", "Delivery body", False, "interviewer", 1, False),
        *("held", "postcode", "Postcode", "About people", "individual"),
        *("held", None, "spontaneous", "", None, "answered"),
    )
    assert tuple(frame.columns) == (*COLUMNS, "seen")


def test_a_follow_up_waits_for_the_question_that_decides_about_it():
    frame = frame_of(
        GUIDE,
        """
        P01 | own_records |          | yes
        P01 | held        | postcode | not_held
        """,
    )

    assert states(frame, "quality") == {
        ("P01", "postcode"): "not_applicable",
        ("P01", "outcomes"): "no_answer",
    }


def test_time_running_out_decides_nothing():
    frame = frame_of(GUIDE, "P01 | own_records |  | not_reached")

    assert set(states(frame, "held").values()) == {"no_answer"}


def test_who_does_not_know_what_decides_does_not_know_what_follows():
    frame = frame_of(
        GUIDE,
        """
        P01 | own_records |          | dont_know
        P02 | own_records |          | yes
        P02 | held        | postcode | prefer_not_to_say
        P03 | own_records |          | not_applicable
        """,
    )

    assert set(states(frame, "quality").values()) == {
        "dont_know", "prefer_not_to_say", "no_answer", "not_applicable"
    }  # fmt: skip
    assert {key[0]: state for key, state in states(frame, "held").items() if key[0] != "P02"} == {
        "P01": "dont_know",
        "P03": "not_applicable",
    }
    assert states(frame, "quality")["P02", "postcode"] == "prefer_not_to_say"


def test_a_list_that_nobody_knows_to_be_needed_is_not_known():
    frame = frame_of(GUIDE, "P01 | any_steps |  | dont_know")

    assert states(frame, "step_name") == states(frame, "step_cost") == {("P01", ""): "dont_know"}


def test_an_answer_no_longer_asked_for_is_not_applicable():
    frame = frame_of(
        GUIDE,
        """
        P01 | own_records |          | yes
        P01 | held        | postcode | not_held
        P01 | quality     | postcode | good
        """,
    )

    assert states(frame, "quality")["P01", "postcode"] == "not_applicable"
    assert frame["value"].isin(["good"]).sum() == 0


def test_a_partner_without_records_of_its_own_need_not_say_so():
    frame = frame_of(GUIDE, "P01 | any_steps |  | no", partners("P01", holds_records=False))

    assert set(states(frame, "held").values()) == {"not_applicable"}
    assert states(frame, "own_records") == {("P01", ""): "no_answer"}


def test_what_a_partner_says_of_its_records_counts_more_than_what_was_expected():
    frame = frame_of(GUIDE, "P01 | own_records |  | yes", partners("P01", holds_records=False))

    assert set(states(frame, "held").values()) == {"no_answer"}


def test_answers_count_once_they_are_submitted():
    who = [
        partner("P01", status="in_progress"),
        partner("P02", status="not_started", mode=None, holds_records=False),
    ]
    frame = frame_of(GUIDE, "P01 | own_records |  | yes", who)

    assert states(frame, "own_records") == {("P01", ""): "no_answer", ("P02", ""): "no_answer"}
    assert states(frame, "held") == {
        ("P01", "postcode"): "no_answer",
        ("P01", "outcomes"): "no_answer",
        ("P02", "postcode"): "not_applicable",
        ("P02", "outcomes"): "not_applicable",
    }


def test_a_row_of_a_roster_stands_once_it_is_named():
    frame = frame_of(
        GUIDE,
        """
        P01 | any_steps |   | yes
        P01 | step_name | 1 | Appoint a lead
        P01 | step_name | 3 | Train staff
        P01 | step_cost | 3 | {"low": 100}
        """,
    )

    costs = frame[frame["question"] == "step_cost"]
    assert list(zip(costs["item_label"], costs["state"], strict=True)) == [
        ("Appoint a lead", "no_answer"),
        ("Train staff", "answered"),
    ]


def test_a_partner_that_named_no_step_keeps_one_row_that_says_why():
    frame = frame_of(
        GUIDE,
        """
        P01 | any_steps |   | yes
        P01 | step_name | 1 | dont_know
        P02 | any_steps |   | no
        P02 | step_name | 1 | Named before
        P03 | any_steps |   | yes
        """,
    )

    why = {
        ("P01", ""): "dont_know",
        ("P02", ""): "not_applicable",
        ("P03", ""): "no_answer",
    }
    assert states(frame, "step_name") == why
    assert states(frame, "step_cost") == why


def test_states_are_in_order():
    frame = frame_of(GUIDE, "P01 | own_records |  | yes")

    assert frame["state"].dtype == pd.CategoricalDtype(STATES, ordered=True)


def test_partners_stand_in_the_order_that_people_count():
    frame = answers_frame([], partners("P10", "P2", "P1"), GUIDE)

    assert list(dict.fromkeys(frame["partner"])) == ["P1", "P2", "P10"]


def test_no_partner_is_an_empty_frame():
    frame = answers_frame([], [], GUIDE)

    assert (len(frame), tuple(frame.columns)) == (0, (*COLUMNS, "seen"))


def test_the_order_of_rows_changes_nothing():
    given = answers(
        """
        P01 | own_records |          | yes
        P01 | held        | postcode | held
        P01 | quality     | postcode | good
        P02 | own_records |          | no
        P02 | any_steps   |          | yes
        P02 | step_name   | 1        | Train staff
        """
    )
    who = partners("P01", "P02", "P03")
    frame = answers_frame(given, who, GUIDE)

    random.Random(1).shuffle(given)
    pd.testing.assert_frame_equal(answers_frame(given, who[::-1], GUIDE), frame)


def test_what_a_version_did_not_ask_decides_nothing_and_is_neither_answer_nor_silence():
    frame = frame_of(
        GUIDE,
        """
        P01 | own_records |          | not_asked
        P01 | held        | postcode | held
        P01 | held        | outcomes | not_asked
        """,
    )

    assert states(frame, "own_records") == {("P01", ""): "not_asked"}
    assert states(frame, "held") == {
        ("P01", "postcode"): "answered",
        ("P01", "outcomes"): "not_asked",
    }

"""How far an interview has come, section by section, and what is still to be asked."""

from datetime import UTC, datetime

import pytest

from research.answers.progress import Progress, open_slots, progress, sections_done
from research.answers.stored import EMPTY, Stored
from tests.guide_of import guide_of

GUIDE = guide_of("""
    rosters:
      steps: {title: "Steps", item: "step", named_by: step, most: 3}
    sections:
      - id: views
        title: "Views"
        aim: "To know"
        minutes: 10
        questions:
          - {id: goals, kind: one_of, ask: "Goals?", options: {"yes": "Yes", "no": "No"}}
          - {id: which, kind: text, ask: "Which?", ask_if: {goals: "yes"}}
          - {id: risks, kind: text, ask: "Risks?"}
      - id: steps
        title: "Steps"
        aim: "To know"
        questions:
          - {id: step, kind: text, for_each: steps, ask: "Which step?"}
          - {id: need, kind: text, for_each: steps, ask: "Needed?"}
      - id: gone
        title: "Only where there are goals"
        aim: "To know"
        questions:
          - {id: more, kind: text, ask: "More?", ask_if: {goals: "yes"}}
""")


def said(**given):
    """`goals="yes"`; `None` is a note alone, and a word in brackets a reason for no answer."""
    return {key: stored(key, value) for name, value in given.items() if (key := key_of(name))}


def key_of(name):
    question, _, item = name.partition("_")
    return question, item


def stored(key, value):
    missing = value.strip("()") if value and value.startswith("(") else None
    entries = {**EMPTY, "value": None if missing else value, "missing": missing, "note": "Hm"}
    return Stored(*key, *entries.values(), 1, "Rosa", datetime(2026, 3, 3, tzinfo=UTC))


def counts(answers):
    return [(each.answered, each.asked) for each in progress(GUIDE, answers)]


def test_before_anything_is_said_only_what_does_not_depend_on_it_is_asked():
    assert counts({}) == [(0, 2), (0, 1), (0, 0)]
    assert [each.state for each in progress(GUIDE, {})] == ["not_started", "not_started", "done"]


def test_an_answer_opens_what_depends_on_it_in_every_section():
    assert counts(said(goals="yes")) == [(1, 3), (0, 1), (0, 1)]
    assert counts(said(goals="no")) == [(1, 2), (0, 1), (0, 0)]


def test_a_reason_for_no_answer_counts_and_a_note_or_time_that_ran_out_does_not():
    assert counts(said(risks="(dont_know)"))[0] == (1, 2)
    assert counts(said(risks=None))[0] == (0, 2)
    assert counts(said(risks="(not_reached)"))[0] == (0, 2)


def test_nobody_owes_a_further_row_of_a_list():
    assert counts(said(step_1="Train"))[1] == (1, 2)
    assert counts(said(step_1="Train", need_1="Yes", step_2="Buy"))[1] == (3, 4)


def test_a_section_in_which_nothing_is_asked_is_neither_done_nor_to_do():
    done = said(goals="no", risks="None", step_1="(dont_know)")

    assert sections_done(GUIDE, {}) == (0, 2)
    assert sections_done(GUIDE, said(goals="no")) == (0, 2)
    assert sections_done(GUIDE, done) == (2, 2)
    assert sections_done(GUIDE, said(goals="yes")) == (0, 3)


def test_what_is_open_is_what_has_neither_an_answer_nor_a_reason():
    slots = open_slots(GUIDE, said(goals="yes", risks="(not_reached)", which="Ours"))

    assert [slot.key for slot in slots] == [("risks", ""), ("step", "1"), ("more", "")]


@pytest.mark.parametrize(
    ("answered", "asked", "left", "state"),
    [
        (0, 4, 10, "not_started"),
        (1, 4, 8, "in_progress"),  # three of four parts of ten minutes, and begun ones count whole
        (3, 4, 3, "in_progress"),
        (4, 4, 0, "done"),
        (0, 0, 0, "done"),
    ],
)
def test_minutes_left_are_the_share_of_what_is_open(answered, asked, left, state):
    made = Progress(GUIDE.section("views"), answered, asked)

    assert (made.minutes_left, made.state) == (left, state)
    assert Progress(GUIDE.section("steps"), answered, asked).minutes_left == 0

"""What keeps a question from being asked, what an answer opens, and what changed its place."""

import pytest

from guides.routing import Route, is_spare, item_label, opens_more, settled
from guides.versions import compare
from tests.guide_of import guide_of

YES_NO = 'options: {"yes": "Yes", "no": "No"}'
GUIDE = guide_of(f"""
    rosters:
      steps: {{title: "Steps", item: "step", named_by: name, most: 3}}
    questions:
      - {{id: first, kind: one_of, ask: "First?", {YES_NO}}}
      - {{id: second, kind: one_of, ask: "Second?", ask_if: {{first: "yes"}}, {YES_NO}}}
      - {{id: third, kind: one_of, ask: "Third?", ask_if: {{second: "yes"}}, {YES_NO}}}
      - {{id: both, kind: text, ask: "Both?", ask_if: {{first: "yes", second: "no"}}}}
      - {{id: name, kind: text, for_each: steps, ask: "Which?"}}
      - {{id: cost, kind: text, for_each: steps, ask: "Cost?"}}
""")
SECTION = GUIDE.sections[0]


def said(**answers):
    return {(name, ""): value for name, value in answers.items()}


@pytest.mark.parametrize(
    ("answers", "question", "deciding"),
    [
        (said(first="no"), "second", ["first"]),
        (said(first="no"), "third", ["first"]),
        (said(first="yes", second="no"), "third", ["second"]),
        (said(first="yes", second="yes"), "third", []),
        (said(first="yes", second="yes"), "both", ["second"]),
        (said(first="no"), "both", ["first"]),
        (said(first=None), "second", ["first"]),
        (said(), "second", []),
        (said(first="no"), "first", []),
    ],
)
def test_what_keeps_a_question_from_being_asked_is_found_through_others(
    answers, question, deciding
):
    assert [on for on, _ in Route(GUIDE, answers).deciding((question, ""))] == deciding


def test_a_row_without_a_name_is_kept_back_by_its_name():
    assert Route(GUIDE, {}).deciding(("cost", "1")) == (("name", "1"),)
    assert Route(GUIDE, {("name", "1"): "Train"}).deciding(("cost", "1")) == ()


@pytest.mark.parametrize(
    ("before", "after", "more"),
    [
        (said(), said(first="yes"), True),
        (said(first="no"), said(first="yes"), True),
        (said(first="yes"), said(first="yes"), False),
        (said(first="yes"), said(first="no"), False),
    ],
)
def test_an_answer_opens_more_where_something_is_asked_that_was_not(before, after, more):
    assert opens_more(GUIDE, SECTION, GUIDE.question("first"), before, after) is more


def slot_of(question, item=""):
    return next(slot for slot in GUIDE.slots(SECTION) if slot.key == (question, item))


def test_it_is_settled_as_soon_as_an_answer_is_known_either_way():
    assert not settled(GUIDE, slot_of("second"), {})
    assert settled(GUIDE, slot_of("second"), said(first="no"))
    assert settled(GUIDE, slot_of("second"), said(first="yes"))


def test_only_a_row_that_waits_for_its_name_is_spare():
    named = {("name", "1"): "Train"}

    assert is_spare(GUIDE, slot_of("name", "1"), {})
    assert not is_spare(GUIDE, slot_of("name", "1"), named)
    assert not is_spare(GUIDE, slot_of("cost", "1"), {})
    assert not is_spare(GUIDE, slot_of("first"), {})
    assert item_label(GUIDE, slot_of("cost", "1"), named) == "Train"
    assert item_label(GUIDE, slot_of("first"), named) == ""


def ordered(kind, *options):
    listed = ", ".join(f"{each}: {each.upper()}" for each in options)
    return guide_of(f"""
        questions:
          - {{id: q, kind: {kind}, ask: "Q?", options: {{{listed}}}}}
    """)


@pytest.mark.parametrize(
    ("order", "moved"),
    [("dabc", "d"), ("bcda", "a"), ("abdc", "d"), ("abcd", "")],
)
def test_as_few_as_explain_the_new_order_have_moved(order, moved):
    changes = compare(ordered("one_of", *"abcd"), ordered("one_of", *order))

    assert "".join(change.id for change in changes) == moved
    assert not any(change.breaks_comparability for change in changes)


def test_a_point_at_another_place_of_a_scale_breaks_comparability():
    (change,) = compare(ordered("scale", *"abc"), ordered("scale", *"bca"))

    assert change.breaks_comparability
    assert change.sentence == 'Option "a" of question "q" stands at another point of its scale.'
    assert (change.noun, change.question, change.id) == ("option", "q", "a")

"""Which small sets of questions a partner sees at a time."""

from pathlib import Path

from guides.loader import load_guide
from guides.screens import screens
from tests.guide_of import guide_of

LIBRARY = Path(__file__).parents[2] / "guides" / "library"
LISTS = """
handouts:
  data_items:
    number: 3
    title: "Data"
    groups:
      people: {label: "People", items: {postcode: "Postcode", age: "Age"}}
      empty: {label: "Empty", items: {}}
      firms: {label: "Firms", items: {size: "Size"}}
rosters:
  steps: {title: "Steps", item: "step", named_by: step_name, most: 2}
questions:
"""
HELD = """
- id: held
  for_each: data_items
  kind: one_of
  ask: "Hold it?"
  options: {yes: "Yes", no: "No"}
"""
QUALITY = '- {id: quality, for_each: data_items, kind: text, ask: "Good?", ask_if: {held: yes}}\n'
UPDATED = '- {id: updated, for_each: data_items, kind: text, ask: "When?", ask_if: {held: yes}}\n'


def seen(questions):
    guide = guide_of(LISTS + NAMED + questions)
    return [
        (screen.id, screen.title, ["/".join(filter(None, slot.key)) for slot in screen.slots])
        for screen in screens(guide, guide.sections[-1])[2:]
    ]


NAMED = '- {id: step_name, for_each: steps, kind: text, ask: "Which?"}\n'


def test_at_most_four_questions_stand_together():
    questions = "".join(f'- {{id: q{n}, kind: text, ask: "What?"}}\n' for n in range(1, 7))
    assert seen(questions) == [
        ("q1", "Only section", ["q1", "q2", "q3", "q4"]),
        ("q5", "Only section", ["q5", "q6"]),
    ]


def test_one_question_about_a_handout_is_asked_group_by_group():
    assert seen(HELD) == [
        ("held.people", "People", ["held/postcode", "held/age"]),
        ("held.firms", "Firms", ["held/size"]),
    ]


def test_several_questions_about_a_handout_are_asked_item_by_item():
    questions = (QUALITY + UPDATED).replace(", ask_if: {held: yes}", "")
    assert seen(questions) == [
        ("quality.postcode", "Postcode", ["quality/postcode", "updated/postcode"]),
        ("quality.age", "Age", ["quality/age", "updated/age"]),
        ("quality.size", "Size", ["quality/size", "updated/size"]),
    ]


def test_a_question_that_others_depend_on_stands_alone_first():
    assert [(id_, slots) for id_, _, slots in seen(HELD + QUALITY + UPDATED)] == [
        ("held.people", ["held/postcode", "held/age"]),
        ("held.firms", ["held/size"]),
        ("quality.postcode", ["quality/postcode", "updated/postcode"]),
        ("quality.age", ["quality/age", "updated/age"]),
        ("quality.size", ["quality/size", "updated/size"]),
    ]


def test_the_only_question_that_depends_on_another_is_asked_group_by_group():
    assert [id_ for id_, _, _ in seen(HELD + QUALITY)] == [
        *("held.people", "held.firms"),
        *("quality.people", "quality.firms"),
    ]


def test_a_question_for_other_items_does_not_join_those_for_held_ones():
    wanted = '- {id: wanted, for_each: data_items, kind: text, ask: "Want it?"}\n'
    assert [id_ for id_, _, _ in seen(HELD + QUALITY + UPDATED + wanted)][-2:] == [
        "wanted.people",
        "wanted.firms",
    ]


def test_all_questions_about_a_row_stand_together():
    guide = guide_of(LISTS + NAMED + '- {id: cost, for_each: steps, kind: money, ask: "Cost?"}')
    assert [
        (screen.id, screen.title, [slot.question.id for slot in screen.slots])
        for screen in screens(guide, guide.sections[0])
    ] == [
        ("step_name.1", "Step 1", ["step_name", "cost"]),
        ("step_name.2", "Step 2", ["step_name", "cost"]),
    ]


def test_every_place_of_the_library_stands_on_one_screen_with_an_address_of_its_own():
    for path in LIBRARY.glob("*/*.yaml"):
        guide = load_guide(path)
        for section in guide.sections:
            shown = screens(guide, section)
            keys = [slot.key for screen in shown for slot in screen.slots]
            assert sorted(keys) == sorted(slot.key for slot in guide.slots(section))
            assert len({screen.id for screen in shown}) == len(shown)

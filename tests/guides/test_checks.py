"""Guides whose parts do not make sense together, one complaint for each mistake."""

import pytest

from guides.checks import check_guide
from guides.model import Guide
from tests.guides.complaints import said_of

GUIDE = """
objectives: {commitment: "Learn how far"}
handouts:
  services: {number: 2, title: "Services", groups: {work: {label: "Work", items: {cv: "CV"}}}}
  data:
    number: 3
    title: "Data"
    groups:
      people: {label: "People", items: {postcode: "Postcode", age: "Age"}}
      firms: {label: "Firms", items: {size: "Size"}}
rosters:
  steps: {title: "Steps", item: "step", named_by: step_name}
questions:
- {id: goal, kind: text, ask: "What for?", instructions: [{kind: note, text: "Wait."}]}
- id: held
  for_each: data
  instructions: if_not_mentioned
  kind: one_of
  ask: "Hold it?"
  options: {held: "Held", other: {label: "Something else", specify: true}}
- {id: quality, for_each: data, kind: text, ask: "How good?", ask_if: {held: [held]}}
- id: hope
  kind: scale
  ask: "How likely?"
  options: {low: "Unlikely", high: "Likely"}
- {id: step_name, for_each: steps, kind: text, ask: "Which step?", source: pace-1}
- {id: step_cost, for_each: steps, kind: money, ask: "How much?", handout: services}
"""
CHOOSING = "one_of, any_of, scale"
EARLIER = "use the id of an earlier question"
LETTERS = "is not allowed; use small letters, digits and _, with a letter first"
NAMING = "which must be of kind text with for_each: steps; change that question or use another"

NONSENSE = [
    # Ids
    ("goal", "Goal", 'the question id "Goal" ' + LETTERS),
    ("goal", "go-al", 'the question id "go-al" ' + LETTERS),
    ("goal", '"2goal"', 'the question id "2goal" ' + LETTERS),
    ("goal", '""', 'the question id "" ' + LETTERS),
    ("goal", '"goal\\n"', 'the question id "goal" ' + LETTERS),
    ("age:", "a__ge:", 'the item id "a__ge" has two _ side by side; use one'),
    (
        "low:",
        "l" * 61 + ":",
        f'the option id "{"l" * 57}..." is longer than 60 characters; shorten it',
    ),
    ("commitment:", "Commitment:", 'the objective id "Commitment" ' + LETTERS),
    ("id: hope", "id: goal", 'the question id "goal" is used already; choose another'),
    ("size:", "age:", 'the item id "age" is used already; choose another'),
    # Lists
    (
        "for_each: data\n",
        "for_each: dat\n",
        'for_each names "dat", which no hand-out or roster is called; did you mean "data"?',
    ),
    (
        "handout: services",
        "handout: steps",
        'handout names "steps", which no hand-out is called; use one of services, data',
    ),
    ("number: 3", "number: 2", 'hand-out "services" has number 2 too; choose another'),
    # Kinds and options
    (
        'options: {low: "Unlikely", high: "Likely"}',
        'options: {low: "Unlikely"}',
        "kind scale needs two options or more; add them",
    ),
    (
        'options: {low: "Unlikely", high: "Likely"}',
        'hint: "Say"',
        "kind scale needs two options or more; add them",
    ),
    (
        "kind: scale",
        "kind: number",
        f"kind number takes no options; take them out or use one of {CHOOSING}",
    ),
    ('ask: "What for?"', 'ask: "?", lowest: 1', "only a number has a lowest; take it out"),
    (
        'kind: text, ask: "What for?"',
        'kind: number, lowest: 5, highest: 3, ask: "?"',
        "the highest is 3, which is below the lowest, 5; change one",
    ),
    (
        'high: "Likely"',
        'high: {label: "Likely", specify: true}',
        "a point of a scale is not specified further; take specify out",
    ),
    (
        'high: "Likely"',
        'high: {label: "Likely", alone: true}',
        "only an option of any_of is chosen with others; take alone out",
    ),
    # Routes
    (
        "{held: [held]}",
        "{heldd: [held]}",
        'ask_if names "heldd", which is not asked before it; did you mean "held"?',
    ),
    (
        "{held: [held]}",
        "{xyz: [held]}",
        'ask_if names "xyz", which is not asked before it; ' + EARLIER,
    ),
    (
        "{held: [held]}",
        "{hope: [high]}",
        'ask_if names "hope", which is asked later; move it before or ' + EARLIER,
    ),
    ("{held: [held]}", "{quality: [high]}", "ask_if names the question itself; " + EARLIER),
    (
        "{held: [held]}",
        "{held: [hold]}",
        'ask_if wants "hold", which is no option of "held"; did you mean "held"?',
    ),
    ("{held: [held]}", "{held: []}", 'ask_if lists no values of "held"; write one or more'),
    (
        "{held: [held]}",
        "{goal: [any]}",
        f'ask_if names "goal" of kind text; use a question of kind {CHOOSING}, number',
    ),
    (
        "id: hope",
        "id: hope\n  ask_if: {held: held}",
        'ask_if names "held", which is asked for each of data; use that list here too',
    ),
    # Rosters
    (
        "named_by: step_name",
        "named_by: step",
        'named_by is "step", which no question is called; use one of step_name, step_cost',
    ),
    ("named_by: step_name", "named_by: goal", 'named_by is "goal", ' + NAMING),
    (
        "id: step_name, for_each: steps, kind: text",
        "id: step_name, for_each: steps, kind: long_text",
        'named_by is "step_name", ' + NAMING,
    ),
    (
        "- id: hope",
        "- {id: early, for_each: steps, kind: text, ask: '?'}\n- id: hope",
        'named_by is "step_name", which is asked after "early" of the same roster; ask it first',
    ),
    # Instructions
    (
        "id: hope",
        "id: hope\n  instructions: if_not_mentioned",
        "if_not_mentioned is for questions that go through a hand-out; take it out",
    ),
    (
        "source: pace-1",
        "instructions: if_not_mentioned",
        "if_not_mentioned is for questions that go through a hand-out; take it out",
    ),
    ('text: "Wait."', 'text: " "', "an instruction that is a note has no text; write it"),
    # Empty texts
    ('"What for?"', '""', "ask is empty; write something there"),
    ('"What for?"', '" \\n"', "ask is empty; write something there"),
    ('cv: "CV"', 'cv: ""', "label is empty; write something there"),
    ('"Learn how far"', '""', "text is empty; write something there"),
    ("source: pace-1", 'source: [""]', "source is empty; write the id of a source item"),
]


@pytest.mark.parametrize(("right", "wrong", "what"), NONSENSE)
def test_each_piece_of_nonsense_causes_one_complaint(right, wrong, what):
    assert said_of(GUIDE) == []
    assert said_of(GUIDE.replace(right, wrong, 1)) == [what]


def test_a_handout_and_a_roster_share_one_set_of_names():
    text = GUIDE.replace("  steps:", "  data:").replace("for_each: steps", "for_each: data")
    assert 'the roster id "data" is used already; choose another' in said_of(text)


def test_two_groups_of_different_handouts_may_share_items():
    assert said_of(GUIDE.replace('cv: "CV"', 'age: "Age"')) == []


def test_two_questions_may_share_options():
    text = GUIDE.replace("{low:", "{held:")
    assert said_of(text) == []


def test_a_long_list_of_names_is_not_told_in_one_sentence():
    options = ", ".join(f"option_{n}: x" for n in range(30))
    text = GUIDE.replace("held: held", "held: x").replace('held: "Held"', options)
    assert said_of(text.replace("[held]", "[zzz]")) == [
        'ask_if wants "zzz", which is no option of "held"; use one that is there'
    ]


def test_sections_need_ids_of_their_own():
    section = '- {id: s, title: "S", aim: "A", introduction: {ask: "Hello."}, questions: []}\n'
    assert said_of(f"sections:\n{section}{section}") == [
        'the section id "s" is used already; choose another'
    ]


def test_a_guide_needs_sections_and_a_section_questions():
    assert said_of("sections: []\n") == ["the guide has no sections; write at least one"]
    section = '- {id: s, title: "S", aim: "A", questions: []}\n'
    assert said_of(f"sections:\n{section}") == [
        "the section has no questions; write one or take it out"
    ]


def test_a_guide_not_read_from_a_file_is_checked_by_its_paths():
    guide = Guide(id="made", version=1, title="", sections=())
    assert check_guide(guide) == [
        (("sections",), "the guide has no sections; write at least one"),
        (("title",), "title is empty; write something there"),
    ]

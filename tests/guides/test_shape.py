"""Parts of a guide that are not written as they should be, one complaint for each."""

import pytest

from tests.guides.complaints import problems_of, said_of

ONE_OF = 'kind: one_of, ask: "What?", options: {yes: "Yes", no: "No"}'
GUIDE = """
handouts:
  data_items: {number: 3, title: "Data", groups: {g: {label: "G", items: {age: "Age"}}}}
rosters:
  steps: {title: "Steps", item: "step", named_by: step_name, most: 3}
questions:
- {id: step_name, for_each: steps, kind: text, ask: "Which?"}
- {id: held, KIND}
- {id: why, kind: text, ask: "Why?", ask_if: {held: [yes]}, instructions: probe_fully}
""".replace("KIND", ONE_OF)

MISSHAPEN = [
    ('ask: "Which?"', 'as: "Which?"', 'the key "as" is not known here; did you mean "ask"?'),
    (
        'ask: "Which?"',
        'ask: "Which?", hnt: "x"',
        'the key "hnt" is not known here; did you mean "hint"?',
    ),
    (
        'label: "G",',
        'label: "G", zzz: 1,',
        'the key "zzz" is not known here; use one of label, track, items',
    ),
    ('ask: "Which?"', 'hint: "x"', 'the key "ask" is missing; add it'),
    ('ask: "Which?"', "ask: 5", "ask is 5, which YAML reads as a number; put it in quotes"),
    ('ask: "Which?"', "ask: 1.50", "ask is 1.50, which YAML reads as a number; put it in quotes"),
    (
        'ask: "Which?"',
        "ask: true",
        "ask is true, which YAML reads as true or false; put it in quotes",
    ),
    (
        'ask: "Which?"',
        "ask: 2026-01-31",
        "ask is 2026-01-31, which YAML reads as a date; put it in quotes",
    ),
    ('ask: "Which?"', "ask: null", 'the key "ask" is empty; write something or take it out'),
    ('ask: "Which?"', "ask: [a, b]", "ask is a list; write one text"),
    ('age: "Age"', "age: 5", "one of items is 5, which YAML reads as a number; put it in quotes"),
    ('age: "Age"', "age: [x]", "one of items is a list; write keys with values under it"),
    (
        'age: "Age"',
        'age: {id: years, label: "Age"}',
        "the id stands before the colon already; take this out",
    ),
    (
        'no: "No"',
        "no: false",
        "one of options is false, which YAML reads as true or false; put it in quotes",
    ),
    (
        "kind: one_of",
        "kind: one-of",
        'kind is "one-of", which is not known; did you mean "one_of"?',
    ),
    (
        "kind: one_of",
        "kind: grid",
        'kind is "grid", which is not known; use one of text, long_text, one_of, any_of, scale, '
        "number, money, effort, date, period",
    ),
    (
        "kind: one_of",
        "kind: 5",
        "kind is 5, which is not known; use one of text, long_text, one_of, "
        "any_of, scale, number, money, effort, date, period",
    ),
    ("number: 3", 'number: "3"', 'number is "3"; write a whole number without quotes'),
    ("number: 3", "number: 3.5", "number is 3.5; write a whole number without quotes"),
    ("number: 3", "number: true", "number is true; write a whole number without quotes"),
    ("most: 3", "most: 0", "most is 0; write a whole number that is at least 1"),
    ("most: 3", "most: 51", "most is 51; write a whole number that is at most 50"),
    (
        'age: "Age"',
        'age: {label: "A", specify: perhaps}',
        'specify is "perhaps"; write true or false',
    ),
    ('{yes: "Yes", no: "No"}', "yes", 'options is "yes"; write an id and a colon before each'),
    ("{held: [yes]}", "held", 'ask_if is "held"; write a question\'s id and its values'),
    (
        "{held: [yes]}",
        "{held: [true]}",
        "one of held is true, which YAML reads as true or false; put it in quotes",
    ),
    (
        "instructions: probe_fully",
        "instructions: Probe well",
        'kind is "Probe well", which is not known; use one of paraphrase, if_not_mentioned, '
        "if_applicable, probe_fully, repeat_for_each, note",
    ),
    (
        "- {id: held, " + ONE_OF + "}",
        "- held",
        'one of questions is "held"; write keys with values under it',
    ),
]


@pytest.mark.parametrize(("right", "wrong", "what"), MISSHAPEN)
def test_a_misshapen_part_causes_one_complaint(right, wrong, what):
    assert said_of(GUIDE) == []
    assert said_of(GUIDE.replace(right, wrong, 1)) == [what]


TOP = """\
guide: a
version: 1
title: "A"
sections:
- {id: s, title: "S", aim: "A", questions: [{id: q, kind: text, ask: "?"}]}
"""


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("guide: a", "id: a", 'the key "id" is not known here; did you mean "guide"?'),
        ("guide: a\n", "", 'the key "guide" is missing; add it'),
        ("guide: a", "guide: 1", "guide is 1, which YAML reads as a number; put it in quotes"),
        ("version: 1", "version: 0", "version is 0; write a whole number that is at least 1"),
        ("sections:", "section:", 'the key "section" is not known here; did you mean "sections"?'),
        ('aim: "A", ', "", 'the key "aim" is missing; add it'),
        ('[{id: q, kind: text, ask: "?"}]', "many", 'questions is "many"; begin each with "- "'),
        (TOP, "- a\n", "this is not a guide; begin it with guide: and its id"),
        (TOP, "Dear all,\n", "this is not a guide; begin it with guide: and its id"),
    ],
)
def test_a_misshapen_guide_causes_one_complaint(right, wrong, what):
    assert problems_of(TOP) == ()
    assert [problem.what for problem in problems_of(TOP.replace(right, wrong))] == [what]


def test_one_stands_for_a_list_of_one():
    text = GUIDE.replace("instructions: probe_fully", "instructions: {kind: note}")
    assert said_of(text) == ["an instruction that is a note has no text; write it"]


def test_specify_may_be_said_as_yes():
    assert said_of(GUIDE.replace('age: "Age"', 'age: {label: "A", specify: yes}')) == []


def test_a_long_value_is_quoted_short_and_on_one_line():
    text = GUIDE.replace("kind: one_of", 'kind: "one\\n of ' + "x" * 100 + '"')
    (what,) = said_of(text)
    assert what.startswith(f'kind is "one of {"x" * 50}...", which is not known')


def test_a_handout_written_as_a_list_is_read_too():
    listed = '[{id: data_items, number: 3, title: "Data"}]'
    start = GUIDE.index("\n  data_items:")
    text = GUIDE[:start] + f" {listed}" + GUIDE[GUIDE.index("\nrosters") :]
    assert said_of(text) == []
    assert said_of(text.replace("id: data_items, number: 3", "number: 1.5")) == [
        "number is 1.5; write a whole number without quotes",
        'the key "id" is missing; add it',
    ]

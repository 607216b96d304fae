"""Guides from files, with all mistakes of a file told at once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guides.loader import load_guide, parse_guide
from guides.problems import GuideError, Problem
from tests.guides.complaints import problems_of, said_of

LIBRARY = Path(__file__).parents[2] / "guides" / "library"

GUIDE = """\
guide: example
version: 1
title: "Example"
handouts:
  data:
    number: 3
    title: "Data"
    groups:
      people:
        label: "People"
        items: {postcode: "Postcode", age: "Age"}
sections:
  - id: data_held
    title: "The data you hold"
    minutes: 15
    aim: {text: "Learn what there is", source: pace-4}
    questions:
      - id: held
        for_each: data
        kind: one_of
        ask: "Do you hold it?"
        options: {held: "We hold it", not_held: "We do not"}
      - id: quality
        for_each: data
        ask_if: {held: held}
        kind: text
        ask: "How good is it?"
"""


def test_a_guide_is_read_with_its_id():
    guide = parse_guide(GUIDE, "example/v1.yaml")
    assert guide.id == "example"
    assert [item.label for item in guide.lists["data"].items] == ["Postcode", "Age"]
    assert guide.question("quality").ask_if == {"held": ("held",)}


def test_the_same_text_is_read_once():
    assert parse_guide(GUIDE, "example/v1.yaml") is parse_guide(GUIDE, "example/v1.yaml")


@pytest.mark.parametrize(
    "path", sorted(LIBRARY.glob("*/*.yaml")), ids=lambda path: path.parent.name
)
def test_every_guide_of_the_library_is_read(path):
    assert load_guide(path).id == path.parent.name


def test_a_problem_is_one_sentence_that_says_where_it_stands():
    (problem,) = problems_of(GUIDE.replace("ask_if: {held:", "ask_if: {zeal:"))
    assert str(problem) == (
        'example/v1.yaml, line 25, section data_held, question quality: ask_if names "zeal", '
        "which is not asked before it; use the id of an earlier question."
    )


def test_a_question_asked_back_needs_no_full_stop():
    (problem,) = problems_of(GUIDE.replace("minutes:", "minuts:"))
    assert str(problem) == (
        'example/v1.yaml, line 15, section data_held: the key "minuts" is not known here; '
        'did you mean "minutes"?'
    )


def test_the_error_holds_every_sentence():
    problems = [Problem("a.yaml", 1, "one"), Problem("a.yaml", 2, "two")]
    assert str(GuideError(problems)) == "a.yaml, line 1: one.\na.yaml, line 2: two."


TEN_MISTAKES = """\
guide: example
version: "1"
titel: "Example"
handouts:
  data:
    number: 3
    title: 2024
    groups:
      people:
        label: "People"
        items: {postcode: "Postcode", 1: "Age"}
sections:
  - id: data_held
    title: "The data you hold"
    title: "Data"
    aim: "Learn what there is"
    questions:
      - id: held
        for_each: data
        kind: one-of
        ask: "Do you hold it?"
        options: {held: "We hold it", not_held: "We do not"}
      - id: quality
        for_each: data
        ask_if: {held: anything}
        kind: text
        ask: ""
      - id: checked
        kind: one_of
        ask: "Who checks it?"
        options: {nobody: "Nobody"}
      - id: why
        kind: text
        ask: "Why?"
        ask_if: {qualitty: good}
      - id: why
        kind: text
        ask: "Why else?"
"""


def test_ten_mistakes_are_told_in_ten_lines():
    assert [(problem.line, problem.what) for problem in problems_of(TEN_MISTAKES)] == [
        (2, 'version is "1"; write a whole number without quotes'),
        (3, 'the key "titel" is not known here; did you mean "title"?'),
        (7, "title is 2024, which YAML reads as a number; put it in quotes"),
        (11, 'YAML reads the key "1" as a number; put a letter before it, in quotes or not'),
        (15, 'the key "title" is written twice, on lines 14 and 15; keep one'),
        (20, 'kind is "one-of", which is not known; did you mean "one_of"?'),
        (27, "ask is empty; write something there"),
        (31, "kind one_of needs two options or more; add them"),
        (35, 'ask_if names "qualitty", which is not asked before it; did you mean "quality"?'),
        (36, 'the question id "why" is used already; choose another'),
    ]


UNREAD = [
    ("kind: one_of", "kind: 5"),
    ("options: {held:", "option: {held:"),
    ("- id: held\n        for_each: data", "- idd: held\n        for_each: data"),
    ("- id: held\n", "-\n"),
    ("    questions:", "    question:"),
    ("    questions:", "    questions:\n      - {id: first, kind: text, ask: a}\n    questions:"),
    ("number: 3", "number: three"),
    ("handouts:", "handout:"),
    ("handouts:", "handouts: {}\nhandouts:"),
    ("people:\n", "people: 5\n      others:\n"),
    ('ask: "Do you hold it?"', "ask: *words"),
    ("- id: held\n", "- id: held\n        <<: {kind: text}\n"),
]


@pytest.mark.parametrize(("right", "wrong"), UNREAD)
def test_what_could_not_be_read_is_not_held_against_the_rest(right, wrong):
    assert problems_of(GUIDE) == ()
    assert len(problems_of(GUIDE.replace(right, wrong, 1))) == 1


def test_what_does_not_depend_on_the_unread_is_checked_all_the_same():
    text = GUIDE.replace("kind: one_of", "kind: 5").replace("{held: held}", "{zeal: held}")
    assert [problem.line for problem in problems_of(text)] == [20, 25]


def test_a_misshapen_question_can_still_repeat_an_id():
    text = GUIDE.replace("- id: quality", "- id: held").replace("kind: text", "kind: words")
    assert [problem.line for problem in problems_of(text)] == [23, 26]


def test_a_file_that_is_not_utf_8_is_refused(tmp_path):
    path = tmp_path / "v1.yaml"
    path.write_bytes(GUIDE.replace("Postcode", "Café").encode("latin-1"))
    with pytest.raises(GuideError, match=r"line 11: this is not UTF-8 text; save the file as"):
        load_guide(path)


def test_a_byte_order_mark_is_passed_over(tmp_path):
    path = tmp_path / "v1.yaml"
    path.write_text(GUIDE, encoding="utf-8-sig")
    assert load_guide(path).id == "example"


def test_an_empty_file_is_refused(tmp_path):
    path = tmp_path / "v1.yaml"
    path.write_bytes(b"")
    with pytest.raises(GuideError, match=r"line 1: the file is empty; write a guide into it\."):
        load_guide(path)


def test_a_file_over_two_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "v1.yaml"
    path.write_bytes(b"#" * 2_000_001)
    with pytest.raises(GuideError, match="larger than 2 MB"):
        load_guide(path)
    assert said_of("#" * 2_000_001) == [
        "the text is longer than 2 MB; a guide is far shorter, so check which"
    ]


LINES = GUIDE.splitlines()
SCALARS = st.sampled_from(["", "~", "5", "true", "2.5", "x", "[x]", "{x: y}", "2024-01-01", "*x"])


@st.composite
def spoilt_guides(draw):
    """The guide with a few lines dropped, repeated, or given another value."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        key = lines[at].partition(":")[0]
        lines[at : at + 1] = draw(
            st.sampled_from([[], [lines[at]] * 2, [lines[at].replace("e", "x", 1)]])
            | SCALARS.map(lambda value, key=key: [f"{key}: {value}"])
        )
    return "\n".join(lines)


@settings(max_examples=100, deadline=None)
@given(spoilt_guides())
def test_a_spoilt_guide_is_read_or_refused_in_sentences(text):
    for problem in problems_of(text):
        assert 1 <= problem.line <= len(text.splitlines()) + 1
        assert str(problem).endswith((".", "?"))

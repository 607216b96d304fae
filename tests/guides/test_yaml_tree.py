"""YAML that a guide may not be written in, and what is said of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.reading.yaml_tree import Misread, names_in, read_tree


def said(text):
    return [(fault.line, fault.what) for fault in read_tree(text).faults]


def test_plain_data_come_with_the_line_of_each_part():
    tree = read_tree("a:\n  b: one\n  c:\n    - two\n    - {d: 3, e: true}\n")
    assert tree.data == {"a": {"b": "one", "c": ["two", {"d": 3, "e": True}]}}
    assert tree.lines == {
        (): 1,
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "c"): 3,
        ("a", "c", 0): 4,
        ("a", "c", 1): 5,
        ("a", "c", 1, "d"): 5,
        ("a", "c", 1, "e"): 5,
    }


def test_yes_and_no_and_times_stay_texts():
    assert read_tree("a: [yes, no, on, 12:30, '1', '']").data == {
        "a": ["yes", "no", "on", "12:30", "1", ""]
    }


def test_what_the_quick_parser_refuses_is_read_all_the_same():
    assert read_tree("a: [why?, https://b.example]").data == {"a": ["why?", "https://b.example"]}


def test_what_yaml_takes_for_something_else_is_kept_as_it_was_written():
    tree = read_tree("a: [1.50, 2024-01-01, 0x10]")
    assert tree.data == {
        "a": [
            Misread("1.50", "a number"),
            Misread("2024-01-01", "a date"),
            Misread("0x10", "a number"),
        ]
    }


SYNTAX = [
    ("", 1, "the file is empty; write a guide into it"),
    ("# only a remark\n", 1, "the file is empty; write a guide into it"),
    ("a: 1\nb: why: because\n", 2, "a colon stands within a text; put the text in quotes"),
    ('a: 1\nb: "open\nc: 2\n', 2, "a quotation mark is opened and not closed; close it"),
    (
        "a: 1\nb: [x, y\nc: 2\n",
        2,
        "a bracket [ is opened and not closed, or a comma is missing; complete it",
    ),
    (
        "a: 1\nb: {x: y\nc: 2\n",
        2,
        "a brace { is opened and not closed, or a comma is missing; complete it",
    ),
    ("a: 1\nb: @x\n", 2, "a text begins with a mark that YAML uses; put it in quotes"),
    ("a: 1\nb\n", 2, "a key has no colon, or a long text no quotes; add it"),
    (
        'a: "back\\slash"\n',
        1,
        "a backslash stands within double quotes; use single quotes for that text",
    ),
    (
        "a:\n  - b\n c: d\n",
        3,
        "this is not indented like the lines before, or follows a closing quotation mark; "
        "indent it alike, or double the quotation mark",
    ),
    ("a: 1\n---\nb: 2\n", 2, "a second document begins with ---; keep one guide in one file"),
    ("a: 1\nb: \x00\n", 2, "the character U+0000 cannot be seen and is not used; delete it"),
    ("a: 1\nb: x\u2028y\n", 2, "the character U+2028 cannot be seen and is not used; delete it"),
    ("a: " + "[" * 100, 1, "lists stand too deep inside one another; write it flatter"),
]


@pytest.mark.parametrize(("text", "line", "what"), SYNTAX)
def test_a_text_that_cannot_be_read_says_where_and_what_to_do(text, line, what):
    assert said(text) == [(line, what)]
    assert read_tree(text).data is None


REFUSED = [
    ("a: 1\na: 2\n", 2, 'the key "a" is written twice, on lines 1 and 2; keep one'),
    ("a: &x one\n", 1, "&x is not used in guides; take it out"),
    ("a: *x\n", 1, "*x is not used in guides; write it out here"),
    ("<<: {b: c}\na: 1\n", 1, "<< is not used in guides; write the lines out each time"),
    ("a: !env HOME\n", 1, "the tag !env is not used in guides; take it out"),
    ("a: !!str 5\n", 1, "the tag tag:yaml.org,2002:str is not used in guides; take it out"),
    ("a:\n", 1, 'the key "a" is empty; write something or take it out'),
    ("a: null\n", 1, 'the key "a" is empty; write something or take it out'),
    ("a:\n  - ~\n", 2, 'a line of "a" is empty; write something or take it out'),
    ("true: x\n", 1, 'YAML reads the key "true" as true or false; put it in quotes'),
    ("null: x\n", 1, 'YAML reads the key "null" as nothing; put it in quotes'),
    (
        "1: x\n",
        1,
        'YAML reads the key "1" as a number; put a letter before it, in quotes or not',
    ),
    (
        "1.5: x\n",
        1,
        'YAML reads the key "1.5" as a number; put a letter before it, in quotes or not',
    ),
    (
        "2024-01-01: x\n",
        1,
        'YAML reads the key "2024-01-01" as a date; put a letter before it, in quotes or not',
    ),
    ("? [a, b]\n: c\n", 1, "a list stands where a key should; write one word and a colon"),
    ('a: "\\0"\n', 1, "the character U+0000 cannot be seen and is not used; delete it"),
]


@pytest.mark.parametrize(("text", "line", "what"), REFUSED)
def test_what_guides_avoid_is_refused_and_read_on(text, line, what):
    assert said(text) == [(line, what)]
    assert read_tree(text).data is not None


def test_a_key_written_three_times_is_complained_of_twice_with_both_lines():
    assert said("a: 1\nb: 1\na: 2\na: 3\n") == [
        (3, 'the key "a" is written twice, on lines 1 and 3; keep one'),
        (4, 'the key "a" is written twice, on lines 1 and 4; keep one'),
    ]


def test_the_names_within_what_was_left_out_are_known():
    tree = read_tree("a: 1\na:\n  - {id: held}\n")
    assert tree.lost == {"id", "held"}


def test_names_are_found_at_any_depth():
    assert names_in({"a": [{"b": "c"}, 1, Misread("2.5", "a number")]}) == {"a", "b", "c"}


def test_two_million_brackets_are_refused_at_once():
    assert said("[" * 1_999_999)


PIECES = st.sampled_from(
    ["a", "b", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ", ", '"', "'", "|", ">", "\\", "#"]
    + ["&x", "*x", "!", "!!", "%", "@", "~", "? ", "<<", "---\n", "...\n", "1", "true", "\t"]
    + ["\\U", "é"]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    tree = read_tree(text)
    assert tree.data is not None or tree.faults
    assert all(fault.line <= text.count("\n") + 1 for fault in tree.faults)

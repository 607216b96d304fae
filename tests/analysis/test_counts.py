"""Which answers say yes, which options are the best of a scale, which stand in an order."""

import pytest

from analysis.counts import (
    among,
    chosen,
    counts_by_item,
    option_counts,
    points_of,
    saying_yes,
    top_of,
)
from tests.analysis.given import frame_of
from tests.guide_of import guide_of


def guide_with(kind="one_of", options="a: A, b: B, c: C, d: D", **more):
    extra = "".join(f", {name}: {value}" for name, value in more.items())
    return guide_of(f"""
        handouts:
          records:
            {{number: 1, title: "R", groups: {{all: {{label: "All", items: {{x: X, y: Y}}}}}}}}
        questions:
          - {{id: first, kind: one_of, for_each: records, ask: "First?",
              options: {{held: Held, partly: "In part", not_held: "Not held"}}}}
          - {{id: q, kind: {kind}, for_each: records, ask: "Which?", options: {{{options}}}{extra}}}
    """)


@pytest.mark.parametrize(
    ("options", "best"),
    [
        ("a: A, b: B", ["b"]),
        ("a: A, b: B, c: C", ["c"]),
        ("a: A, b: B, c: C, d: D", ["d", "c"]),
        ("a: A, b: B, c: C, d: D, e: E", ["e", "d"]),
    ],
)
def test_from_four_points_on_a_scale_has_two_that_are_best(options, best):
    question = guide_with("scale", options).question("q")

    assert [option.id for option in top_of(question)] == best


def test_only_what_has_an_order_has_points():
    assert points_of(guide_with("scale").question("q")) == 4
    needs = "must: M, should: S, could: C, not_wanted: N"
    assert points_of(guide_with("one_of", needs, indicator="function_need").question("q")) == 4
    assert points_of(guide_with("one_of").question("q")) == 0
    assert points_of(guide_with("any_of").question("q")) == 0


SAID = """
    P01 | first | x | held
    P01 | first | y | partly
    P02 | first | x | not_held
    P03 | first | x | dont_know
    P01 | q     | x | ["a", "b"]
    P02 | q     | x | ["b"]
    P01 | q     | y | ["b"]
"""


def test_in_part_is_a_yes_and_silence_is_not():
    frame = frame_of(guide_with("any_of"), SAID)
    yes = saying_yes(frame.about("first"))

    assert list(yes.each("partner", "item")) == [("P01", "x"), ("P01", "y")]


def test_each_of_several_choices_counts_once_for_its_item():
    guide = guide_with("any_of")
    part, question = frame_of(guide, SAID).about("q"), guide.question("q")

    assert chosen(part) == {("x", "a"): 1, ("x", "b"): 2, ("y", "b"): 1}
    items = guide.lists["records"].items
    assert counts_by_item(chosen(part), items, question) == {
        "A": [1, 0],
        "B": [2, 1],
        "C": [0, 0],
        "D": [0, 0],
    }
    assert option_counts(part, question) == {"A": 1, "B": 3, "C": 0, "D": 0}


def test_what_is_read_of_others_rows_is_counted_as_theirs():
    frame = frame_of(guide_with("any_of"), SAID)
    held = saying_yes(frame.about("first"))
    both = among(frame.about("q"), held)

    assert list(both.each("partner", "item")) == [("P01", "x"), ("P01", "y")]
    assert [seen.place for seen in both["seen"]] == [seen.place for seen in held["seen"]]

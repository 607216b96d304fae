"""A line of a list is put in, taken out or moved, and every other line stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.yaml_lists import with_key_shifted, with_line, with_line_moved, without_line
from guides.yaml_parts import NoSuchPlace, part_in, with_part, without_part

TEXT = """\
sections:
  # Views
  - id: views
    questions:
      # What they think
      - id: think
        ask: "What do you
          think?"   # a remark
        # to be shortened

      # Costs stand apart

      - {id: cost, ask: "What does it cost?"}
      - hint: "Any"
        id: more
  - id: plans   # drafted
    questions:
    - id: plan
      ask: |
        What next?
        # not a remark

    # the last one
    - id: last
      ask: 😀 enough?
# the end
"""
FIRST, SECOND = ("sections", 0, "questions"), ("sections", 1, "questions")


def ids(text: str) -> list[list[str]]:
    return [[each["id"] for each in part["questions"]] for part in part_in(text, ("sections",))]


def test_a_line_moves_with_the_remarks_directly_above_it():
    moved = with_line_moved(TEXT, FIRST, 0, FIRST, 1)

    assert ids(moved) == [["cost", "think", "more"], ["plan", "last"]]
    assert sorted(moved.splitlines()) == sorted(TEXT.splitlines())
    assert moved.index("Costs stand apart") < moved.index("What they think")
    assert with_line_moved(moved, FIRST, 1, FIRST, 0) == TEXT


def test_a_line_that_moves_to_another_list_stands_in_its_column():
    moved = with_line_moved(TEXT, FIRST, 0, SECOND, 2)

    assert ids(moved) == [["cost", "more"], ["plan", "last", "think"]]
    assert moved.endswith(
        '    # What they think\n    - id: think\n      ask: "What do you\n        think?"   '
        "# a remark\n      # to be shortened\n# the end\n"
    )


def test_a_line_that_is_taken_out_takes_its_own_remarks_only():
    assert without_line(TEXT, FIRST, 1) == TEXT.replace(
        '      - {id: cost, ask: "What does it cost?"}\n', ""
    )
    assert "Costs stand apart" in without_line(TEXT, FIRST, 0)
    assert without_line(TEXT, SECOND, 1).endswith("# not a remark\n\n# the end\n")


def test_a_line_is_put_in_set_off_as_the_others_are():
    new = {"id": "new", "kind": "text", "ask": "Is it new?"}
    written = '- id: new\n      kind: text\n      ask: "Is it new?"\n'

    assert with_line(TEXT, FIRST, 3, new).startswith(TEXT.split("  - id: plans")[0])
    assert with_line("sections:\n  - id: a\n\n  - id: b\n", ("sections",), 2, new).endswith(
        f"b\n\n  {written}".replace("\n      ", "\n    ")
    )


KEYS = """\
gates:
  # The first
  money:
    title: "Who
      pays?"

  # Stands apart

  law: {title: "May we?"}
  # The last
  skill:
    title: Can we?
    # deeper
# the end
"""


def test_a_key_moves_with_its_remarks_and_gaps_stay():
    moved = with_key_shifted(KEYS, ("gates",), "law", by=-1)

    assert list(part_in(moved, ("gates",))) == ["law", "money", "skill"]
    assert sorted(moved.splitlines()) == sorted(KEYS.splitlines())
    assert moved.index("Stands apart") < moved.index("The first")
    assert with_key_shifted(moved, ("gates",), "law", by=1) == KEYS
    last = with_key_shifted(KEYS, ("gates",), "skill", by=-1)
    assert last.endswith('    # deeper\n  law: {title: "May we?"}\n# the end\n')


@pytest.mark.parametrize(("key", "by"), [("money", -1), ("skill", 1), ("nothing", 1)])
def test_a_key_without_room_stays(key, by):
    assert with_key_shifted(KEYS, ("gates",), key, by=by) == KEYS


def test_keys_between_braces_are_written_anew():
    moved = with_key_shifted("a: 1\nb: {c: 2, d: 3}\n", ("b",), "d", by=-1)

    assert moved == "a: 1\nb:\n  d: 3\n  c: 2\n"


@pytest.mark.parametrize("questions", ["[{id: a}]", "[]"])
def test_a_list_between_brackets_is_written_anew(questions):
    text = f"# first\nsections:\n  - {{id: s, questions: {questions}}}\n"
    added = with_line(text, FIRST, 0, {"id": "b"})

    assert added.startswith("# first\nsections:\n  - id: s\n")
    assert ids(added) == [["b", "a"] if "a" in questions else ["b"]]


def test_the_last_line_of_a_list_leaves_its_brackets():
    text = "sections:\n  - id: s\n    questions:\n      - id: a\n    title: T\n"

    assert without_line(text, FIRST, 0) == (
        "sections:\n  - id: s\n    questions: []\n    title: T\n"
    )


def test_a_key_of_a_line_is_changed_and_taken_out():
    changed = with_part(TEXT, (*FIRST, 0, "ask"), "Well?")

    assert changed == TEXT.replace('"What do you\n          think?"', '"Well?"')
    assert 'ask: "Free?"' in with_part(TEXT, (*FIRST, 1, "ask"), "Free?")
    assert part_in(without_part(TEXT, (*FIRST, 2, "hint")), (*FIRST, 2)) == {"id": "more"}
    assert without_part(TEXT, (*SECOND, 1, "ask")) == TEXT.replace("      ask: 😀 enough?\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "sections: &all\n- id: a\n- id: b\n",
        "sections:\n- &first {id: a}\n- id: b\n",
    ],
)
def test_a_list_whose_dashes_stand_elsewhere_is_written_anew(text):
    moved = with_line_moved(text, ("sections",), 0, ("sections",), 1)

    assert part_in(moved, ("sections",)) == [{"id": "b"}, {"id": "a"}]


def test_a_key_behind_a_question_mark_is_for_the_text():
    with pytest.raises(NoSuchPlace):
        with_line_moved("? sections\n: - id: a\n  - id: b\n", ("sections",), 0, ("sections",), 1)


@given(st.data())
def test_only_the_order_changes_wherever_a_line_is_moved(data):
    lists = [FIRST, SECOND]
    path, to = data.draw(st.sampled_from(lists)), data.draw(st.sampled_from(lists))
    at = data.draw(st.integers(0, len(part_in(TEXT, path)) - 1))
    to_at = data.draw(st.integers(0, len(part_in(TEXT, to)) - (path == to)))
    moved = with_line_moved(TEXT, path, at, to, to_at)

    expected = part_in(TEXT, ("sections",))
    line = expected[path[1]]["questions"].pop(at)
    expected[to[1]]["questions"].insert(to_at, line)
    assert part_in(moved, ("sections",)) == expected

"""A part is put into a text, and nothing else of it moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.reading.yaml_tree import read_tree
from guides.yaml_parts import NoSuchPlace, part_in, with_part, without_part

TEXT = """\
# Why this file is here
title: "Criteria"   # a remark
gates:
  law:
    number: 1
    status: no_evidence   # nobody looked

  # The second one
  money: {number: 2, status: met, on: 2026-11-22}
weights: {}
notes: |
  One line
  and another
"""


def test_a_value_takes_the_place_of_another_and_remarks_stay():
    assert with_part(TEXT, ("gates", "law", "status"), "met") == TEXT.replace(
        "status: no_evidence   # nobody", "status: met   # nobody"
    )


def test_what_is_not_there_is_added_at_the_end_of_its_part():
    changed = with_part(TEXT, ("gates", "law", "why"), "It is so: really")

    line = '    status: no_evidence   # nobody looked\n    why: "It is so: really"\n\n  # The'
    assert changed == TEXT.replace("    status: no_evidence   # nobody looked\n\n  # The", line)


def test_what_the_quick_parser_refuses_may_stand_beside_it():
    assert with_part("a: [why?, b]\nc: d\n", ("c",), "e") == "a: [why?, b]\nc: e\n"


def test_what_stands_between_braces_is_written_anew_with_its_day():
    changed = with_part(TEXT, ("gates", "money", "status"), "partly")

    assert part_in(changed, ("gates", "money")) == {
        "number": 2,
        "status": "partly",
        "on": "2026-11-22",
    }
    assert changed.split("\n")[:8] == TEXT.split("\n")[:8]


def test_a_whole_part_is_put_where_there_was_none():
    weights = {"who": "A. Nonymous", "swings": {"good": 100, "easy": 0}}
    changed = with_part(TEXT, ("weights", "ann"), weights)

    assert part_in(changed, ("weights",)) == {"ann": weights}
    assert changed.startswith(TEXT.split("weights")[0])


def test_a_new_key_stands_after_a_text_of_several_lines():
    assert with_part(TEXT, ("more",), 1) == f"{TEXT}more: 1\n"


def test_a_part_is_taken_out_with_what_it_leaves_empty():
    without = without_part(
        with_part(TEXT, ("weights",), {"ann": {"who": "Ann"}}), ("weights", "ann")
    )

    assert "weights" not in without and without.endswith("and another\n")
    assert without_part(TEXT, ("gates", "money")).count("gates") == 1
    assert without_part(TEXT, ("gates", "money", "on")).count("2026") == 0
    assert without_part(TEXT, ("gates", "nothing")) == TEXT


@pytest.mark.parametrize("text", ["", "- a", "{a: 1}", "a: [", "a"])
def test_a_text_without_lines_of_keys_is_refused(text):
    with pytest.raises(NoSuchPlace):
        with_part(text, ("a",), 1)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]))
NAMES = st.sampled_from(["law", "money", "new"])
KEYS = st.sampled_from(["status", "why", "number"])


@given(NAMES, KEYS, WORDS.filter(lambda text: "\ufeff" not in text))
def test_only_what_was_put_there_changes(name, key, words):
    changed = with_part(TEXT, ("gates", name, key), words)
    expected = part_in(TEXT, ())
    expected["gates"].setdefault(name, {})[key] = words

    assert (part_in(changed, ()), read_tree(changed).faults) == (expected, [])

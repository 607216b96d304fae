"""Numbers in words."""

import pytest

from analysis.findings import Base
from analysis.words import (
    by_most,
    inline,
    leaders,
    leading,
    listing,
    number_of,
    opening,
    out_of,
    quantifier,
    sentence,
)


@pytest.mark.parametrize(
    ("count", "base", "word"),
    [
        (0, 17, "none"),
        (1, 17, "one"),
        (2, 17, "a few"),
        (4, 17, "a few"),
        (5, 17, "some"),
        (8, 17, "some"),
        (8, 16, "half"),
        (9, 17, "most"),
        (14, 17, "most"),
        (15, 17, "nearly all"),
        (16, 17, "nearly all"),
        (17, 17, "all"),
        (1, 2, "one"),
        (2, 3, "most"),
        (1, 1, "all"),
    ],
)
def test_a_word_for_a_number_always_means_the_same(count, base, word):
    assert quantifier(count, base).word == word


def test_a_sentence_opens_with_the_word_and_its_count():
    assert opening(9, 17) == "Most partners that answered (9 of 17)"
    assert opening(1, 1) == "The only partner that answered"
    assert opening(0, 1) == "No partner that answered (0 of 1)"


def test_a_sentence_ends_with_the_count():
    assert out_of(9, 17) == "9 of the 17 partners that answered"
    assert out_of(17, 17) == "all 17 partners that answered"
    assert out_of(0, 17) == "none of the 17 partners that answered"
    assert out_of(1, 1) == "the only partner that answered"
    assert out_of(0, 1) == "no partner (only one answered)"


def test_one_is_singular():
    assert number_of(1, "partner") == "1 partner"
    assert number_of(0, "partner") == "0 partners"
    assert number_of(1, "step was", "steps were") == "1 step was"


def test_lists_read_as_they_are_spoken():
    assert listing([]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b and c"


def test_a_sentence_leaves_out_what_is_not_there():
    assert sentence("2 took part", "", "1 declined") == "2 took part; 1 declined."
    assert sentence("", "") == ""


def test_a_label_loses_its_capital_inside_a_sentence():
    assert inline("Very important") == "very important"


def test_every_leader_of_a_tie_is_named():
    assert leaders({"a": 2, "b": 1, "c": 2}) == ("a", "c")
    assert leaders({"a": 0}) == ()
    assert leading({"a": (2, 3), "b": (2, 4)}) == "a (2 of 3) and b (2 of 4)"


def test_a_long_tie_is_counted():
    assert leading(dict.fromkeys("abcde", (1, 3))) == "5 items equally (1 partner each)"


def test_where_nobody_said_yes_there_is_no_leader():
    assert by_most("Held", {"a": (0, 3)}) == "Held by no partner that answered."


def test_a_base_speaks_of_one_partner_in_the_singular():
    assert Base(answered=1, eligible=1).text == "1 of 1 partner answered"
    assert Base(
        answered=12, eligible=20, dont_know=3, not_applicable=2, prefer_not_to_say=1
    ).text == (
        "12 of 20 partners answered; 3 said that they do not know; 1 preferred not to say;"
        " 2 not applicable"
    )

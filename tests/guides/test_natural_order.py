"""Codes in the order that people count."""

from guides.natural_order import natural


def test_numbers_in_codes_count():
    assert sorted(["P10", "P1", "P100", "P2"], key=natural) == ["P1", "P2", "P10", "P100"]


def test_words_between_numbers_are_words_in_any_case():
    codes = ["b1", "A10", "a2", "12", "A", "a2b", ""]

    assert sorted(codes, key=natural) == ["", "12", "A", "a2", "a2b", "A10", "b1"]


def test_codes_that_count_alike_keep_one_order():
    assert sorted(["P1", "P01"], key=natural) == sorted(["P01", "P1"], key=natural)

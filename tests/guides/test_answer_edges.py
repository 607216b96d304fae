"""Where exactly an answer is refused, and what is told from what."""

import pytest

from guides.answers.money import is_only_in_words
from guides.answers.numbers import LIMIT, TOO_LARGE, figure, is_number, is_too_large
from guides.answers.said import as_said, parted
from guides.answers.spoken_amounts import Reading
from guides.answers.spoken_costs import read_cost
from guides.kinds import problem, read_back
from tests.guides.test_kinds import a_question


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (0, True),
        (LIMIT - 1, True),
        (LIMIT, False),
        (1 - LIMIT, True),
        (-LIMIT, False),
        (True, False),
        ("5", False),
        (None, False),
        (float("nan"), False),
        (float("inf"), False),
    ],
)
def test_a_number_can_be_kept_below_a_million_million(value, kept):
    assert is_number(value) is kept


def test_what_is_too_large_is_a_number_all_the_same():
    assert [is_too_large(each) for each in (LIMIT, -LIMIT, LIMIT - 1, "x")] == [
        *(True, True, False, False)
    ]
    assert problem(a_question("number"), LIMIT) == TOO_LARGE


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1500, "1,500"), (1500.0, "1,500"), (0.1, "0.1"), (12345678901, "12,345,678,901"), (10, "10")],
)
def test_a_figure_has_commas_and_its_decimals(value, printed):
    assert figure(value) == printed


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"amount": 5},
        {"amount": 0, "unit": "days"},
        {"amount": -1, "unit": "days"},
        {"amount": "5", "unit": "days"},
        {"amount": True, "unit": "days"},
        {"amount": LIMIT, "unit": "days"},
        {"amount": 5, "unit": "weeks"},
        {"amount": 5, "unit": "days", "months": 2},
        {"amount": 5, "unit": "posts", "months": 0},
        {"amount": 5, "unit": "posts", "months": "six"},
        {"amount": 5, "unit": "posts", "months": LIMIT},
        {"amount": 5, "unit": "days", "more": 1},
        [5],
    ],
)
def test_an_amount_of_work_that_makes_no_sense_is_refused(value):
    assert problem(a_question("effort"), value)


@pytest.mark.parametrize(
    ("amount", "words"),
    [(0.99, "0.99 of a full-time post"), (1, "1 full-time post"), (1.5, "1.5 full-time posts")],
)
def test_less_than_one_post_is_a_part_of_one(amount, words):
    assert read_back(a_question("effort"), {"amount": amount, "unit": "posts"}) == words


@pytest.mark.parametrize(
    "value",
    [
        {"basis": "guess"},
        {"low": -1},
        {"low": 2, "high": 1},
        {"low": 2, "central": 1},
        {"low": 1, "high": "2"},
        {"low": 1, "high": LIMIT},
        {"low": 1, "basis": "hearsay"},
        {"low": 1, "basis": ["guess"]},
        {"low": 1, "other": 2},
        {"low": 1, "frequency": "daily"},
        {"low": 1, "zero_reason": "luck"},
        {"low": 1, "assumes": {"on_cost": "much"}},
        {"low": 1, "assumes": {"weather": 3}},
        {"low": 1, "assumes": [30]},
    ],
)
def test_a_sum_that_cannot_be_added_up_is_refused(value):
    assert problem(a_question("money"), value)


@pytest.mark.parametrize(
    "value",
    [
        {"low": 0},
        {"low": 1, "high": 1},
        {"central": 5, "basis": "quote", "frequency": "yearly"},
        {"low": 0, "high": 0, "zero_reason": "absorbed"},
        {"low": 1, "assumes": {"on_cost": 30, "working_days": 220}},
        {"low": 1, "central": 2, "high": 3, "basis": "guess"},
    ],
)
def test_a_sum_may_say_what_it_rests_on(value):
    assert problem(a_question("money"), value) is None


@pytest.mark.parametrize(
    ("kind", "value", "missing", "words", "only"),
    [
        ("money", None, None, "about 10k", True),
        ("money", None, None, "", False),
        ("money", None, "dont_know", "about 10k", False),
        ("money", {"low": 1}, None, "about 10k", False),
        ("text", None, None, "about 10k", False),
    ],
)
def test_only_a_cost_stands_in_words_alone(kind, value, missing, words, only):
    assert is_only_in_words(a_question(kind), value, missing, words) is only


@pytest.mark.parametrize(
    "value", [{"from": "2025-13"}, {"from": "2025-04", "to": "soon"}, {"to": "2025-04"}, {}]
)
def test_a_period_of_months_that_are_none_is_refused(value):
    assert problem(a_question("period"), value)


@pytest.mark.parametrize("value", ["x", 0, 2.5, ["a"], {"low": 1}, ""])
def test_what_was_said_comes_back_as_it_was(value):
    assert parted(as_said(value, None)) == (value, None)


def test_why_nothing_was_said_is_told_from_what_was():
    assert parted(as_said(None, "dont_know")) == (None, "dont_know")
    assert parted(as_said(None, None)) == (None, None)
    assert parted("") == (None, None)


def test_a_reading_can_be_used_where_it_has_figures_or_a_reason_and_no_problem():
    assert Reading(1, 2, 3).is_usable
    assert Reading(missing="dont_know").is_usable
    assert not Reading().is_usable
    assert not Reading(1, 2, 3, problem="Which year?").is_usable


@pytest.mark.parametrize(
    ("words", "frequency", "amounts"),
    [
        ("£3,000 over three years", "yearly", {"low": 1000, "central": 1000, "high": 1000}),
        ("£3,000 a year over three years", "yearly", {"low": 3000, "central": 3000, "high": 3000}),
        ("£3,000", None, {"low": 3000, "central": 3000, "high": 3000}),
    ],
)
def test_a_sum_over_years_counts_as_a_part_in_each(words, frequency, amounts):
    reading = read_cost(words)

    assert (reading.frequency or None, reading.amounts) == (frequency, amounts)

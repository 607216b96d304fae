"""Answers of each kind: refused with a sentence, or read back in words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.kinds import KINDS, MISSING, problem, read_back
from guides.question import Option, Question

OPTIONS = (Option(id="good", label="Good"), Option(id="fair", label="Fair"))


def a_question(kind, unit=""):
    options = OPTIONS if KINDS[kind].has_options else ()
    return Question(id="asked", kind=kind, ask="What?", options=options, unit=unit)


READ_BACK = [
    ("text", "Northtown", "Northtown"),
    ("long_text", "Two\nlines\tand more", "Two\nlines\tand more"),
    ("one_of", "good", "Good"),
    ("scale", "fair", "Fair"),
    ("any_of", ["fair", "good"], "Good; Fair"),
    ("number", 12, "12"),
    ("number", 3.5, "3.5"),
    ("number", 1234567, "1,234,567"),
    ("number", -0.0, "0"),
    ("number", 1e-07, "0.0000001"),
    ("number", 100000000000.5, "100,000,000,000.5"),
    ("money", {"low": 1000, "high": 3000}, "£1,000 to £3,000"),
    ("money", {"central": 2000}, "£2,000"),
    ("money", {"low": 0}, "at least £0"),
    ("money", {"high": 99.5}, "at most £99.50"),
    ("money", {"low": 5, "central": 5, "high": 5}, "£5"),
    ("money", {"low": 5, "central": 7}, "at least £5, most likely £7"),
    ("money", {"central": 7, "basis": "guess"}, "£7 (a guess)"),
    ("effort", {"amount": 12, "unit": "days"}, "12 days"),
    ("effort", {"amount": 1, "unit": "days"}, "1 day"),
    ("effort", {"amount": 2, "unit": "posts"}, "2 full-time posts"),
    ("date", "2026-05-03", "3 May 2026"),
    ("period", {"from": "2023-05", "to": "2024-06"}, "May 2023 to June 2024"),
    ("period", {"from": "2023-05", "to": "2023-05"}, "May 2023"),
    ("period", {"from": "2023-05"}, "From May 2023 on"),
]


@pytest.mark.parametrize(("kind", "value", "words"), READ_BACK)
def test_an_answer_is_read_back_in_words(kind, value, words):
    assert problem(a_question(kind), value) is None
    assert read_back(a_question(kind), value) == words


def test_an_option_that_stands_alone_is_chosen_with_no_other():
    options = (*OPTIONS, Option(id="none", label="None of these", alone=True))
    question = Question(id="asked", kind="any_of", ask="Which?", options=options)

    assert problem(question, ["none"]) is None
    assert problem(question, ["good", "fair"]) is None
    assert problem(question, ["none", "good"]) == "Choose “None of these” alone, or leave it out"


def test_a_sum_says_its_range_its_centre_and_what_it_rests_on():
    value = {"low": 1000, "central": 2000, "high": 3000, "basis": "quote"}
    assert read_back(a_question("money"), value) == (
        "£1,000 to £3,000, most likely £2,000 (a quote)"
    )


def test_part_of_a_post_says_for_how_long():
    value = {"amount": 0.5, "unit": "posts", "months": 6}
    assert read_back(a_question("effort"), value) == "0.5 of a full-time post for 6 months"


@pytest.mark.parametrize(
    ("unit", "words"), [("€", "€5"), ("people", "5 people"), ("£ a year", "£5 a year"), ("", "5")]
)
def test_a_number_is_read_back_in_its_unit(unit, words):
    assert read_back(a_question("number", unit), 5) == words


def test_a_sum_is_read_back_in_its_unit():
    value = {"low": 5, "central": 6, "high": 7}
    assert read_back(a_question("money", "$ a year"), value) == "$5 to $7 a year, most likely $6"


REFUSED = [
    ("text", "", "Enter your answer in words"),
    ("text", " \n", "Enter your answer in words"),
    ("text", 5, "Enter your answer in words"),
    ("long_text", "x" * 50_001, "Shorten this to 50,000 characters or fewer; it has 50,001"),
    ("text", "a\x00b", "Take out the characters that cannot be seen; they came with pasted text"),
    ("text", "a\ud800", "Take out the characters that cannot be seen; they came with pasted text"),
    ("one_of", "bad", "Choose one of the answers listed"),
    ("one_of", ["good"], "Choose one of the answers listed"),
    ("scale", 1, "Choose one of the answers listed"),
    ("any_of", [], "Choose one or more of the answers listed"),
    ("any_of", "good", "Choose one or more of the answers listed"),
    ("any_of", ["good", "bad"], "Choose only from the answers listed"),
    ("any_of", ["good", "good"], "Choose each answer only once"),
    ("number", "12", "Enter a number, such as 12 or 3.5"),
    ("number", True, "Enter a number, such as 12 or 3.5"),
    ("number", float("nan"), "Enter a number, such as 12 or 3.5"),
    ("number", float("inf"), "Enter a number below a million million"),
    ("number", 10**400, "Enter a number below a million million"),
    ("money", 5, "Enter at least one amount, such as 2000"),
    ("money", {}, "Enter at least one amount, such as 2000"),
    ("money", {"basis": "quote"}, "Enter at least one amount, such as 2000"),
    ("money", {"low": 1, "tax": 2}, "Enter at least one amount, such as 2000"),
    (
        "money",
        {"low": -1},
        "Enter each amount as a number that is not below zero, such as 2000",
    ),
    ("money", {"low": 10**12}, "Enter a number below a million million"),
    ("effort", {"amount": 10**12, "unit": "days"}, "Enter a number below a million million"),
    (
        "money",
        {"low": None},
        "Enter each amount as a number that is not below zero, such as 2000",
    ),
    (
        "money",
        {"low": 3, "central": 2},
        "Enter amounts that rise from the lowest to the most likely to the highest",
    ),
    ("money", {"low": 1, "basis": "hope"}, "Choose from the list what the amount rests on"),
    ("effort", 5, "Enter how much work it takes, such as 5, and choose days or posts"),
    (
        "effort",
        {"amount": 0, "unit": "days"},
        "Enter the amount of work as a number above zero, such as 5 or 0.5",
    ),
    ("effort", {"amount": 5}, "Choose days or posts"),
    ("effort", {"amount": 5, "unit": ["days"]}, "Choose days or posts"),
    (
        "effort",
        {"amount": 5, "unit": "days", "months": 6},
        "Leave the months empty when the work is counted in days",
    ),
    (
        "effort",
        {"amount": 5, "unit": "posts", "months": 0},
        "Enter the months as a number above zero, such as 6",
    ),
    ("date", "2026-02-30", "Enter a real date, such as 27 3 2026"),
    ("date", "20260227", "Enter a real date, such as 27 3 2026"),
    ("date", "2026-02-27\n", "Enter a real date, such as 27 3 2026"),
    ("date", 20260227, "Enter a real date, such as 27 3 2026"),
    ("period", "2026", "Enter the month in which it began, such as 4 2025"),
    ("period", {"to": "2026-01"}, "Enter the month in which it began, such as 4 2025"),
    ("period", {"from": "2026-13"}, "Enter each month as a month and a year, such as 4 2025"),
    (
        "period",
        {"from": "2026-02", "to": "2026-01"},
        "Enter an end that is not before the beginning",
    ),
]


@pytest.mark.parametrize(("kind", "value", "sentence"), REFUSED)
def test_an_answer_that_does_not_fit_is_refused_with_a_sentence(kind, value, sentence):
    assert problem(a_question(kind), value) == sentence


def test_a_number_lies_between_the_lowest_and_the_highest():
    share = Question(id="q", kind="number", ask="Of 100?", hint="About.", lowest=-5, highest=100)

    assert [problem(share, n) for n in (-5, 0, 100)] == [None] * 3
    assert problem(share, 100.5) == "Enter a number from -5 to 100"
    assert problem(a_question("number"), -3) == "Enter a number of 0 or more"
    assert share.help == "About. A number from -5 to 100"


def test_an_answer_that_no_longer_fits_is_read_back_as_it_was_kept():
    assert read_back(a_question("one_of"), "withdrawn") == "withdrawn"
    assert read_back(a_question("money"), {"low": -1}) == '{"low": -1}'


def test_there_are_four_reasons_for_no_answer():
    assert list(MISSING) == ["dont_know", "prefer_not_to_say", "not_applicable", "not_reached"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
NEARLY = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ["low", "central", "high", "amount", "months"], st.floats() | st.integers() | st.none()
    )
    | {"unit": st.sampled_from(["days", "posts", 1]), "basis": st.sampled_from(["quote", []])}
    | dict.fromkeys(["from", "to"], st.sampled_from(["2024-01", "0000-01", "2024-1", 5])),
)


@given(kind=st.sampled_from(list(KINDS)), value=JSON | NEARLY, unit=st.sampled_from(["", "£", "x"]))
def test_any_json_value_is_refused_or_read_back(kind, value, unit):
    question = a_question(kind, unit)
    refusal = problem(question, value)
    assert refusal is None or refusal.endswith(tuple("abcdefghijklmnopqrstuvwxyz0123456789"))
    assert isinstance(read_back(question, value), str)


@given(value=st.integers(-(10**12) + 1, 10**12 - 1) | st.floats(-1e11, 1e11))
def test_a_number_read_back_is_the_number_given(value):
    assert float(read_back(a_question("number"), value).replace(",", "")) == value


@given(kind=st.sampled_from(list(KINDS)), value=JSON | NEARLY)
def test_an_answer_accepted_is_accepted_again_from_storage(kind, value):
    question = a_question(kind)
    if problem(question, value) is None:
        kept = json.loads(json.dumps(value))
        assert read_back(question, kept) == read_back(question, value)

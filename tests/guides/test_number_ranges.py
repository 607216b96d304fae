"""Which numbers a route wants, and which it leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.paper.words import Numbers
from guides.bringing.said_ranges import said_range
from guides.number_ranges import between, number_range, other_numbers
from guides.routing import is_asked
from tests.guide_of import guide_of

FORMS = st.sampled_from(["over {}", "under {}", "{} or more", "{} or less", "{}"])
NUMBERS = st.integers(-50, 50) | st.decimals(-50, 50, places=1).map(float)


def holds(said, number):
    return number_range(said).holds(number)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("over 20", [21, 20.5]),
        ("under 20", [19, 19.5]),
        ("20 or more", [20, 21, 20.5]),
        ("20 or less", [19, 20, 19.5]),
        ("19.5 to 20", [20, 19.5]),
        ("20", [20]),
    ],
)
def test_a_range_holds_its_numbers_and_no_others(said, wanted):
    numbers = [19, 20, 21, 19.5, 20.5]
    assert sorted(n for n in numbers if holds(said, n)) == sorted(wanted)


@given(form=FORMS, number=NUMBERS, answer=NUMBERS)
def test_every_number_is_in_a_range_or_in_one_of_the_others(form, number, answer):
    said = form.format(number)
    assert holds(said, answer) != any(holds(other, answer) for other in other_numbers(said))


@pytest.mark.parametrize("said", ["", "many", "over", "20 to 5", "over 5 or more", "5 to", "1e3"])
def test_what_is_no_range_is_none(said):
    assert number_range(said) is None and other_numbers(said) == ()


def test_two_limits_have_a_span_in_common():
    assert between("20 or less", "5 or more") == "5 to 20"
    assert between("over 5", "20 or less") == "" == between("20 or more", "5 or less")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("more than 20", "over 20"),
        ("> 20", "over 20"),
        ("fewer than 1,200", "under 1200"),
        ("at least 3", "3 or more"),
        ("3 or over", "3 or more"),
        ("3+", "3 or more"),
        ("no more than 3", "3 or less"),
        ("between 5 and 10", "5 to 10"),
        ("5–10", "5 to 10"),
        ("20", "20"),
        ("yes", ""),
        ("more than enough", ""),
    ],
)
def test_words_of_a_guide_say_a_range(words, said):
    assert said_range(words) == said


GUIDE = guide_of("""
    questions:
    - {id: staff, kind: number, ask: "How many?"}
    - {id: why, kind: text, ask: "Why so many?", ask_if: {staff: [over 20, "0"]}}
    """)


@pytest.mark.parametrize(
    ("staff", "asked"), [(21, True), (20.5, True), (20, False), (0, True), (None, False)]
)
def test_a_question_is_asked_after_numbers_in_a_range(staff, asked):
    why = next(s for s in GUIDE.slots(GUIDE.sections[0]) if s.question.id == "why")
    assert is_asked(GUIDE, why, {("staff", ""): staff}) is asked


def test_paper_says_which_numbers_lead_on():
    numbers, why = Numbers(GUIDE), GUIDE.question("why")
    assert list(numbers.routes_to_ask(why)) == ["Ask if 1.1 “How many?” is over 20 or 0."]
    assert numbers.route_to_answer(why) == "Answer this only if you answered over 20 or 0 in 1.1."

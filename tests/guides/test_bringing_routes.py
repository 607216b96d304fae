"""Routes that a topic guide tells in words become ask_if, or are told at their line."""

import pytest

from guides.bringing import draft_from_text
from guides.reading.yaml_tree import read_tree

RECORDS = """Records
Q1. Do you keep records?
Yes ........ 1
No ......... 2
Don't know ... 3
"""


def routes_of(text):
    """By its words, when each question is asked."""
    data = read_tree(draft_from_text(text).yaml).data
    questions = [q for section in data["sections"] for q in section["questions"]]
    return {q["ask"]: q.get("ask_if", {}) for q in questions}


def not_understood(text):
    return [(line.number, line.text, line.why) for line in draft_from_text(text).not_understood]


@pytest.mark.parametrize(
    "written",
    [
        "IF YES AT Q1\nQ2. In what form?",
        "Ask if Q1 = yes\nQ2. In what form?",
        "[ASK IF Q1 IS CODED 1]\nQ2. In what form?",
        "(If yes to question 1)\nQ2. In what form?",
        "ASK ALL WHO ANSWERED YES AT Q1:\nQ2. In what form?",
        "[IF CODE 1 AT Q1] Q2. In what form?",
        "Q2. [ASK IF Q1=1] In what form?",
        "Q2. In what form? [IF YES AT Q1]",
        "Q2. If you answered “yes” at Q1, in what form?",
        "Q2. If yes: in what form?",
    ],
)
def test_a_condition_that_names_a_question_and_an_answer_is_a_route(written):
    assert routes_of(RECORDS + written)["In what form?"] == {"keep_records": "yes"}
    assert not_understood(RECORDS + written) == []


def test_several_answers_are_named_by_their_codes_or_by_what_they_are_not():
    text = RECORDS + "ASK IF Q1 = 2 OR 3\nQ2. Why?\nIF NOT YES AT Q1\nQ3. Will you ever?"
    assert list(routes_of(text).values())[1:] == [{"keep_records": ["no", "dont_know"]}] * 2


def test_a_condition_holds_for_one_question_unless_the_writer_says_when_all_are_asked():
    written = "IF YES AT Q1\nQ2. In what form?\nQ3. Who reads them?\n{}Q4. What else?"
    of_one = routes_of(RECORDS + written.format(""))
    of_two = routes_of(RECORDS + written.format("ASK ALL\n"))

    assert [q for q, route in of_one.items() if route] == ["In what form?"]
    assert [q for q, route in of_two.items() if route] == ["In what form?", "Who reads them?"]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("IF YES AT Q9", "no question before it has the number 9"),
        ("IF OFTEN AT Q1", "question 1 has no answer “OFTEN”"),
        ("IF YES AT Q2", "question 2 has no answers to choose from"),
    ],
)
def test_a_condition_on_what_is_not_there_stays_an_instruction_and_says_so(written, why):
    text = f"{RECORDS}Q2. Where?\n{written}\nQ3. In what form?"
    ((number, told, said),) = not_understood(text)

    assert (number, told) == (7, written)
    assert said == f"{why}; it is kept as an instruction: write it as ask_if"
    assert f'- text: "{written}"' in draft_from_text(text).yaml


def test_an_answer_that_leads_on_leads_past_what_lies_between():
    text = (
        "Records\nQ1. Do you keep records?\n1) Yes\n2) No → Q4\n3) Partly\n"
        "Q2. In what form?\nQ3. Who reads them?\nQ4. What else?\nIf Q9 then stop"
    )
    staying = {"keep_records": ["yes", "partly"]}
    assert routes_of(text) == {
        "Do you keep records?": {},
        "In what form?": staying,
        "Who reads them?": staying,
        "What else?": {},
    }


@pytest.mark.parametrize("target", ["the end", "end of the interview", "section B", "next section"])
def test_an_answer_may_lead_to_a_section_or_to_the_end(target):
    text = (
        "SECTION A: Records\n1. Do you keep records?\nYes / No\n"
        f"If no, go to {target}\n2. In what form?\nSECTION B: Views\n3. What else?"
    )
    routes = routes_of(text)
    assert routes["In what form?"] == {"keep_records": "yes"}
    assert bool(routes["What else?"]) == ("end" in target)


def test_whoever_was_asked_the_one_is_led_past_the_other():
    text = (
        "Records\n1. Do you keep records?\n□ Yes (go to question 2)\n□ No (go to question 3)\n"
        "2. In what form?\nGo to question 4\n3. Why not?\n4. What else?"
    )
    routes = routes_of(text)
    assert routes["In what form?"] == {"keep_records": "yes"}
    assert routes["Why not?"] == {"keep_records": "no"}
    assert routes["What else?"] == {}


def test_who_is_asked_the_next_question_may_be_said_with_who_is_not():
    text = RECORDS + "If yes ask Q.2, otherwise go to Q.4\nQ2. Where?\nQ3. How?\nQ4. What else?"
    assert list(routes_of(text).values()) == [{}, *[{"keep_records": "yes"}] * 2, {}]
    assert not_understood(text) == []


def test_who_is_asked_may_be_said_by_the_number_of_the_question_below():
    text = RECORDS + "If yes, ask Q2\nQ2. Where?\nIf no, ask Q9\nQ3. How?"
    assert list(routes_of(text).values()) == [{}, {"keep_records": "yes"}, {}]
    assert [told[:2] for told in not_understood(text)] == [(8, "If no, ask Q9")]


def test_a_condition_in_free_words_is_kept_and_told():
    text = "Flats\nWhere do you live?\n[Only ask if they had a choice:] Why there?"
    assert not_understood(text) == [
        (
            3,
            "[Only ask if they had a choice:]",
            "it may say of whom the question is asked; it is kept as an instruction",
        )
    ]


def test_what_no_ask_if_could_say_is_left_to_the_researcher():
    text = (
        "Records\n1. Do you keep records?\nYes / No\nIf no, go to 3\n"
        "2. Are they on paper?\nYes / No\nIf no, go to 4\n3. Who reads them?\n4. What else?"
    )
    ((number, told, why),) = not_understood(text)
    assert (number, told) == (7, "If no, go to 4")
    assert why.startswith("whoever is not asked it would not be asked those between either")


def test_answers_numbered_below_a_question_are_its_answers_and_no_questions():
    text = (
        "Records\n1. How often do you look?\n1. Weekly\n2. Monthly\n98. Don't know\n"
        "2. How long does it take?\n(circle one)\n1) An hour\n2) Less\n(3) What else?"
    )
    data = read_tree(draft_from_text(text).yaml).data
    assert [
        (q["ask"], list(q.get("options", {}).values())) for q in data["sections"][0]["questions"]
    ] == [
        ("How often do you look?", ["Weekly", "Monthly", "Don't know"]),
        ("How long does it take?", ["An hour", "Less"]),
        ("What else?", []),
    ]


def test_a_source_may_say_what_an_answer_looks_like():
    text = (
        "Records\n1. How many are there?\nWRITE IN NUMBER: ____\n2. When did it begin? (dd/mm/yyyy)"
    )
    data = read_tree(draft_from_text(text).yaml).data
    assert [q["kind"] for q in data["sections"][0]["questions"]] == ["number", "date"]


def test_one_line_may_hold_a_question_with_its_boxes_or_several_routes():
    text = (
        "Records\n1. How many are there?\n2. Do you lend any? □ yes □ no\n"
        "(if yes → question 3; if no → question 4)\n3. On which terms?\n4. What else?"
    )
    routes = routes_of(text)
    assert list(routes) == [
        "How many are there?",
        "Do you lend any?",
        "On which terms?",
        "What else?",
    ]
    assert routes["On which terms?"] == {"lend": "yes"}
    assert not_understood(text) == []


STAFF = "Records\nQ1. How many people keep records? (NUMBER)\n"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("IF MORE THAN 20 AT Q1\nQ2. In what form?", "over 20"),
        ("Ask if Q1 is at least 5\nQ2. In what form?", "5 or more"),
        ("ASK IF Q1 > 3\nQ2. In what form?", "over 3"),
        ("ASK IF Q1 = 3\nQ2. In what form?", "3"),
        ("IF NOT 5-10 AT Q1\nQ2. In what form?", ["under 5", "over 10"]),
        ("If 0, go to Q3.\nQ2. In what form?\nQ3. What else?", ["under 0", "over 0"]),
        ("If Q1 is more than 20, go to Q3.\nQ2. In what form?\nQ3. What else?", "20 or less"),
    ],
)
@pytest.mark.parametrize("asked", [STAFF, STAFF.replace(" (NUMBER)", "")])
def test_a_number_decides_which_questions_are_asked(asked, written, wanted):
    (on,) = routes_of(asked + written)["In what form?"]
    assert routes_of(asked + written)["In what form?"] == {on: wanted}
    assert not_understood(asked + written) == []


def test_answers_with_codes_are_no_numbers():
    assert routes_of(RECORDS + "IF CODE 1-2 AT Q1\nQ2. Why?")["Why?"] == {
        "keep_records": ["yes", "no"]
    }

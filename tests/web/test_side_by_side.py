"""What all partners answered to a question, and where some words were said."""

from research.answers.saving import save_answers
from research.fieldwork.studies import add_partner
from research.guides.versions import fielded_guide
from research.interviewing.interviews import start_interview, submit_interview
from research.models import Interview
from tests.fieldwork import an_interview


def said(page):
    return [" ".join(row.get_text(" ").split()) for row in page.select("main tbody tr")]


def answered(database, *answers):
    """A study whose partners P01, P02 and so on gave these answers and are done."""
    first = an_interview(database, partner="P00")
    with database.writing() as session:
        stage = session.get_one(Interview, first).stage
        for number, given in enumerate(answers, 1):
            name = f"Partner {number}"
            partner = add_partner(session, stage.study, code=f"P0{number}", name=name, type="Fund")
            interview = start_interview(session, stage, partner, mode="interviewer")
            guide = fielded_guide(session, interview.guide_version_id)
            save_answers(session, guide, interview.id, given, started_from=0, by="me")
            submit_interview(interview)


def test_every_answer_to_a_question_stands_beside_the_others(pages, sqlite):
    answered(
        sqlite,
        {("views", ""): {"value": "It would help <b>us</b>", "note": "After a while"}},
        {("views", ""): {"missing": "dont_know"}},
    )

    index = pages.get("/studies/small/findings").find("a", string="Answers side by side")["href"]
    page = pages.get(
        pages.get(index).find("a", string="What does your organisation think?")["href"]
    )

    first, second = said(page)
    assert first.startswith("P01 : read on in the interview It would help <b>us")
    assert "Note: After a while" in first
    assert "Don't know" in second
    assert page.find("p", string="2 answers of 2 partners.")


def test_words_are_found_in_answers_and_notes_whatever_their_case(pages, sqlite):
    answered(
        sqlite,
        {("views", ""): {"value": "The café says 100%"}},
        {("held", "postcode"): {"value": "held", "note": "In the CAFÉ's Café"}},
    )

    for words, found in (("CAF", 2), ("café", 2), ("100%", 1), ("1%0", 0), ("held", 0)):
        page = pages.get(f"/studies/small/answers/?words={words}")
        assert len(said(page)) == found, words
    assert page.find("input", {"name": "words"})["value"] == "held"


def test_a_question_that_nobody_answered_says_so(pages, sqlite):
    an_interview(sqlite)

    assert "Nobody has answered this yet" in pages.get("/studies/small/answers/views").text
    assert "Nobody said that" in pages.get("/studies/small/answers/?words=trust").text
    pages.get("/studies/small/answers/nothing", status=404)


def test_a_commissioner_sees_no_answers(as_commissioner, sqlite):
    answered(sqlite, {("views", ""): {"value": "Between us"}})

    as_commissioner.get("/studies/small/answers/views", status=403)

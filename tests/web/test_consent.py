"""What partners are told, and what they agree to before the first question."""

import pytest

from research.audit import Wanted, entries
from research.consent.given import attribution_allowed, consents
from research.models import Interview, Study
from tests.fieldwork import a_link, a_participant, an_interview, stored
from tests.pages import controls, main_form, personal_link


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


@pytest.fixture
def invited(pages, sqlite) -> tuple[int, str]:
    """An interview whose partner was not asked yet, and its link."""
    interview = an_interview(sqlite, mode="self_completion", agreed=False)
    return interview, personal_link(pages, interview)


def held(database, interview_id, participant_id=None) -> dict[str, str]:
    with database.reading() as session:
        found = consents(session, interview_id, participant_id)
        return {name: consent.value for name, consent in found.items()}


def test_no_question_is_shown_before_the_partner_agreed(signed_out, invited):
    _, link = invited

    for address in ("", "sections/records/", "sections/records/views", "check", "done"):
        page = signed_out.get(link + address)
        assert page.h1.text == "Before you begin"
        assert "What does your organisation think?" not in text(page)
        assert "Your choices" in text(page)


def test_an_answer_sent_before_the_partner_agreed_is_not_kept(signed_out, invited, sqlite):
    interview, link = invited
    token = controls(main_form(signed_out.get(link)))["csrf_token"]
    answer = {"csrf_token": token, "slot": "views__", "views__": "Too early", "started_from": "0"}

    assert signed_out.client.post(f"{link}sections/records/views", data=answer).status_code == 302
    assert stored(sqlite, interview) == {}


def test_a_partner_agrees_and_answers(signed_out, invited, sqlite):
    interview, link = invited

    given = {"take_part": "yes", "quoted": "yes", "attribution": "type", "archive": "no"}
    page = signed_out.send(link, given)

    assert "Your answers" in page.title.text
    assert held(sqlite, interview) == given
    with sqlite.reading() as session:
        assert attribution_allowed(session, interview) == "type"
        assert [e.detail for e in entries(session, Wanted(what="consent_given"))] == [
            "take_part, quoted, attribution, archive"
        ]


def test_whether_to_take_part_must_be_answered_and_the_rest_is_kept(signed_out, invited, sqlite):
    interview, link = invited

    page = signed_out.send(link, {"quoted": "yes"}, status=422)

    assert "Choose whether you take part" in page.select_one(".govuk-error-summary").text
    assert page.find("input", {"name": "quoted", "value": "yes"}).has_attr("checked")
    assert held(sqlite, interview) == {}


def test_a_choice_can_be_changed_later_and_only_the_change_is_new(signed_out, invited, sqlite):
    interview, link = invited
    signed_out.send(link, {"take_part": "yes", "quoted": "yes"})

    signed_out.send(f"{link}consent/", {"quoted": "no"})

    assert held(sqlite, interview) == {"take_part": "yes", "quoted": "no"}
    with sqlite.reading() as session:
        details = [e.detail for e in entries(session, Wanted(what="consent_given"))]
    assert details == ["quoted", "take_part, quoted"]


def test_who_declines_is_thanked_and_can_come_back(signed_out, pages, invited, sqlite):
    interview, link = invited

    thanks = signed_out.send(link, {"take_part": "no"})
    assert thanks.h1.text == "Thank you for telling us"
    assert "Declined" in text(pages.get("/studies/small"))
    assert signed_out.get(f"{link}sections/records/").h1.text == "Thank you for telling us"

    signed_out.send(f"{link}consent/declined", {})
    assert held(sqlite, interview) == {"take_part": "yes"}
    assert "Your answers" in signed_out.get(link).title.text


def test_what_a_researcher_kept_as_declined_is_not_undone_by_the_link(signed_out, pages, invited):
    interview, link = invited
    pages.send(f"/interviews/{interview}/decline", {"reason": "No time"})

    assert "No more answers" in signed_out.get(link).h1.text
    signed_out.get(f"{link}consent/declined")
    assert "No more answers" in signed_out.get(link).h1.text


def test_who_submitted_changes_choices_but_does_not_decline(signed_out, invited, sqlite):
    interview, link = invited
    signed_out.send(link, {"take_part": "yes", "quoted": "yes"})
    signed_out.send(f"{link}check", {})

    page = signed_out.get(f"{link}consent/")
    assert page.find("input", {"name": "take_part"}) is None
    signed_out.send_from(page, {"quoted": "no"})

    assert held(sqlite, interview) == {"take_part": "yes", "quoted": "no"}


def test_a_colleague_agrees_for_themselves(signed_out, invited, sqlite):
    interview, _ = invited
    secret = a_link(sqlite, interview, voice="contributor", sections=["steps"], agreed=False)

    assert signed_out.send(f"/answer/{secret}/", {"take_part": "no"}).h1.text.startswith("Thank")

    with sqlite.reading() as session:
        kept = session.get_one(Interview, interview)
        assert kept.is_open
    assert held(sqlite, interview) == {}


def test_an_interviewer_records_what_was_said(pages, invited, sqlite):
    interview, _ = invited
    ada = a_participant(sqlite, interview, "lead")
    address = f"/interviews/{interview}/consent"
    assert "No consent is recorded yet" in text(pages.get(address))

    said = {"who": str(ada), "take_part": "yes", "recorded": "no", "attribution": "unattributed"}
    page = pages.send(address, said)

    assert "Spoken, recorded by Rosa Researcher" in text(page)
    assert "Ada Brown" in text(page)
    assert held(sqlite, interview)["recorded"] == "no"
    assert "No, notes only" in text(page)


def test_only_people_of_the_partner_can_have_consented(pages, invited, sqlite):
    interview, _ = invited
    other = an_interview(sqlite, slug="other")
    stranger = a_participant(sqlite, other, name="Stan Stranger")

    page = pages.send(
        f"/interviews/{interview}/consent", {"who": str(stranger), "take_part": "yes"}, status=422
    )

    assert "Stan Stranger" not in text(page)
    assert held(sqlite, interview) == {}


def test_the_page_of_a_study_shows_what_each_partner_agreed_to(pages, sqlite):
    assert_agreed = "1 of 1 partner agreed to take part."
    an_interview(sqlite)

    page = pages.get("/studies/small/consent")

    assert assert_agreed in text(page)
    cells = [cell.text for cell in page.select("tbody tr td")]
    assert cells[:4] == ["P01", "Yes", "–", "–"]
    assert "No partner fits “zzz”" in text(pages.get("/studies/small/consent?search=zzz"))


def test_a_new_version_of_the_sheet_is_what_people_read(pages, signed_out, invited):
    _, link = invited
    assert "Why you are asked" in text(signed_out.get(link))

    typed = {"text": "# What we do\n\nWe ask.\n\n- One\n- Two", "withdraw_by": "2027-03-31"}
    pages.send("/studies/small/information/new", typed)
    page = signed_out.get(link)

    assert [h.text for h in page.select(".showcard-information h2")] == ["What we do"]
    assert [li.text for li in page.select(".showcard-information li")] == ["One", "Two"]
    assert "until 31 March 2027" in text(page)
    assert "Version 1 of this information" in text(page)


def test_earlier_versions_can_still_be_read(pages, sqlite):
    an_interview(sqlite)
    pages.send("/studies/small/information/new", {"text": "First words"})
    pages.send("/studies/small/information/new", {"text": "Second words"})

    assert "Second words" in text(pages.get("/studies/small/information"))
    assert "First words" in text(pages.get("/studies/small/information?version=1"))
    pages.get("/studies/small/information?version=9", status=404)


@pytest.mark.parametrize(
    "typed, says",
    [
        ({"text": ""}, "Enter what people are told"),
        ({"text": "x" * 20_001}, "Use at most 20,000 characters"),
        ({"text": "Bell \x07"}, "Take out the characters that cannot be seen"),
        ({"text": "Words", "withdraw_by": "soon"}, "Enter a date like 2027-03-31"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_and_kept_on_the_page(pages, sqlite, typed, says):
    an_interview(sqlite)

    page = pages.send("/studies/small/information/new", typed, status=422)

    assert says in text(page)
    assert page.find("textarea").text.strip() == typed["text"].strip()


def test_the_standard_text_names_the_study_and_whom_to_ask(signed_out, invited, sqlite):
    with sqlite.writing() as session:
        study = session.query(Study).one()
        study.contact = "Ring Rosa on 01234 567 890."

    page = signed_out.get(invited[1])

    assert "The study is called “A small study”." in text(page)
    assert "Ring Rosa on 01234 567 890." in text(page)


def test_script_in_a_sheet_stays_words(pages, signed_out, invited):
    pages.send("/studies/small/information/new", {"text": "# <script>alert(1)</script>"})

    page = signed_out.get(invited[1])

    assert page.select(".showcard-information script") == []
    assert "<script>alert(1)</script>" in page.select_one(".showcard-information h2").text

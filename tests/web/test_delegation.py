"""One organisation, many voices: sections sent to colleagues, differences settled, signed off."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from research.answers.positions import positions_of
from research.fieldwork.voices import rename
from research.models import AuditEntry, Interview, Participant, Position
from tests.fieldwork import a_link, a_participant, an_interview, save, stored
from tests.pages import Pages, controls, main_form, personal_link

VIEWS = "sections/records/views"


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


@pytest.fixture
def invited(pages, sqlite) -> tuple[int, str]:
    interview = an_interview(sqlite, mode="self_completion")
    return interview, personal_link(pages, interview)


@pytest.fixture
def lead(app) -> Pages:
    return Pages(app)


@pytest.fixture
def ada(app) -> Pages:
    """A colleague's browser."""
    return Pages(app)


def ask(lead: Pages, link: str, typed: dict, page: str = "colleagues") -> str:
    """Where the colleague's link leads, read off the page that shows it once."""
    data = controls(main_form(lead.get(f"{link}{page}"))) | typed
    shown = BeautifulSoup(lead.client.post(f"{link}{page}", data=data).text, "html.parser")
    return str(shown.select_one(".showcard-link a")["href"]).removeprefix("http://localhost")


def ask_ada(lead: Pages, link: str, *sections: str) -> str:
    email = "ada@example.org"
    return ask(lead, link, {"name": "Ada Brown", "email": email, "sections": list(sections)})


def agree(colleague: Pages, link: str) -> None:
    colleague.send(link, {"take_part": "yes"})


def settled(database, interview_id) -> list[tuple]:
    with database.reading() as session:
        rows = session.scalars(select(Position).filter_by(interview_id=interview_id))
        return [(p.question, p.value, p.held_by, p.settled) for p in rows]


def test_nobody_takes_the_name_of_a_colleague(lead, invited):
    _, link = invited
    ask_ada(lead, link, "steps")
    other = {"name": "Ada Brown", "email": "another.ada@example.org"}

    for page, more in (("colleagues", {"sections": ["records"]}), ("approver", {})):
        told = lead.send(f"{link}{page}", other | more, status=422)
        assert "Somebody else who answers for you has this name" in text(told)
        assert told.select_one("[name=email]")["value"] == "another.ada@example.org"
    assert ask_ada(lead, link, "records")


def test_a_colleague_sees_and_answers_only_the_sections_they_were_sent(lead, ada, invited, sqlite):
    interview, link = invited
    theirs = ask_ada(lead, link, "steps")
    agree(ada, theirs)

    assert [a.text for a in ada.get(theirs).select(".govuk-task-list a")] == ["Next steps"]
    ada.send(f"{theirs}sections/steps/staff", {"staff__": "12"})
    ada.get(f"{theirs}sections/records/", status=404)
    ada.get(f"{theirs}{VIEWS}", status=404)
    assert "What does your organisation think?" not in text(ada.get(f"{theirs}check"))

    answer = stored(sqlite, interview)["staff", ""]
    assert (answer.value, answer.saved_by) == (12, "Ada Brown")
    assert "Ada Brown: 1 answer" in text(lead.get(f"{link}colleagues"))


def test_what_a_colleague_saves_counts_as_a_part_of_the_whole_guide(lead, ada, invited, sqlite):
    interview, link = invited
    theirs = ask_ada(lead, link, "steps")
    agree(ada, theirs)
    for place, given in (("step_name.1", {"step_name__1": "Hire"}), ("staff", {"staff__": "12"})):
        ada.send(f"{theirs}sections/steps/{place}", given)
    with sqlite.reading() as session:
        kept = session.get_one(Interview, interview)
        assert (kept.sections_asked, kept.sections_done) == (2, 0)


def test_a_colleague_cannot_save_another_section_by_itself_either(ada, invited, sqlite):
    interview, _ = invited
    theirs = f"/answer/{a_link(sqlite, interview, voice='contributor', sections=['steps'])}/"
    form = controls(main_form(ada.get(f"{theirs}sections/steps/staff")))
    smuggled = form | {"slot": "views__", "views__": "Smuggled"}
    json = {"Accept": "application/json"}

    assert ada.client.post(f"{theirs}{VIEWS}", data=smuggled, headers=json).status_code == 404
    ada.client.post(f"{theirs}sections/steps/staff", data=smuggled, headers=json)

    assert stored(sqlite, interview) == {}


def test_only_the_lead_submits_delegates_and_settles(ada, invited, sqlite):
    interview, _ = invited
    theirs = f"/answer/{a_link(sqlite, interview, voice='contributor', sections=['steps'])}/"
    token = controls(main_form(ada.get(f"{theirs}sections/steps/staff")))["csrf_token"]

    assert "Submit your answers" not in text(ada.get(f"{theirs}check"))
    for address in ("submit", "colleagues", "approver", "differences", "colleagues/1/stop"):
        assert ada.client.post(theirs + address, data={"csrf_token": token}).status_code == 403
    with sqlite.reading() as session:
        assert session.get_one(Interview, interview).is_open


def test_a_link_names_who_it_is_for_and_can_be_mailed(lead, invited, sqlite):
    _, link = invited
    typed = {"name": "Ada & <b>Brown</b>", "email": "ada+x@example.org", "sections": ["steps"]}

    form = controls(main_form(lead.get(f"{link}colleagues"))) | typed
    page = BeautifulSoup(lead.client.post(f"{link}colleagues", data=form).text, "html.parser")

    assert page.h1.text == "A link for Ada & <b>Brown</b>"
    mailto = page.find("a", href=lambda href: href and href.startswith("mailto:"))["href"]
    assert mailto.startswith("mailto:ada%2Bx%40example.org?subject=A%20small%20study&body=Hello")
    assert "%0A" in mailto and "\n" not in mailto


@pytest.mark.parametrize(
    "wrong, says",
    [
        ({"name": ""}, "Enter a name"),
        ({"email": "ada"}, "Enter an e-mail address like"),
        ({"email": "ada@example.org\r\nBcc: all@example.org"}, "Enter an e-mail address like"),
        ({"sections": []}, "Choose at least one section"),
    ],
)
def test_a_colleague_who_cannot_be_asked_is_named_and_what_was_typed_is_kept(
    lead, invited, sqlite, wrong, says
):
    _, link = invited
    typed = {"name": "Ada", "email": "ada@example.org", "role": "Lawyer", "sections": ["steps"]}

    page = lead.send(f"{link}colleagues", typed | wrong, status=422)

    assert says in page.select_one(".govuk-error-summary").text
    assert page.find("input", {"name": "role"})["value"] == "Lawyer"
    with sqlite.reading() as session:
        assert session.scalars(select(Participant)).all() == []


def test_asking_the_same_colleague_again_takes_the_place_of_the_first_link(lead, ada, invited):
    _, link = invited

    first = ask_ada(lead, link, "steps")
    second = ask_ada(lead, link, "records")

    ada.get(first, status=404)
    agree(ada, second)
    assert "Records" in text(ada.get(second))
    lead.get(link)


def test_a_link_that_the_lead_stopped_opens_nothing_more(lead, ada, invited):
    _, link = invited
    theirs = ask_ada(lead, link, "steps")
    page = lead.get(f"{link}colleagues")
    stop = page.find("form", action=lambda a: a and a.endswith("/stop"))

    lead.client.post(stop["action"], data=controls(stop))

    ada.get(theirs, status=404)
    assert "Ada Brown" not in text(lead.get(f"{link}colleagues"))


def test_a_colleague_who_answers_differently_is_heard_and_the_lead_settles(
    lead, ada, invited, sqlite
):
    interview, link = invited
    lead.send(f"{link}{VIEWS}", {"views__": "It will work"})
    theirs = ask_ada(lead, link, "records")
    agree(ada, theirs)

    ada.send(f"{theirs}{VIEWS}", {"views__": "It will fail"})

    assert stored(sqlite, interview)["views", ""].value == "It will work"
    assert ada.get(f"{theirs}{VIEWS}").find("textarea", id="views__").text == "It will fail"
    assert "One answer differs" in text(lead.get(link))
    page = lead.get(f"{link}differences")
    assert "Ada Brown answers It will fail" in text(page)
    lead.send_from(page, {"how": "taken"})

    answer = stored(sqlite, interview)["views", ""]
    assert (answer.value, answer.saved_by) == ("It will fail", "P01")
    assert settled(sqlite, interview) == [("views", "It will fail", "Ada Brown", "taken")]
    assert "differs" not in text(lead.get(link))


@pytest.mark.parametrize("how, remains", [("dropped", False), ("differ", True)])
def test_the_lead_keeps_the_answer_or_leaves_it_as_differing(
    lead, ada, invited, sqlite, how, remains
):
    interview, link = invited
    lead.send(f"{link}{VIEWS}", {"views__": "Yes"})
    theirs = ask_ada(lead, link, "records")
    agree(ada, theirs)
    ada.send(f"{theirs}{VIEWS}", {"views__": "No"})

    page = lead.send(f"{link}differences", {"how": how})

    assert ("You left this as “we differ”" in text(page)) == remains
    assert stored(sqlite, interview)["views", ""].value == "Yes"
    with sqlite.reading() as session:
        assert len(positions_of(session, interview)) == remains


def test_what_the_lead_changes_of_a_colleagues_answer_is_kept_as_theirs(lead, ada, invited, sqlite):
    interview, link = invited
    theirs = ask_ada(lead, link, "records")
    agree(ada, theirs)
    ada.send(f"{theirs}{VIEWS}", {"views__": "Ada's words"})

    lead.send(f"{link}{VIEWS}", {"views__": "The lead's words"})

    assert stored(sqlite, interview)["views", ""].value == "The lead's words"
    assert settled(sqlite, interview) == [("views", "Ada's words", "Ada Brown", None)]


def test_who_comes_to_agree_no_longer_differs(lead, ada, invited, sqlite):
    interview, link = invited
    lead.send(f"{link}{VIEWS}", {"views__": "Yes"})
    theirs = ask_ada(lead, link, "records")
    agree(ada, theirs)
    ada.send(f"{theirs}{VIEWS}", {"views__": "No"})

    ada.send(f"{theirs}{VIEWS}", {"views__": "Yes"})

    assert settled(sqlite, interview) == [("views", "No", "Ada Brown", "agreed")]


def test_what_a_colleague_leaves_as_it_is_is_no_position(lead, ada, invited, sqlite):
    interview, link = invited
    lead.send(f"{link}{VIEWS}", {"views__": "Yes"})
    theirs = ask_ada(lead, link, "records")
    agree(ada, theirs)

    ada.send(f"{theirs}{VIEWS}", {})

    assert settled(sqlite, interview) == []
    assert stored(sqlite, interview)["views", ""].saved_by == "P01"


def test_a_difference_of_another_partner_cannot_be_settled(lead, invited, sqlite):
    _, link = invited
    other = an_interview(sqlite, slug="other")
    with sqlite.writing() as session:
        stans = {"question": "views", "value": "No", "held_by": "Stan"}
        session.add(Position(interview_id=other, held_at=datetime.now(UTC), **stans))
    token = controls(main_form(lead.get(f"{link}colleagues")))["csrf_token"]

    data = {"csrf_token": token, "how": "taken", "position": "1"}

    assert lead.client.post(f"{link}differences", data=data).status_code == 404


def test_an_approver_reads_everything_and_signs(lead, ada, invited, sqlite):
    interview, link = invited
    lead.send(f"{link}{VIEWS}", {"views__": "We think so"})
    theirs = ask(lead, link, {"name": "Bo Chief", "email": "bo@example.org"}, "approver")
    assert "Bo Chief was asked to sign off" in text(lead.get(link))

    page = ada.get(theirs)
    assert "We think so" in text(page)
    for address in (VIEWS, "check", "sections/records/", "colleagues"):
        ada.get(theirs + address, status=403)
    assert "Bo Chief signed these answers off" in text(ada.send(theirs, {"verdict": "signed"}))

    assert "Bo Chief signed these answers off" in text(lead.get(f"{link}check"))
    lead.send(f"{link}{VIEWS}", {"views__": "We think otherwise"})
    assert "answers changed after that" in text(lead.get(link))
    assert stored(sqlite, interview)["views", ""].saved_by == "P01"


def test_an_approver_who_returns_the_answers_says_why(lead, ada, invited):
    _, link = invited
    theirs = ask(lead, link, {"name": "Bo Chief", "email": "bo@example.org"}, "approver")

    page = ada.send(theirs, {"verdict": "returned"}, status=422)
    assert "Enter what must change" in page.select_one(".govuk-error-summary").text
    ada.send(theirs, {"verdict": "returned", "comment": "The costs are missing."})

    page = text(lead.get(f"{link}check"))
    assert "Bo Chief returned the answers" in page
    assert "The costs are missing." in page


def test_a_submission_says_whether_it_was_signed(lead, pages, ada, invited):
    interview, link = invited
    theirs = ask(lead, link, {"name": "Bo Chief", "email": "bo@example.org"}, "approver")
    ada.send(theirs, {"verdict": "signed"})

    assert "Bo Chief signed these answers off" in text(lead.send(f"{link}check", {}))
    assert "Bo Chief signed these answers off" in text(pages.get(f"/interviews/{interview}/voices"))
    assert "nothing left to sign" in text(ada.get(theirs))


def test_a_section_that_is_sent_back_is_changed_alone_and_submitted_again(
    lead, pages, invited, sqlite
):
    interview, link = invited
    lead.send(f"{link}{VIEWS}", {"views__": "Brief"})
    lead.send(f"{link}check", {})

    pages.send(f"/interviews/{interview}/send-back", {"records": "Please say more about the law."})

    tasks = lead.get(link)
    assert "Please say more about the law." in text(tasks)
    assert [a.text for a in tasks.select(".govuk-task-list a")] == ["Records"]
    lead.get(f"{link}sections/steps/", status=404)
    page = lead.get(f"{link}{VIEWS}")
    assert "The researchers ask: Please say more about the law." in text(page)
    lead.send_from(page, {"views__": "At length"})
    lead.send(f"{link}check", {})

    assert stored(sqlite, interview)["views", ""].value == "At length"
    assert "submitted again by" in text(pages.get(f"/interviews/{interview}/voices"))
    pages.send(f"/interviews/{interview}/", {})
    assert len(lead.get(link).select(".govuk-task-list a")) == 2


def test_sending_back_needs_a_comment_and_something_that_was_submitted(pages, invited):
    interview, link = invited
    address = f"/interviews/{interview}/send-back"
    assert "Only what was submitted can be sent back" in text(pages.get(address))
    pages.send(f"{link}check", {})

    page = pages.send(address, {}, status=422)
    assert "Write a comment on at least one section" in page.select_one(".govuk-error-summary").text

    long = pages.send(address, {"steps": "x" * 5_001}, status=422)
    assert "Use at most 5,000 characters" in text(long)
    assert len(long.find("textarea", id="steps").text.strip()) == 5_001


def test_what_a_colleague_said_stays_theirs_when_their_name_is_corrected(
    pages, lead, ada, invited, sqlite
):
    interview, link = invited
    theirs = ask_ada(lead, link, "records", "steps")
    agree(ada, theirs)
    lead.send(f"{link}{VIEWS}", {"views__": "It helps"})
    ada.send(f"{theirs}{VIEWS}", {"views__": "It hurts"})
    ada.send(f"{theirs}sections/steps/staff", {"staff__": "7"})
    people = "/studies/small/partners/P01/people/1"

    page = pages.send(people, {"name": "P01"}, status=422)
    assert "Somebody else of this partner has this name" in text(page)
    pages.send(people, {"name": "Ada Green"})
    pages.send("/studies/small/partners/P01/change", {"code": "N01"})

    assert settled(sqlite, interview) == [("views", "It hurts", "Ada Green", None)]
    answers = stored(sqlite, interview)
    assert [answers[q, ""].saved_by for q in ("views", "staff")] == ["N01", "Ada Green"]
    assert "It hurts" in text(ada.get(f"{theirs}{VIEWS}"))
    lead.send(f"{link}sections/steps/staff", {"staff__": "8"})
    assert ("staff", 7, "Ada Green", None) in settled(sqlite, interview)
    with sqlite.reading() as session:
        acts = [(each.what, each.detail) for each in session.scalars(select(AuditEntry))]
    assert ("person_changed", "name") in acts


def test_of_two_that_are_called_alike_nobody_is_given_the_others_words(sqlite):
    interview = an_interview(sqlite)
    alike = [a_participant(sqlite, interview, name="Ada Brown") for _ in range(2)]
    save(sqlite, interview, {("views", ""): {"value": "It helps"}}, by="Ada Brown")

    with sqlite.writing() as session:
        rename(session, session.get_one(Participant, alike[0]), "Ada Green")

    assert stored(sqlite, interview)["views", ""].saved_by == "Ada Brown"

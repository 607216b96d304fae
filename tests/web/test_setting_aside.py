"""Researchers set an interview aside after a question, and put it back."""

import pytest

from research.audit import Wanted, entries
from tests.fieldwork import an_interview, save, stored
from tests.pages import controls, main_form, personal_link

ALONE = {"Accept": "application/json"}


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


@pytest.fixture
def interview(sqlite) -> int:
    """An interview with one answer."""
    interview = an_interview(sqlite, mode="self_completion")
    save(sqlite, interview, {("views", ""): {"value": "It will work"}})
    return interview


def test_it_is_set_aside_after_a_question_and_put_back(pages, signed_out, interview, sqlite):
    link, overview = personal_link(pages, interview), f"/interviews/{interview}/"

    asked = pages.get(f"{overview}set-aside")
    assert "it counts in no finding" in text(asked)
    refused = pages.send_from(asked, {"reason": " "}, status=422)
    assert "Say in a line why" in refused.select_one(".govuk-error-summary").text
    refused = pages.send_from(asked, {"reason": "Ada " * 60}, status=422)
    assert controls(main_form(refused))["reason"] == [" ".join(["Ada"] * 60)]

    page = pages.send_from(asked, {"reason": "Ada tried <it> out"})
    assert "counts nowhere" in text(page) and "Ada tried <it> out" in text(page)
    for act in ("Close the interview", "Make a personal link"):
        assert act not in text(page)
    assert "does not open anything" in signed_out.get(link, status=404).h1.text
    assert "Not invited" in pages.get("/studies/small").select_one("tbody").text
    partner = pages.get("/studies/small/partners/P01")
    assert "Ada tried <it> out" in text(partner.find("h2", string="Set aside").find_next("ul"))

    page = pages.send(overview, {})
    assert "back as it was" in text(page) and "Close the interview" in text(page)
    signed_out.get(link)
    with sqlite.reading() as session:
        trail = [(each.what, each.on_what, each.detail) for each in entries(session, Wanted())]
    assert trail[1:3] == [
        ("interview_put_back", "Partner P01", ""),
        ("interview_set_aside", "Partner P01", ""),
    ]


def test_nothing_is_saved_in_it_by_pages_that_were_open(pages, interview, sqlite):
    desk, link = f"/interviews/{interview}", personal_link(pages, interview)
    section = f"{desk}/sections/steps"
    form = controls(main_form(pages.get(section)))
    closing, declining = pages.get(f"{desk}/close"), pages.get(f"{desk}/decline")
    present = pages.get(f"{desk}/present")
    pages.send(f"{desk}/set-aside", {"reason": "A try-out"})

    typed = {**form, "slot": "staff__", "staff__": "12"}
    told = pages.client.post(section, data=typed, headers=ALONE).get_json()
    assert "Copy what you typed" in told["problem"]
    by_link = pages.client.post(f"{link}sections/steps/staff", data=typed, headers=ALONE)
    assert by_link.status_code == 404
    assert pages.client.post(section, data=typed).status_code == 422
    assert "It is here to read only" in text(pages.send_from(closing, {}))
    assert "It is here to read only" in text(pages.send_from(declining, {"reason": "No"}))
    assert "was set aside" in pages.send_from(present, {"present": "Bo"}, status=409).h1.text
    token = {"csrf_token": form["csrf_token"]}
    for act in ("reopen", "links", "links/revoke", "set-aside"):
        assert pages.client.post(f"{desk}/{act}", data=token).status_code == 409, act
    assert ("staff", "") not in stored(sqlite, interview)


@pytest.mark.parametrize(
    "page",
    [
        *("sections/steps", "close", "decline", "present", "consent", "voices", "record/"),
        *("form", "set-aside", "links/revoke", "hand-outs/services", "paper/guide.docx"),
    ],
)
def test_no_page_of_it_shows_a_form_and_each_leads_back(pages, interview, page):
    overview = f"/interviews/{interview}/"
    pages.send(f"{overview}set-aside", {"reason": "A try-out"})

    told = pages.get(f"{overview}{page}", status=409)

    assert told.h1.text == "This interview was set aside"
    assert not told.select("main form")
    assert told.select_one("main a")["href"] == overview
    assert not pages.get(overview).select("#sections a")


def test_a_new_one_is_begun_in_its_place_and_then_it_stays_aside(pages, interview):
    pages.send(f"/interviews/{interview}/set-aside", {"reason": "The wrong guide"})
    token = {
        "csrf_token": controls(main_form(pages.get(f"/interviews/{interview}/")))["csrf_token"]
    }
    begun = pages.client.post("/studies/small/partners/P01/interview", data=token).location

    page = pages.send(f"/interviews/{interview}/", {})

    assert begun != f"/interviews/{interview}/"
    assert "Another one was begun since" in text(page)

"""The partners of a study, as the researcher's page lists them."""

import pytest

from research.fieldwork.studies import add_partner, study_by_slug
from tests.fieldwork import an_interview
from tests.pages import controls


@pytest.fixture
def study(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        found = study_by_slug(session, "small")
        for code in ("P100", "P2", "P10"):
            add_partner(session, found, code=code, name=f"Partner {code}", type="Council")


def test_a_long_list_of_partners_is_parted_and_keeps_what_was_asked(pages, sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        found = study_by_slug(session, "small")
        for n in range(2, 131):
            add_partner(session, found, code=f"P{n}", name=f"Partner {n}", type="Council")

    page = pages.get("/studies/small?sort=-code&search=partner")
    assert "Partners 1 to 100 of 129." in page.text and "these 129 lines" in page.text
    following = page.select_one(".govuk-pagination__next a")["href"]
    rest = pages.get(following)

    codes = [row.td.text for row in [*page.select("tbody tr"), *rest.select("tbody tr")]]
    assert [code for code in codes if code.startswith("P")] == [f"P{n}" for n in range(130, 1, -1)]
    assert not pages.get("/studies/small?search=P12").select(".govuk-pagination")


@pytest.mark.parametrize("sort", ["code", "type", "status"])
def test_partners_stand_as_people_count_however_they_are_sorted(pages, study, sort):
    page = pages.get(f"/studies/small?sort={sort}")

    codes = [row.td.text for row in page.select("tbody tr")]
    assert [code for code in codes if code in ("P2", "P10", "P100")] == ["P2", "P10", "P100"]


def test_a_partner_is_interviewed_or_invited_to_answer_online(pages, study):
    page = pages.get("/studies/small?search=P100")

    said = [" ".join(button.text.split()) for button in page.select("tbody button")]
    assert said == ["Interview Partner P100", "Invite Partner P100 to answer online"]


def test_a_study_that_is_over_is_archived_and_brought_back(pages, study):
    asked = pages.get("/studies/small/archive")
    assert "You can bring it back at any time" in asked.text
    assert "This study was archived" not in pages.get("/studies/small").text

    pages.send_from(asked, {})
    start = pages.get("/")
    assert start.find("h2", string="Archived").find_next("ul").a["href"] == "/studies/small"
    assert start.select(".showcard-card") == []
    assert "This study was archived on" in pages.get("/studies/small").text

    act = pages.get("/studies/small/settings").find("form", action="/studies/small/bring-back")
    pages.client.post(act["action"], data=controls(act))
    start = pages.get("/")
    assert start.find("h2", string="Archived") is None
    assert start.select_one(".showcard-card a")["href"] == "/studies/small"


def test_on_a_phone_each_column_of_a_card_is_named(pages, study):
    row = pages.get("/studies/small").select_one(".study-tracker.showcard-cards tbody tr")

    named = [cell["data-column"] for cell in row.select("td[data-column]")]
    assert named == ["Sections done", "Last activity", "Next step", "Interviewer", "Appointment"]

"""Who works on a study invites others to it, and to nothing else."""

import pytest

from research.access.accounts import members_of
from tests.fieldwork import an_interview
from tests.pages import Pages, an_account, controls
from tests.web.test_accounts import PASSWORD, text, trail

TEAM = "/studies/small/team"
ADA = {"name": "Ada Lovelace", "email": "ada@example.org", "role": "researcher"}


@pytest.fixture
def study(sqlite) -> None:
    an_interview(sqlite)


def members(sqlite) -> set[str]:
    with sqlite.reading() as session:
        return {account.name for account in members_of(session, "small")}


def made_anew(pages):
    form = pages.get(TEAM).select_one("main li form")
    made = pages.client.post(form["action"], data=controls(form))
    return pages.get(made.location)


def test_a_researcher_invites_somebody_to_the_study_of_theirs(study, pages, app, sqlite):
    an_interview(sqlite, slug="other", partner="P02")
    page = pages.send(TEAM, ADA)
    link = page.select_one(".showcard-link").text.removeprefix("http://localhost")
    assert pages.get(pages.url).select_one(".showcard-link") is None

    ada = Pages(app)
    ada.send(link, {"password": PASSWORD})

    assert [a["href"] for a in ada.get("/").select("main h2 a")] == ["/studies/small"]
    assert members(sqlite) == {"Rosa Researcher", "Ada Lovelace"}
    assert ("Rosa Researcher", "account_made", ADA["email"]) in trail(sqlite)


def test_a_lost_invitation_is_made_anew_by_those_who_work_on_the_study(study, pages, app, sqlite):
    lost = pages.send(TEAM, ADA).select_one(".showcard-link").text
    assert "make a new one" in text(pages.get(pages.url))

    page = made_anew(pages)
    link = page.select_one(".showcard-link").text
    assert link != lost
    wrong = Pages(app).get(lost.removeprefix("http://localhost"), status=404)
    assert "Ask whoever sent it for a new one" in wrong.text

    Pages(app).send(link.removeprefix("http://localhost"), {"password": PASSWORD})
    assert pages.get(TEAM).select("main li form") == []


def test_who_belongs_to_more_than_the_study_gets_their_link_from_an_administrator(
    study, pages, sqlite
):
    an_interview(sqlite, slug="other", partner="P02")
    for team in (TEAM, "/studies/other/team"):
        pages.send(team, ADA)
        invited = len(pages.get(TEAM).select("main li form"))
        assert invited == (1 if team == TEAM else 0)


def test_who_has_an_account_belongs_from_then_on_in_the_role_they_have(study, pages, sqlite):
    an_account(sqlite, "commissioner", name="Cy")

    page = pages.send(TEAM, {**ADA, "email": "CY@example.org"})

    assert "Cy belongs to this study now, as a commissioner." in text(page)
    assert "belong to this study already" in text(
        pages.send(TEAM, {**ADA, "email": "cy@example.org"}, status=422)
    )


def test_nobody_is_made_an_administrator_or_brought_back_that_way(study, pages, sqlite):
    an_account(sqlite, "administrator", name="Al")
    for typed, why in (
        ({"role": "administrator"}, "Not a valid choice"),
        ({"email": "al@example.org"}, "sees every study"),
        ({"email": "ada@example"}, "Enter an e-mail address like"),
    ):
        assert why in text(pages.send(TEAM, {**ADA, **typed}, status=422))

    assert members(sqlite) == {"Rosa Researcher"}

"""Three steps to a study, its settings, its next stage, and a copy of it."""

import pytest
from sqlalchemy import select

from research.fieldwork.participants import add_participant
from research.fieldwork.studies import current_stage, partner_by_code, study_by_slug, the_stage
from research.guides.versions import publish_guide
from research.models import AuditEntry, Interview, Membership, Participant, Partner, Stage, Study
from tests.fieldwork import GUIDE, an_interview, save
from tests.pages import Pages, an_account, controls, sign_in

SETTINGS = {"title": "Sharing data", "stage_title": "Stage 1: views", "reminder_days": "5"}


@pytest.fixture
def guide(sqlite) -> str:
    with sqlite.writing() as session:
        publish_guide(session, GUIDE, "small")
    return "small/1"


@pytest.fixture
def maker(app, sqlite, guide) -> Pages:
    """A researcher who belongs to no study but those that she makes."""
    pages = Pages(app)
    sign_in(pages, an_account(sqlite, name="Mary Maker"))
    return pages


def made(pages: Pages, guide: str, partners: str = "none", **settings: str):
    pages.send("/studies/new", {"guide": guide})
    pages.send(pages.url, {**SETTINGS, **settings})
    return pages.send(pages.url, {"partners": partners})


def test_a_study_is_made_in_three_steps_and_belongs_to_who_made_it(maker, guide, sqlite):
    page = made(
        maker,
        guide,
        commissioner="Lornmarch Board",
        objectives="What is held\nWhat can be shared",
        starts_on="3 March 2027",
        ends_on="30/4/2027",
        price_base_year="2026",
        data_cut_off="2027-05-01",
        contact="Help desk, help@example.org",
        link_days="",
        reminder_days="7",
        targets="Council: 12\nFunder: 2",
    )

    assert page.h1.text == "Sharing data"
    assert "Stage 1: views, for Lornmarch Board" in page.text
    with sqlite.reading() as session:
        study = study_by_slug(session, "sharing-data")
        assert study.objectives == "What is held\nWhat can be shared"
        assert (study.starts_on.isoformat(), study.ends_on.isoformat()) == (
            "2027-03-03",
            "2027-04-30",
        )
        assert (study.price_base_year, study.data_cut_off.isoformat()) == (2026, "2027-05-01")
        assert (study.link_days, study.reminder_days) == (None, 7)
        assert study.targets == {"Council": 12, "Funder": 2}
        assert session.scalars(select(Membership.study_id)).all() == [study.id]
        assert "study_made" in session.scalars(select(AuditEntry.what)).all()


def test_the_third_step_leads_to_the_way_that_was_chosen(maker, guide):
    assert made(maker, guide, "import").h1.text == "Import partners"
    assert made(maker, guide, "by_hand").h1.text == "Add a partner"
    assert maker.url == "/studies/sharing-data-2/add-partner"


def test_what_was_typed_is_kept_with_its_mistakes_and_on_the_way_back(maker, guide):
    maker.send("/studies/new", {"guide": guide})
    step = maker.url
    wrong = {
        **SETTINGS,
        "title": "Kept",
        "ends_on": "31/2/2027",
        "price_base_year": "soon",
        "targets": "Council 12",
    }

    page = maker.send(step, wrong, status=422)
    said = [error.text.strip() for error in page.select(".govuk-error-summary li")]
    assert said == [
        "Enter a real day, such as 3 March 2027 or 3/3/2027",
        "The price base year must be a whole number from 1900 to 2100",
        "Line 1 of the targets must be a type of partner, a colon and a number, such as"
        " Council: 12",
    ]
    page = maker.get(step)
    assert page.find(id="ends_on")["value"] == "31/2/2027"
    assert page.find(id="targets").text.strip() == "Council 12"

    page = maker.send(step, {"title": "Kept again"}, button="back")
    assert page.find("input", checked=True)["value"] == guide
    assert maker.get(step).find(id="title")["value"] == "Kept again"
    assert "Kept again" in maker.get("/studies/new").select_one(".govuk-inset-text").text


def test_the_end_of_fieldwork_is_not_before_its_beginning(maker, guide):
    maker.send("/studies/new", {"guide": guide})

    days = {"starts_on": "3/3/2027", "ends_on": "2/3/2027"}
    page = maker.send(maker.url, {**SETTINGS, **days}, status=422)

    assert "must not be before the first" in page.select_one(".govuk-error-summary").text


def test_a_guide_of_the_library_is_published_by_its_first_study(maker, sqlite):
    made(maker, "testing_options/1")

    with sqlite.reading() as session:
        stage = current_stage(session, study_by_slug(session, "sharing-data"))
        assert stage.guide_version_id


def test_nobody_goes_on_with_what_somebody_else_typed(maker, pages, guide):
    maker.send("/studies/new", {"guide": guide})

    pages.get(maker.url, status=404)


def test_a_study_is_made_once_from_one_draft(maker, guide):
    maker.send("/studies/new", {"guide": guide})
    maker.send(maker.url, SETTINGS)
    third = maker.url
    maker.send(third, {"partners": "none"})

    maker.get(third, status=404)


def test_settings_are_changed_with_an_entry_in_the_audit_trail(pages, sqlite):
    an_interview(sqlite)

    page = pages.send("/studies/small/settings", {"title": "Renamed", "stage_title": "Round one"})

    assert "The settings are saved." in page.text
    assert pages.get("/studies/small").h1.text == "Renamed"
    with sqlite.reading() as session:
        detail = session.scalar(select(AuditEntry.detail).filter_by(what="study_changed"))
        assert detail == "title, title of the stage"
    page = pages.send("/studies/small/settings", {})
    assert "Nothing was changed." in page.text


def test_partners_come_along_to_the_next_stage_and_their_answers_are_read_beside_it(pages, sqlite):
    first = an_interview(sqlite)
    save(sqlite, first, {("views", ""): {"value": "Said in stage 1"}})

    page = pages.send(
        "/studies/small/stages/new", {"title": "Stage 2: options", "guide": "testing_options/1"}
    )
    assert "Northtown Council" in page.text and page.find("button", value="interviewer")
    start = page.find("button", value="interviewer")["formaction"]
    form = page.find("table").find_parent("form")
    token = form.find("input", {"name": "csrf_token"})["value"]
    data = {"csrf_token": token, "mode": "interviewer", "stage": "2"}
    desk = pages._read(pages.client.post(start, data=data, follow_redirects=True), 200)

    way = desk.find("a", string=lambda words: words and words.startswith("What they answered in"))
    assert "Said in stage 1" not in desk.text
    section = desk.select_one(".showcard-sections a")["href"]
    assert pages.get(section).find("a", href=way["href"])
    page = pages.get(way["href"])
    assert page.h1.text == "What they answered in Stage 1"
    assert "Said in stage 1" in page.text and not page.select("main form")
    with sqlite.reading() as session:
        study = study_by_slug(session, "small")
        assert the_stage(session, study).number == 2
        assert session.query(Interview).count() == 2
    assert "In progress" in pages.get("/studies/small?stage=1").select_one("tbody").text
    pages.get("/studies/small?stage=3", status=404)


def test_a_stage_is_begun_once_and_can_be_taken_back_while_nobody_was_asked(pages, sqlite):
    an_interview(sqlite)
    begun = {"title": "Stage 2", "guide": "testing_options/1"}
    form = pages.get("/studies/small/stages/new")
    pages.send_from(form, begun)

    page = pages.send_from(form, begun)
    assert "A stage was begun already" in page.text
    settings = pages.get("/studies/small/settings")
    back = settings.find("form", action="/studies/small/stages/2/take-back")
    data = controls(back)
    page = pages._read(pages.client.post(back["action"], data=data, follow_redirects=True), 200)
    assert "The stage is taken back." in page.text
    with sqlite.reading() as session:
        assert session.query(Stage).count() == 1
    first = "/studies/small/stages/1/take-back"
    page = pages._read(pages.client.post(first, data=data, follow_redirects=True), 200)
    assert "cannot be taken back" in page.text


def test_a_copy_has_settings_partners_and_people_but_no_answer(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "Not to be copied"}})
    with sqlite.writing() as session:
        study = study_by_slug(session, "small")
        study.targets = {"Council": 3}
        add_participant(session, partner_by_code(session, study, "P01"), name="Lea Lead")

    settings = pages.get("/studies/small/settings")
    copy = settings.find("form", action="/studies/small/copy")
    token = copy.find("input")["value"]
    pages.client.post("/studies/small/copy", data={"csrf_token": token})
    page = pages.get("/studies/new/1/settings")
    assert page.find(id="title")["value"] == "Copy of A small study"
    assert page.find(id="targets").text.strip() == "Council: 3"
    pages.send("/studies/new/1/settings", {})
    page = pages.send(pages.url, {"partners": "copy"})

    assert page.h1.text == "Copy of A small study"
    assert "Not invited" in page.select_one("tbody").text
    with sqlite.reading() as session:
        assert session.query(Study).count() == session.query(Partner).count() == 2
        assert session.query(Participant).count() == 2
        assert session.query(Interview).count() == 1

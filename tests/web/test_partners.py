"""The pages of a partner: its facts, its people, its plan, and what can be taken back."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar
from sqlalchemy import select

from research.fieldwork.participants import add_participant
from research.fieldwork.partners import PartnerFacts, new_partner
from research.fieldwork.studies import current_stage, partner_by_code, study_by_slug
from research.interviewing.interviews import start_interview
from research.models import AuditEntry, Interview, Participant
from tests.fieldwork import an_interview, save
from tests.pages import controls

NORTHTOWN = "/studies/small/partners/P01"


@pytest.fixture
def interview(sqlite) -> int:
    return an_interview(sqlite)


def press(pages, page, address: str):
    """The button of the small form that leads there."""
    form = page.find("form", action=address)
    response = pages.client.post(address, data=controls(form), follow_redirects=True)
    return pages._read(response, 200)


def listed(pages) -> list[str]:
    return [row.td.text for row in pages.get("/studies/small").select(".study-tracker tbody tr")]


def test_a_partner_is_added_and_gets_the_next_code(pages, interview, sqlite):
    page = pages.send(
        "/studies/small/add-partner",
        {
            "name": "Harbour Trust",
            "type": "Charity",
            "holds_records": "no",
            "essential": "yes",
            "essential_reason": "Only they know the harbour",
        },
    )

    assert page.h1.text == "Harbour Trust"
    assert "Yes: Only they know the harbour" in page.text and "Holds none" in page.text
    assert pages.url == "/studies/small/partners/P02"
    assert listed(pages) == ["P01", "P02"]


def test_what_is_wrong_with_a_partner_is_said_and_what_was_typed_stays(pages, interview):
    page = pages.send(
        "/studies/small/add-partner",
        {"code": "P 1/", "name": "Kept", "type": "", "essential": "yes"},
        status=422,
    )
    assert len(page.select(".govuk-error-summary li")) == 3
    assert page.find(id="name")["value"] == "Kept"

    typed = {"code": "p01", "name": "Other", "type": "Council"}
    page = pages.send("/studies/small/add-partner", typed, status=422)
    assert "has the code p01; choose another" in page.select_one(".govuk-error-summary").text


def test_a_changed_partner_is_told_by_its_code_only_in_the_audit_trail(pages, interview, sqlite):
    pages.send(f"{NORTHTOWN}/change", {"code": "N1", "name": "Northtown City", "essential": "no"})

    assert pages.get("/studies/small/partners/N1").h1.text == "Northtown City"
    with sqlite.reading() as session:
        entry = session.scalars(select(AuditEntry).filter_by(what="partner_changed")).one()
        assert (entry.on_what, entry.detail) == ("Partner N1", "code, name")


def test_a_partner_is_removed_after_a_question_and_put_back(pages, interview):
    page = pages.send(f"{NORTHTOWN}/remove", {})
    assert "it is in no list" in page.text
    assert listed(pages) == []
    assert "can be put back" in pages.get("/studies/small").text

    press(pages, page, f"{NORTHTOWN}/put-back")
    assert listed(pages) == ["P01"]


def test_people_are_added_changed_removed_and_put_back(pages, interview, sqlite):
    page = pages.send(f"{NORTHTOWN}/people/add", {"name": "Lea Lead", "email": "lea@example.org"})
    assert "Lea Lead" in page.text
    page = pages.send(f"{NORTHTOWN}/people/1", {"email": "lea@example.net", "role": "Director"})
    assert "Director" in page.text

    page = press(pages, page, f"{NORTHTOWN}/people/1/remove")
    assert "Lea Lead was removed" in page.text
    page = press(pages, page, f"{NORTHTOWN}/people/1/put-back")
    assert page.find("th", string="Lea Lead") or "Director" in page.select_one("tbody").text

    page = pages.send(f"{NORTHTOWN}/people/add", {"name": "", "email": "nobody"}, status=422)
    assert len(page.select(".govuk-error-summary li")) == 2
    with sqlite.reading() as session:
        words = " ".join(
            f"{entry.on_what} {entry.detail}" for entry in session.scalars(select(AuditEntry))
        )
        assert "Lea" not in words and "example" not in words


def test_nobody_of_another_partner_is_changed_by_a_guessed_number(pages, interview, sqlite):
    with sqlite.writing() as session:
        study = study_by_slug(session, "small")
        other = new_partner(session, study, PartnerFacts("P02", "Other", "Council"))
        session.add(Participant(partner_id=other.id, name="Olga Other", voice="lead"))

    pages.get(f"{NORTHTOWN}/people/1", status=404)


def test_an_appointment_is_set_seen_on_the_tracker_and_kept_in_a_calendar(pages, interview):
    page = pages.send(
        f"{NORTHTOWN}/stages/1/plan",
        {
            "interviewer": "Ina Interviewer",
            "day": "3 March 2027",
            "time": "2.30pm",
            "minutes": "45",
            "place": "Room 2; ask at the desk",
        },
    )
    assert "45 minutes, Room 2; ask at the desk" in page.text
    assert "3 March 2027, 14:30" in pages.get("/studies/small").select_one("tbody").text

    file = pages.client.get(f"{NORTHTOWN}/stages/1/appointment.ics")
    assert "appointment-p01-northtown-council" in file.headers["Content-Disposition"]
    (event,) = Calendar.from_ical(file.data).walk("VEVENT")
    assert event["summary"] == "Interview with Northtown Council"
    assert event["location"] == "Room 2; ask at the desk"
    assert event.decoded("dtstart") == datetime(2027, 3, 3, 14, 30).astimezone(UTC)
    assert event.duration.total_seconds() == 45 * 60


def test_a_day_without_a_time_is_no_appointment(pages, interview):
    plan = f"{NORTHTOWN}/stages/1/plan"
    for typed, said in (
        ({"day": "3/3/2027"}, "Enter the time of the appointment"),
        ({"time": "14:30"}, "Enter the day of the appointment too"),
        ({"day": "3/3/2027", "time": "half two"}, "Enter a time, such as 14:30"),
        ({"day": "33/3/2027", "time": "14:30"}, "Enter a real day"),
        ({"minutes": "1"}, "from 5 to 600"),
    ):
        page = pages.send(plan, typed, status=422)
        assert said in page.select_one(".govuk-error-summary").text
    pages.get(f"{NORTHTOWN}/stages/1/appointment.ics".replace(".ics", ".pdf"), status=404)


def test_a_partner_is_marked_as_unreachable_and_back(pages, interview):
    mark = f"{NORTHTOWN}/stages/1/unreachable"

    page = press(pages, pages.get(NORTHTOWN), mark)
    assert "Unreachable" in pages.get("/studies/small").select_one("tbody").text
    press(pages, page, f"{NORTHTOWN}/stages/1/reached")
    assert "Unreachable" not in pages.get("/studies/small").select_one("tbody").text


def test_two_partners_are_merged_after_a_preview_and_taken_apart(pages, interview, sqlite):
    save(sqlite, interview, {("views", ""): {"value": "Only here"}})
    with sqlite.writing() as session:
        study = study_by_slug(session, "small")
        other = new_partner(session, study, PartnerFacts("P02", "Northtown City", "Council"))
        start_interview(session, current_stage(session, study), other, mode="self_completion")
    merge = f"{NORTHTOWN}/merge"

    page = pages.get(f"{merge}?into=P02")
    assert "in place of its own, which has no answer yet" in " ".join(page.text.split())
    page = press(pages, page, merge)
    assert page.h1.text == "Northtown City" and listed(pages) == ["P02"]
    with sqlite.reading() as session:
        partner = session.get_one(Interview, interview).partner
        assert partner.code == "P02"

    press(pages, page, f"{NORTHTOWN}/unmerge")
    assert listed(pages) == ["P01", "P02"]


def test_who_leads_for_both_is_told_before_two_partners_are_merged(pages, interview, sqlite):
    with sqlite.writing() as session:
        study = study_by_slug(session, "small")
        other = new_partner(session, study, PartnerFacts("P02", "Northtown City", "Council"))
        add_participant(session, other, name="Ann")
    preview = f"{NORTHTOWN}/merge?into=P02"
    assert "from then on" not in pages.get(preview).text
    with sqlite.writing() as session:
        northtown = partner_by_code(session, study_by_slug(session, "small"), "P01")
        add_participant(session, northtown, name="Bo")

    assert "Ann and Bo lead for it from then on" in pages.get(preview).text


def test_two_partners_with_answers_are_not_merged(pages, interview, sqlite):
    save(sqlite, interview, {("views", ""): {"value": "One"}})
    with sqlite.writing() as session:
        study = study_by_slug(session, "small")
        other = new_partner(session, study, PartnerFacts("P02", "Northtown City", "Council"))
        stage = current_stage(session, study)
        second = start_interview(session, stage, other, mode="interviewer").id
    save(sqlite, second, {("views", ""): {"value": "Two"}})

    page = pages.get(f"{NORTHTOWN}/merge?into=P02")

    assert "two records cannot be told as one" in page.text
    assert page.find("form", action=f"{NORTHTOWN}/merge") is None
    assert (
        pages.get(f"{NORTHTOWN}/merge?into=P01").find("form", action=f"{NORTHTOWN}/merge") is None
    )


def test_what_partners_typed_stays_text_on_their_pages(pages, interview, sqlite):
    with sqlite.writing() as session:
        partner = partner_by_code(session, study_by_slug(session, "small"), "P01")
        partner.name = partner.essential_reason = "<b>=1+1</b>"
        partner.essential = True
        session.add(Participant(partner_id=partner.id, name="<i>x</i>", voice="lead"))

    for address in (NORTHTOWN, "/studies/small", f"{NORTHTOWN}/remove", f"{NORTHTOWN}/merge"):
        page = pages.get(address)
        assert page.find("b") is None and page.find("i") is None


def test_commissioners_see_no_partner(as_commissioner, sqlite):
    an_interview(sqlite)

    for address in ("", "/partners/P01", "/partners.csv", "/import-partners", "/settings"):
        as_commissioner.get(f"/studies/small{address}", status=403)

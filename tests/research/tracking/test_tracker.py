"""How far partners have come: their states, what is next, and with how few queries."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, select

from research.consent.given import give_consent
from research.fieldwork.links import make_link
from research.fieldwork.participants import add_participant
from research.fieldwork.studies import add_partner, current_stage, study_by_slug
from research.interviewing.interviews import decline_interview, start_interview, submit_interview
from research.models import Interview, Link
from research.tracking.choice import Chosen, chosen_lines, offered
from research.tracking.plans import Plan, keep_plan, mark_reached, mark_unreachable
from research.tracking.targets import target_lines, targets_in
from research.tracking.tracker import tracker_lines
from tests.fieldwork import an_interview, save

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def study(sqlite):
    """Of one partner, with an interview in which nothing was done yet."""
    return an_interview(sqlite, mode="self_completion")


def line_of(session, code="P01", now=NOW):
    found = study_by_slug(session, "small")
    lines = tracker_lines(session, found, current_stage(session, found), now=now)
    return next(line for line in lines if line.partner.code == code)


def state_after(database, act):
    with database.writing() as session:
        act(session, session.scalars(select(Interview)).one())
        session.flush()
        return line_of(session).state


STATES = {
    "not_invited": lambda session, interview: None,
    "invited": lambda session, interview: make_link(session, interview),
    "in_progress": lambda session, interview: setattr(interview, "revision", 1),
    "submitted": lambda session, interview: submit_interview(interview),
    "declined": lambda session, interview: decline_interview(interview, "No time"),
    "withdrawn": lambda session, interview: setattr(interview.partner, "withdrawn_at", NOW),
}


@pytest.mark.parametrize("state", STATES)
def test_a_partner_stands_where_its_interview_has_come_to(sqlite, study, state):
    assert state_after(sqlite, STATES[state]) == state


def test_a_partner_without_an_interview_is_not_invited(sqlite, study):
    with sqlite.writing() as session:
        add_partner(session, study_by_slug(session, "small"), code="P02", name="B", type="Funder")

        assert line_of(session, "P02").state == "not_invited"


def test_an_opened_link_is_seen_even_when_a_newer_one_was_made(sqlite, study):
    def open_and_renew(session, interview):
        make_link(session, interview)
        session.flush()
        first = session.scalars(select(Link)).one()
        first.opened_at = first.revoked_at = NOW
        make_link(session, interview)

    assert state_after(sqlite, open_and_renew) == "link_opened"


def test_confirmed_answers_are_more_than_submitted_ones(sqlite, study):
    def confirm(session, interview):
        interview.submitted_at = interview.confirmed_at = NOW

    assert state_after(sqlite, confirm) == "confirmed"


def test_who_answers_after_all_is_no_longer_unreachable(sqlite, study):
    with sqlite.writing() as session:
        stage = current_stage(session, study_by_slug(session, "small"))
        partner = line_of(session).partner
        mark_unreachable(session, stage, partner)
        session.flush()
        assert line_of(session).state == "unreachable"
        mark_reached(session, stage, partner)
        session.flush()
        assert line_of(session).state == "not_invited"
        mark_unreachable(session, stage, partner)
    save(sqlite, study, {("views", ""): {"value": "Here we are"}})

    with sqlite.reading() as session:
        assert line_of(session).state == "in_progress"


def test_what_is_next_follows_from_where_the_partner_stands(sqlite, study):
    with sqlite.writing() as session:
        interview = session.get_one(Interview, study)
        assert line_of(session).next_step == ("Invite, or arrange an interview", None)

        make_link(session, interview)
        session.flush()
        link = session.scalars(select(Link)).one()
        link.made_at = datetime(2026, 11, 20, 9, tzinfo=UTC)  # a Friday
        assert line_of(session).next_step == ("Remind", date(2026, 11, 27))
        link.expires_at = datetime(2026, 11, 24, 9, tzinfo=UTC)
        assert line_of(session).next_step == ("Renew the link", date(2026, 11, 24))

        stage = interview.stage
        at = NOW + timedelta(days=2)
        keep_plan(session, stage, interview.partner, Plan("interviewer", "Ina", at, 45, "Room 2"))
        assert line_of(session).next_step == ("Interview", date(2026, 11, 27))
        late = line_of(session, now=NOW + timedelta(days=3)).next_step
        assert late == ("Hold or move the interview", date(2026, 11, 27))
        assert late.is_late(date(2026, 11, 28))

        interview.revision, interview.appointment_at = 1, None
        link.expires_at = None
        assert line_of(session).next_step.words == "Go on with the interview"
        submit_interview(interview)
        assert line_of(session).next_step.words == "Ask them to confirm"


def test_what_was_begun_without_a_recorded_consent_asks_for_it_first(sqlite):
    number = an_interview(sqlite, agreed=False)
    with sqlite.writing() as session:
        interview = session.get_one(Interview, number)
        assert line_of(session).next_step.words == "Invite, or arrange an interview"
        interview.revision = 1
        assert line_of(session).next_step.words == "Record their consent"
        interview.submitted_at = interview.confirmed_at = NOW
        assert line_of(session).next_step.words == "Record their consent"
        give_consent(session, interview, {"take_part": "yes"}, by="Rosa")
        assert line_of(session).next_step.words == ""


def test_sections_done_are_counted_where_a_save_did_not_keep_them(sqlite, study):
    save(sqlite, study, {("staff", ""): {"value": 4}})
    with sqlite.writing() as session:
        interview = session.get_one(Interview, study)
        kept = line_of(session).sections
        interview.sections_done = interview.sections_asked = None
        session.flush()

        assert line_of(session).sections == kept == (0, 2)


def test_lines_are_chosen_searched_and_sorted(sqlite, study):
    with sqlite.writing() as session:
        found = study_by_slug(session, "small")
        stage = current_stage(session, found)
        funder = add_partner(
            session, found, code="P02", name="Fund", type="Funder", essential_reason="Pays"
        )
        add_partner(session, found, code="P10", name="Arran", type="Council")
        add_participant(session, funder, name="Lea Lead", email="lea@example.org")
        keep_plan(session, stage, funder, Plan("interviewer", "Ina", NOW, None, ""))
        session.flush()
        lines = tracker_lines(session, found, stage, now=NOW)

        def codes(**chosen):
            return [line.partner.code for line in chosen_lines(lines, Chosen(**chosen))]

        assert codes() == ["P01", "P02", "P10"]
        assert codes(sort="-code") == ["P10", "P02", "P01"]
        assert codes(sort="name") == ["P10", "P02", "P01"]
        assert codes(sort="interviewer") == codes(sort="-interviewer") == ["P02", "P01", "P10"]
        assert codes(search="lea@") == codes(interviewer="Ina") == codes(essential="yes") == ["P02"]
        assert codes(type="Council", state="not_invited") == ["P01", "P10"]
        assert codes(sort="nonsense") == ["P01", "P02", "P10"]
        states = [(each.value, each.lines) for each in offered(lines)["state"]]
        assert states == [("not_invited", 2), ("invited", 1)]


def test_coverage_is_told_by_type_against_the_target(sqlite, study):
    with sqlite.writing() as session:
        found = study_by_slug(session, "small")
        submit_interview(session.get_one(Interview, study))
        add_partner(session, found, code="P02", name="Fund", type="Funder")
        session.flush()
        lines = tracker_lines(session, found, current_stage(session, found), now=NOW)

        assert target_lines(lines, targets_in("Council: 1\nCharity = 2")) == [
            ("Charity", 0, 0, 2),
            ("Council", 1, 1, 1),
            ("Funder", 1, 0, None),
        ]


def queries(database, act) -> int:
    seen: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
    act()
    return len(seen)


def test_the_number_of_queries_does_not_grow_with_partners(sqlite, study, pages):
    def show():
        assert pages.client.get("/studies/small").status_code == 200

    show()
    few = queries(sqlite, show)
    with sqlite.writing() as session:
        found = study_by_slug(session, "small")
        stage = current_stage(session, found)
        for number in range(2, 30):
            partner = add_partner(
                session, found, code=f"P{number:02}", name=f"Partner {number}", type="Council"
            )
            add_participant(session, partner, name="Lea Lead", email="lea@example.org")
            make_link(session, start_interview(session, stage, partner, mode="self_completion"))

    assert queries(sqlite, show) == few

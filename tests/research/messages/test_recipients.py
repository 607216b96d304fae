from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from research.fieldwork.links import make_link, revoke_links
from research.interviewing.interviews import start_interview
from research.messages.mail import Outcome
from research.messages.outbox import claim_message, keep_outcome
from research.messages.recipients import recipients
from research.models import Consent, Interview, Link, Message, Participant, Stage, Study
from tests.messaging import NOW, TODAY, a_study, add_person, queue


def reasons(session, kind: str, today: date = TODAY) -> dict[str, str]:
    """Who is not due, and why."""
    found = recipients(session, session.scalars(select(Stage)).one(), kind, today)
    return {
        each.candidate.participant.name: each.obstacle or each.doubt
        for each in found
        if not each.is_due
    }


def invite(session, *names: str, state: str = "sent", on: date = TODAY) -> None:
    queue(session, *names)
    while claimed := claim_message(session):
        keep_outcome(session, claimed.id, Outcome(state, ""))
        put_back_to(session, claimed.id, on)


def put_back_to(session, message_id: int, day: date) -> None:
    """As if it, and its link, had gone out on that day."""
    message = session.get_one(Message, message_id)
    noon = datetime(day.year, day.month, day.day, 12).astimezone()
    message.changed_at = noon
    if message.link_id:
        session.get_one(Link, message.link_id).made_at = noon
    session.flush()


def first_interview(session) -> Interview:
    return session.query(Interview).order_by(Interview.id).first()


def test_who_was_not_invited_is_invited_in_the_order_of_their_partners(sqlite):
    a_study(sqlite, *(f"Person {number}" for number in range(1, 12)))
    with sqlite.reading() as session:
        stage = session.scalars(select(Stage)).one()
        found = recipients(session, stage, "invitation", TODAY)

    assert [each.candidate.partner.code for each in found][-2:] == ["P10", "P11"]
    assert all(each.is_due for each in found)


@pytest.mark.parametrize("kind", ["invitation", "reminder", "thanks", "told"])
@pytest.mark.parametrize(
    "happened, why",
    [
        (lambda i, p: setattr(i.partner, "withdrawn_at", NOW), "Withdrew"),
        (lambda i, p: setattr(i, "declined_at", NOW), "Declined"),
        (lambda i, p: setattr(i, "unreachable_at", NOW), "Is kept as unreachable"),
        (lambda i, p: setattr(p, "voice", "approver"), "Answers what the partner's lead sends"),
        (lambda i, p: setattr(p, "name", "Ann\r\nBcc: b@b.org"), "The name has a character"),
    ],
)
def test_nobody_is_written_to_who_left_or_cannot_be(sqlite, kind, happened, why):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        invite(session)
        happened(first_interview(session), session.query(Participant).one())
        session.flush()

        (reason,) = reasons(session, kind).values()

        assert reason.startswith(why)


def test_who_was_removed_is_not_even_listed(sqlite):
    a_study(sqlite, "Ann", "Bob")
    with sqlite.writing() as session:
        ann, bob = session.query(Participant).order_by(Participant.id)
        ann.removed_at = bob.partner.removed_at = NOW
        session.flush()

        assert recipients(session, session.scalars(select(Stage)).one(), "invitation", TODAY) == []


@pytest.mark.parametrize("kind", ["invitation", "reminder"])
def test_who_has_answered_is_left_alone(sqlite, kind):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        invite(session)
        first_interview(session).submitted_at = NOW
        session.flush()

        assert reasons(session, kind, TODAY + timedelta(days=90)) == {"Ann": "Has answered"}
        assert reasons(session, "thanks") == {}


def test_an_address_that_cannot_be_written_to_is_told(sqlite):
    a_study(sqlite, "Ann", email="")
    with sqlite.writing() as session:
        add_person(
            session,
            session.scalars(select(Study)).one(),
            "Bob",
            code="P02",
            email="bob@example.org\nBcc: all@example.org",
        )

        assert reasons(session, "invitation") == {
            "Ann": "No e-mail address is kept",
            "Bob": "The e-mail address is not one address",
        }


def test_who_was_invited_is_invited_again_once_the_link_opens_no_more(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        invite(session)
        assert reasons(session, "invitation") == {"Ann": "Was invited, and the link still opens"}

        revoke_links(session, first_interview(session))

        assert reasons(session, "invitation") == {}


def test_who_did_not_get_the_invitation_is_invited_again(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        invite(session, state="failed")

        assert reasons(session, "invitation") == {}
        assert reasons(session, "reminder") == {"Ann": "Was not invited yet"}


@pytest.mark.parametrize(
    "state, why",
    [
        ("queued", "A message is on its way"),
        ("sending", "A message is on its way"),
        ("unknown", "Whether the last message arrived is not settled"),
    ],
)
def test_one_message_after_the_other(sqlite, state, why):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        queue(session)
        session.query(Message).one().state = state
        session.flush()

        assert reasons(session, "invitation") == {"Ann": why}


def test_a_reminder_falls_due_after_the_working_days_of_the_study(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        session.query(Study).one().reminder_days = 3
        invite(session, on=date(2026, 11, 26))  # a Thursday; Monday is Saint Andrew's Day

        assert reasons(session, "reminder", date(2026, 12, 1)) == {"Ann": "Is not due yet"}
        assert reasons(session, "reminder", date(2026, 12, 2)) == {}


def test_who_got_a_link_on_paper_is_reminded_too(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        stage = session.scalars(select(Stage)).one()
        ann = session.scalars(select(Participant)).one()
        interview = start_interview(session, stage, ann.partner, mode="self_completion")
        make_link(session, interview, ann)
        today = datetime.now().astimezone().date()

        assert reasons(session, "reminder", today) == {"Ann": "Is not due yet"}
        assert reasons(session, "reminder", today + timedelta(days=14)) == {}


def test_who_is_at_it_is_not_reminded_meanwhile(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        session.query(Study).one().reminder_days = 1
        invite(session, on=date(2026, 11, 23))
        assert reasons(session, "reminder", date(2026, 11, 25)) == {}

        first_interview(session).saved_at = datetime(2026, 11, 25, 9).astimezone()
        session.flush()

        assert reasons(session, "reminder", date(2026, 11, 25)) == {"Ann": "Is not due yet"}


def test_who_answers_after_all_is_not_unreachable(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        invite(session, state="failed")
        interview = first_interview(session)
        interview.unreachable_at = NOW
        interview.saved_at = NOW + timedelta(hours=1)
        session.flush()

        assert reasons(session, "invitation", TODAY + timedelta(days=30)) == {}


def test_the_next_reminder_counts_from_the_last(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        session.query(Study).one().reminder_days = 1
        invite(session, on=date(2026, 11, 23))
        queue(session, kind="reminder")
        reminder = claim_message(session)
        keep_outcome(session, reminder.id, Outcome("sent", ""))
        put_back_to(session, reminder.id, date(2026, 11, 24))

        assert reasons(session, "reminder", date(2026, 11, 24)) == {"Ann": "Is not due yet"}
        assert reasons(session, "reminder", date(2026, 11, 25)) == {}


def test_a_later_stage_begins_anew_but_not_with_who_did_not_want_it(sqlite):
    a_study(sqlite, "Ann", "Bob")
    with sqlite.writing() as session:
        invite(session)
        first = session.scalars(select(Stage)).one()
        interview = first_interview(session)
        second = Stage(
            study_id=first.study_id,
            number=2,
            title="Stage 2",
            guide_version_id=first.guide_version_id,
        )
        session.add(second)
        for hour, value in enumerate(("yes", "no")):
            session.add(
                Consent(
                    interview_id=interview.id,
                    choice="stage_2",
                    value=value,
                    method="written",
                    given_at=NOW + timedelta(hours=hour),
                    recorded_by="Ann",
                )
            )
        session.flush()

        found = recipients(session, second, "invitation", TODAY)
        interview.set_aside_at = NOW
        session.flush()
        aside = recipients(session, second, "invitation", TODAY)

    assert [each.obstacle for each in found] == ["Did not want to be asked again", ""]
    assert found[1].is_due
    assert [each.obstacle for each in aside] == ["Did not want to be asked again", ""]


def test_who_was_thanked_is_not_thanked_twice_by_itself(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        invite(session)
        first_interview(session).submitted_at = NOW
        queue(session, kind="thanks")
        keep_outcome(session, claim_message(session).id, Outcome("sent", ""))
        session.flush()

        assert reasons(session, "thanks") == {"Ann": "Was thanked already"}
        assert reasons(session, "told") == {}

from datetime import timedelta

import pytest
from sqlalchemy import select

from research.consent.erasure import erase_words, forget_messages
from research.fieldwork.linked import interview_by_link
from research.fieldwork.links import link_by_secret
from research.messages.batches import counts_of, stop_batch
from research.messages.log import Wanted, count_logged, logged
from research.messages.mail import Outcome
from research.messages.outbox import (
    claim_message,
    fail_waiting,
    keep_outcome,
    last_messages,
    mark_interrupted,
    settle_message,
)
from research.models import (
    Interview,
    Link,
    Message,
    MessageBatch,
    Participant,
    Partner,
    Study,
)
from tests.messaging import NOW, a_study, queue, states


def interview_of(session, message) -> Interview:
    return session.get_one(Interview, message.interview_id)


def send_all(session, state: str = "sent", answer: str = "250 OK") -> list[str]:
    """To whom they went, in their order."""
    sent = []
    while claimed := claim_message(session):
        keep_outcome(session, claimed.id, Outcome(state, answer))
        sent.append(claimed.name)
    return sent


def test_a_message_is_claimed_once_and_its_link_is_made_then_for_this_participant(database):
    people = a_study(database, "Ann", "Bob")
    with database.writing() as session:
        queue(session)
        assert session.query(Link).count() == 0

        claimed = [claim_message(session), claim_message(session)]

        assert [each.name for each in claimed] == ["Ann", "Bob"]
        assert claim_message(session) is None
        first = claimed[0]
        assert interview_by_link(session, first.secret).partner.name == "Council of Ann"
        assert link_by_secret(session, first.secret).participant_id == people["Ann"]
        assert first.secret not in first.text


def test_a_message_without_a_link_makes_none(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        queue(session, text="Thank you")

        assert claim_message(session).secret == ""
        assert session.query(Link).count() == 0


def test_two_who_speak_for_one_partner_share_its_interview(sqlite):
    from tests.messaging import add_person

    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        add_person(session, session.scalars(select(Study)).one(), "Ben", code="P01")
        queue(session)

        assert session.query(Interview).count() == 1
        assert session.query(Message).count() == 2


@pytest.mark.parametrize(
    "happened, why",
    [
        (lambda i: setattr(i, "declined_at", NOW), "The partner declined before it was sent"),
        (lambda i: setattr(i, "submitted_at", NOW), "The partner answered before it was sent"),
        (lambda i: setattr(i.partner, "withdrawn_at", NOW), "The partner withdrew"),
        (lambda i: setattr(i.partner, "removed_at", NOW), "The partner was removed"),
        (lambda i: setattr(i, "unreachable_at", NOW), "The partner was kept as unreachable"),
        (lambda i: setattr(i, "set_aside_at", NOW), "The interview was set aside before"),
    ],
)
def test_what_happened_while_a_message_waited_stops_it(sqlite, happened, why):
    a_study(sqlite, "Ann", "Bob")
    with sqlite.writing() as session:
        queue(session)
        ann = session.query(Message).order_by(Message.id).first()
        happened(interview_of(session, ann))

        assert send_all(session) == ["Bob"]
        assert ann.state == "stopped" and ann.answer.startswith(why)


def test_thanks_go_to_who_has_answered(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        queue(session, kind="thanks")
        interview_of(session, session.query(Message).one()).submitted_at = NOW

        assert send_all(session) == ["Ann"]


def test_the_link_of_a_message_that_failed_opens_nothing(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        queue(session)
        claimed = claim_message(session)

        keep_outcome(session, claimed.id, Outcome("failed", "550 No such person"))

        assert interview_by_link(session, claimed.secret) is None
        assert session.get_one(Message, claimed.id).answer == "550 No such person"


def test_after_a_restart_what_was_being_sent_is_unknown_and_a_person_settles_it(sqlite):
    a_study(sqlite, "Ann", "Bob", "Cem")
    with sqlite.writing() as session:
        queue(session)
        ann, bob = claim_message(session), claim_message(session)
    with sqlite.writing() as session:
        assert mark_interrupted(session) == 2

        for claimed, arrived in ((ann, True), (bob, False)):
            message = session.get_one(Message, claimed.id)
            settle_message(session, message, arrived=arrived, by="Rosa")

        assert interview_by_link(session, ann.secret)
        assert interview_by_link(session, bob.secret) is None
    assert states(sqlite) == {"Ann": "sent", "Bob": "failed", "Cem": "queued"}


def test_a_batch_that_is_stopped_leaves_what_was_sent(sqlite):
    a_study(sqlite, "Ann", "Bob", "Cem")
    with sqlite.writing() as session:
        batch = session.get_one(MessageBatch, queue(session))
        claim_message(session)

        assert stop_batch(session, batch) == 2
        assert counts_of(session, batch) == {"sending": 1, "stopped": 2}


def test_a_server_that_cannot_be_talked_to_fails_all_that_wait(sqlite):
    a_study(sqlite, "Ann", "Bob")
    with sqlite.writing() as session:
        queue(session)
        assert fail_waiting(session, "Nobody there") == 2

    assert set(states(sqlite).values()) == {"failed"}


def test_the_last_message_to_each_is_found_at_once(database):
    people = a_study(database, "Ann", "Bob")
    with database.writing() as session:
        queue(session)
        send_all(session)
        queue(session, "Ann", kind="reminder")
        send_all(session, "failed", "550 Gone")
        study = session.scalars(select(Study)).one()

        newest = {last.participant_id: last for last in last_messages(session, study.id)}
        by_kind = last_messages(session, study.id, by_kind=True)

    assert newest[people["Ann"]].kind == "reminder"
    assert newest[people["Ann"]].answer == "550 Gone"
    assert newest[people["Bob"]].state == "sent"
    assert newest[people["Bob"]].at - NOW > timedelta(0)
    assert sorted(last.kind for last in by_kind) == ["invitation", "invitation", "reminder"]


def test_the_log_finds_by_name_state_and_kind(database):
    a_study(database, "Ann", "Bob")
    with database.writing() as session:
        queue(session)
        send_all(session)
        queue(session, "Bob", kind="reminder")
        study = session.scalars(select(Study)).one()

        def names(**wanted):
            return [line.participant.name for line in logged(session, study, Wanted(**wanted))]

        assert names() == ["Bob", "Bob", "Ann"]
        assert names(search="council of ANN") == ["Ann"]
        assert names(state="queued") == names(kind="reminder") == ["Bob"]
        assert names(search="%") == []
        assert count_logged(session, study, Wanted(state="sent")) == 2
        assert len(logged(session, study, Wanted(), start=1, most=1)) == 1


def test_an_erased_partners_messages_are_forgotten(sqlite):
    a_study(sqlite, "Ann", "Bob")
    with sqlite.writing() as session:
        queue(session)
        send_all(session)

        forget_messages(session, session.query(Partner).filter_by(code="P01").one())

    assert states(sqlite) == {"Bob": "sent"}


def test_a_partner_may_be_erased_while_a_message_to_it_is_on_its_way(sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        queue(session)
        claimed = claim_message(session)
        forget_messages(session, session.query(Partner).one())

        keep_outcome(session, claimed.id, Outcome("sent", "250 OK"))

    assert states(sqlite) == {}


def test_erasing_reaches_messages_from_before_a_merge(sqlite):
    people = a_study(sqlite, "Ann", "Bob")
    with sqlite.writing() as session:
        queue(session)
        kept = session.query(Partner).filter_by(code="P02").one()
        session.get_one(Participant, people["Ann"]).partner_id = kept.id
        session.flush()

        erase_words(session, kept)

        assert session.query(Message).count() == session.query(Participant).count() == 0

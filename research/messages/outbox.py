"""Messages to participants: claimed one by one, and what became of each."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session

from research.audit import record
from research.fieldwork.links import link_by_secret, make_link
from research.interviewing.interviews import is_unreachable
from research.messages.mail import Outcome
from research.models import (
    Interview,
    Link,
    Message,
    MessageBatch,
    Participant,
)

MARK = "[personal link]"
"""Where a personal link stands: the link itself is made when the message is sent, and not kept."""

WAITING = ("queued", "sending")


class LastMessage(NamedTuple):
    """The newest message to a participant, or the newest of a kind."""

    participant_id: int
    partner_id: int
    kind: str
    state: str
    at: datetime
    answer: str

    @property
    def is_trouble(self) -> bool:
        """Whether it may not have arrived, and a person should look at it."""
        return self.state in ("failed", "unknown")


class Claimed(NamedTuple):
    """A message that is being sent now, and by nobody else; `secret` is of its personal link."""

    id: int
    name: str
    email: str
    subject: str
    text: str
    reply_to: str
    secret: str


def claim_message(session: Session) -> Claimed | None:
    """The next message to send, claimed by this very call, with a link of its own."""
    queued = select(Message).filter_by(state="queued").order_by(Message.id).limit(1)
    while message := session.scalar(queued.with_for_update(skip_locked=True)):
        reason = _no_longer(session.get_one(Interview, message.interview_id), message)
        if not reason:
            _end(message, Outcome("sending", ""))
            return _claimed(message, message_link(session, message) if MARK in message.text else "")
        _end(message, Outcome("stopped", reason))
        session.flush()
    return None


def message_link(session: Session, message: Message) -> str:
    """The secret of a new link for whom the message is to."""
    interview = session.get_one(Interview, message.interview_id)
    secret = make_link(session, interview, message.participant)
    link = link_by_secret(session, secret)
    assert link is not None
    message.link_id = link.id
    code, study = interview.partner.code, interview.partner.study.slug
    who = f"{message.batch.made_by} ({message.batch.reply_to})"
    record(session, who, "link_made", f"Partner {code}", study=study)
    return secret


def keep_outcome(session: Session, message_id: int, outcome: Outcome) -> None:
    """What became of a claimed message. Nobody has the link of one that was not sent."""
    message = session.get(Message, message_id)
    if message is None:
        return  # its partner was erased meanwhile
    _end(message, outcome)
    if outcome.state == "failed" and message.link_id:
        session.get_one(Link, message.link_id).revoked_at = datetime.now(UTC)


def fail_waiting(session: Session, answer: str) -> int:
    """The mail server cannot be talked to: nothing that waits for it is sent; how many."""
    return end_all(session, Message.state == "queued", Outcome("failed", answer))


def mark_interrupted(session: Session) -> int:
    """After a restart: what was being sent may have been sent, and a person settles it."""
    words = "Showcard ended while this was being sent: it may have arrived"
    return end_all(session, Message.state == "sending", Outcome("unknown", words))


def settle_message(session: Session, message: Message, *, arrived: bool, by: str) -> None:
    """A person's word on a message of which it is not known whether it was sent."""
    words = "arrived" if arrived else "did not arrive"
    outcome = Outcome("sent" if arrived else "failed", f"{by} found that it {words}")
    keep_outcome(session, message.id, outcome)


def last_messages(
    session: Session, study_id: int, stage_id: int | None = None, *, by_kind: bool = False
) -> list[LastMessage]:
    """The newest message to each participant of a study, or the newest of each kind, at once.

    Of one stage, where it is named. What was stopped before it was sent is as if it had never been.
    """
    group = [Message.participant_id, *([MessageBatch.kind] if by_kind else [])]
    newest = of_study(select(func.max(Message.id)), study_id).where(Message.state != "stopped")
    if stage_id is not None:
        here = select(Interview.id).filter_by(stage_id=stage_id, set_aside_at=None)
        newest = newest.where(Message.interview_id.in_(here))
    query = (
        select(
            Message.participant_id,
            Participant.partner_id,
            MessageBatch.kind,
            Message.state,
            Message.changed_at,
            Message.answer,
        )
        .join(MessageBatch, Message.batch_id == MessageBatch.id)
        .join(Participant, Message.participant_id == Participant.id)
        .where(Message.id.in_(newest.group_by(*group)))
    )
    return [LastMessage._make(row) for row in session.execute(query)]


def of_study(query: Select, study_id: int) -> Select:
    batch = Message.batch_id == MessageBatch.id
    return query.join(MessageBatch, batch).where(MessageBatch.study_id == study_id)


def _no_longer(interview: Interview, message: Message) -> str:
    """Why what was confirmed must not be sent any more: things happen while it waits."""
    partner = interview.partner
    ended = interview.submitted_at and message.batch.kind in ("invitation", "reminder")
    reasons = (
        (partner.erased_at or partner.removed_at, "The partner was removed"),
        (message.participant.removed_at, "The participant was removed"),
        (partner.withdrawn_at, "The partner withdrew"),
        (interview.set_aside_at, "The interview was set aside"),
        (interview.declined_at, "The partner declined"),
        (is_unreachable(interview), "The partner was kept as unreachable"),
        (ended, "The partner answered"),
    )
    return next((f"{words} before it was sent" for is_so, words in reasons if is_so), "")


def _claimed(message: Message, secret: str) -> Claimed:
    return Claimed(
        message.id,
        message.participant.name,
        message.email,
        message.subject,
        message.text,
        message.batch.reply_to,
        secret,
    )


def _end(message: Message, outcome: Outcome) -> None:
    message.state, message.answer = outcome
    message.changed_at = datetime.now(UTC)


def end_all(session: Session, which: ColumnElement[bool], outcome: Outcome) -> int:
    values = {"state": outcome.state, "answer": outcome.answer, "changed_at": datetime.now(UTC)}
    ended = session.execute(update(Message).where(which).values(**values))
    return ended.rowcount  # type: ignore[attr-defined]

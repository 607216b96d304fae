"""Batches of messages: confirmed by one person, put in the queue, stopped."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from research.messages.mail import Outcome
from research.messages.outbox import end_all
from research.messages.recipients import Candidate
from research.messages.templates import Words
from research.models import Interview, Message, MessageBatch, Stage, Study


class Sender(NamedTuple):
    """Who confirms a batch; answers go to their address."""

    name: str
    email: str


class Written(NamedTuple):
    """What one participant is told."""

    candidate: Candidate
    words: Words


def queue_batch(
    session: Session,
    stage: Stage,
    kind: str,
    written: Sequence[Written],
    *,
    key: str,
    by: Sender,
    state: str = "queued",
) -> MessageBatch:
    """The messages, to be sent one after the other; with `by_hand` a person takes that on.

    Whoever has no interview yet gets one, to answer online.
    """
    now = datetime.now(UTC)
    made = {"made_by": by.name, "reply_to": by.email, "made_at": now}
    batch = MessageBatch(study_id=stage.study_id, kind=kind, key=key, **made)
    session.add(batch)
    interviews = _interviews(session, stage, written)
    session.flush()
    session.add_all(
        Message(
            batch_id=batch.id,
            participant_id=candidate.participant.id,
            interview_id=interviews[candidate.partner.id].id,
            email=candidate.participant.email,
            subject=words.subject,
            text=words.text,
            state=state,
            changed_at=now,
        )
        for candidate, words in written
    )
    session.flush()
    return batch


def stop_batch(session: Session, batch: MessageBatch) -> int:
    """What is not sent yet will not be; how many."""
    of_batch = (Message.batch_id == batch.id) & (Message.state == "queued")
    return end_all(session, of_batch, Outcome("stopped", "Stopped before it was sent"))


def messages_of(session: Session, batch: MessageBatch) -> list[Message]:
    return list(session.scalars(select(Message).filter_by(batch_id=batch.id)))


def counts_of(session: Session, batch: MessageBatch) -> dict[str, int]:
    """How many messages of the batch are in which state."""
    query = select(Message.state, func.count()).filter_by(batch_id=batch.id)
    return dict(session.execute(query.group_by(Message.state)).all())


def batch_of(session: Session, study: Study, batch_id: int) -> MessageBatch | None:
    return session.scalar(select(MessageBatch).filter_by(id=batch_id, study_id=study.id))


def batch_by_key(session: Session, study: Study, key: str) -> MessageBatch | None:
    """The batch of a page that was sent before, twice or by somebody who went back."""
    return session.scalar(select(MessageBatch).filter_by(key=key, study_id=study.id))


def _interviews(session: Session, stage: Stage, written: Sequence[Written]) -> dict[int, Interview]:
    """By the id of their partner, of whom several may be written to."""
    found: dict[int, Interview] = {}
    for candidate, _ in written:
        partner = candidate.partner
        if partner.id not in found:
            found[partner.id] = candidate.interview or Interview(
                stage=stage,
                partner=partner,
                guide_version_id=stage.guide_version_id,
                mode="self_completion",
            )
    session.add_all(found.values())
    return found

"""The send log: every message of a study, whose it was, when, and what the server answered."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from research.models import Message, MessageBatch, Participant, Partner, Study


class Logged(NamedTuple):
    """One line of the log."""

    message: Message
    batch: MessageBatch
    participant: Participant
    partner: Partner


class Wanted(NamedTuple):
    """Which lines to show; what is empty leaves nothing out."""

    search: str = ""
    kind: str = ""
    state: str = ""
    batch: str = ""


def logged(
    session: Session, study: Study, wanted: Wanted, *, start: int = 0, most: int | None = None
) -> list[Logged]:
    """The newest first."""
    query = _wanted(select(Message, MessageBatch, Participant, Partner), study, wanted)
    shown = query.order_by(Message.id.desc()).offset(start).limit(most)
    return [Logged._make(row) for row in session.execute(shown)]


def count_logged(session: Session, study: Study, wanted: Wanted) -> int:
    return session.scalar(_wanted(select(func.count(Message.id)), study, wanted)) or 0


def count_states(session: Session, study: Study) -> dict[str, int]:
    """How many messages of the study are in which state."""
    query = _wanted(select(Message.state, func.count()), study, Wanted()).group_by(Message.state)
    return dict(session.execute(query).all())


def logged_message(session: Session, study: Study, message_id: int) -> Logged | None:
    query = _wanted(select(Message, MessageBatch, Participant, Partner), study, Wanted())
    found = session.execute(query.where(Message.id == message_id)).first()
    return Logged._make(found) if found else None


def _wanted(query: Select, study: Study, wanted: Wanted) -> Select:
    joined = (
        query.select_from(Message)
        .join(MessageBatch, Message.batch_id == MessageBatch.id)
        .join(Participant, Message.participant_id == Participant.id)
        .join(Partner, Participant.partner_id == Partner.id)
        .where(MessageBatch.study_id == study.id)
    )
    conditions = []
    if wanted.kind:
        conditions.append(MessageBatch.kind == wanted.kind)
    if wanted.state:
        conditions.append(Message.state == wanted.state)
    if wanted.batch:
        conditions.append(MessageBatch.id == int(wanted.batch))
    if wanted.search:
        columns: Sequence = (Participant.name, Partner.name, Partner.code, Message.email)
        like = (column.icontains(wanted.search, autoescape=True) for column in columns)
        conditions.append(or_(*like))
    return joined.where(*conditions)

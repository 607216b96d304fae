"""Sections that go back to a partner, each with a comment, until it submits again."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session, object_session

from research.models import Interview, SentBack

_WAITING = (
    select(SentBack)
    .where(SentBack.interview_id == bindparam("interview"), SentBack.closed_at.is_(None))
    .order_by(SentBack.id)
)


class NothingToSendBack(ValueError):
    """The interview is open, or it was declined: there is nothing to send back."""


def send_back(
    session: Session, interview: Interview, comments: Mapping[str, str], *, by: str
) -> None:
    """Open these sections again, and no others. Raises NothingToSendBack."""
    if not interview.submitted_at or not comments:
        raise NothingToSendBack
    interview.submitted_at = None
    now = datetime.now(UTC)
    session.add_all(
        SentBack(interview_id=interview.id, section=section, comment=words, sent_by=by, sent_at=now)
        for section, words in comments.items()
    )


def sections_back(session: Session, interview_id: int) -> dict[str, SentBack]:
    """The sections that wait for the partner; none where the whole interview is open."""
    return {row.section: row for row in session.scalars(_WAITING, {"interview": interview_id})}


def close_sections_back(interview: Interview) -> None:
    """The partner submitted again, or all of the interview was opened."""
    if session := object_session(interview):
        still_open = update(SentBack).filter_by(interview_id=interview.id, closed_at=None)
        session.execute(still_open.values(closed_at=datetime.now(UTC)))


def comments_of(session: Session, interview_id: int) -> list[SentBack]:
    """Everything that was sent back, the newest first."""
    rows = select(SentBack).filter_by(interview_id=interview_id)
    return list(session.scalars(rows.order_by(SentBack.id.desc())))

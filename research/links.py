"""Personal links: made once, kept as a hash, opened, revoked."""

import hashlib
import secrets
from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from research.models import Interview, Link


def make_link(session: Session, interview: Interview) -> str:
    """The secret of a new link; it is not kept and cannot be shown again."""
    secret = secrets.token_urlsafe(24)
    session.add(Link(interview_id=interview.id, token_hash=_hash(secret), made_at=_now()))
    return secret


def interview_by_link(session: Session, secret: str) -> Interview | None:
    """The interview that this link opens; None for a link that is wrong or revoked."""
    query = (
        select(Interview)
        .join(Link, Link.interview_id == Interview.id)
        .where(Link.token_hash == _hash(secret), Link.revoked_at.is_(None))
    )
    return session.scalar(query)


def revoke_links(session: Session, interview: Interview) -> None:
    """From now on no link opens the interview."""
    still_open = update(Link).where(Link.interview_id == interview.id, Link.revoked_at.is_(None))
    session.execute(still_open.values(revoked_at=_now()))


def open_links(session: Session, interview: Interview) -> list[Link]:
    query = select(Link).where(Link.interview_id == interview.id, Link.revoked_at.is_(None))
    return list(session.scalars(query.order_by(Link.made_at)))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)

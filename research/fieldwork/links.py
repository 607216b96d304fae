"""Personal links: made once, kept as a hash, opened, renewed, revoked."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from research.models import Interview, Link, Participant


def make_link(
    session: Session,
    interview: Interview,
    participant: Participant | None = None,
    *,
    sections: Sequence[str] | None = None,
) -> str:
    """The secret of a new link; it is not kept and cannot be shown again."""
    secret = secrets.token_urlsafe(24)
    session.add(
        Link(
            interview_id=interview.id,
            participant_id=participant.id if participant else None,
            sections=None if sections is None else list(sections),
            token_hash=token_hash(secret),
            made_at=_now(),
            expires_at=_end(interview),
        )
    )
    return secret


def link_by_secret(session: Session, secret: str) -> Link | None:
    """The link, whether it still opens or not."""
    return session.scalar(select(Link).filter_by(token_hash=token_hash(secret)))


def keep_first_opening(session: Session, link_id: int) -> bool:
    """Keep when the link was first opened; whether this was the first time."""
    unopened = update(Link).where(Link.id == link_id, Link.opened_at.is_(None))
    opened = unopened.values(opened_at=_now()).returning(Link.id)
    return session.scalar(opened) is not None


def revoke_links(session: Session, interview: Interview) -> None:
    """From now on no link opens the interview."""
    still_open = update(Link).where(Link.interview_id == interview.id, Link.revoked_at.is_(None))
    session.execute(still_open.values(revoked_at=_now()))


def replace_link(
    session: Session,
    interview: Interview,
    participant: Participant | None = None,
    *,
    sections: Sequence[str] | None = None,
) -> str:
    """A new link for the same person, whose earlier ones stop working; others keep theirs."""
    theirs = update(Link).filter_by(
        interview_id=interview.id,
        participant_id=participant.id if participant else None,
        revoked_at=None,
    )
    session.execute(theirs.values(revoked_at=_now()))
    return make_link(session, interview, participant, sections=sections)


def renew_links(session: Session, interview: Interview) -> None:
    """The interview's link opens as long again as a new one would, even if its time was over."""
    unrevoked = update(Link).where(Link.interview_id == interview.id, Link.revoked_at.is_(None))
    session.execute(unrevoked.values(expires_at=_end(interview)))


def unrevoked_links(session: Session, interview: Interview) -> list[Link]:
    """Links that open the interview, or would if they were renewed."""
    query = select(Link).where(Link.interview_id == interview.id, Link.revoked_at.is_(None))
    whose = query.options(joinedload(Link.participant))
    return list(session.scalars(whose.order_by(Link.made_at)))


def _end(interview: Interview) -> datetime | None:
    days = interview.partner.study.link_days
    return _now() + timedelta(days=days) if days else None


def token_hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)

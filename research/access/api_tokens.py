"""Tokens by which other programs read one study: made once, kept as a hash, revoked."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.models import ApiToken, Study


def make_token(session: Session, study: Study, *, name: str, edition: str, by: str) -> str:
    """The new token itself; it is not kept and cannot be shown again."""
    token = f"showcard_{secrets.token_urlsafe(32)}"
    session.add(
        ApiToken(
            study_id=study.id,
            name=name,
            edition=edition,
            token_hash=_hash(token),
            made_by=by,
            made_at=datetime.now(UTC),
        )
    )
    return token


def token_for(session: Session, slug: str, token: str) -> ApiToken | None:
    """What the token opens; None where it was revoked, or is another study's or nobody's."""
    query = (
        select(ApiToken)
        .join(Study, ApiToken.study_id == Study.id)
        .where(Study.slug == slug, ApiToken.token_hash == _hash(token))
    )
    return session.scalar(query.where(ApiToken.revoked_at.is_(None)))


def tokens_of(session: Session, study: Study) -> Sequence[ApiToken]:
    """Those that open the study, the newest first."""
    query = select(ApiToken).filter_by(study_id=study.id, revoked_at=None)
    return session.scalars(query.order_by(ApiToken.id.desc())).all()


def revoke_token(session: Session, study: Study, token_id: int) -> ApiToken | None:
    token = session.scalar(select(ApiToken).filter_by(id=token_id, study_id=study.id))
    if token:
        token.revoked_at = token.revoked_at or datetime.now(UTC)
    return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""One-time links that make the first account, invite, or set a new password."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from research.access.accounts import is_there_an_account
from research.models import Account, AccountLink

LASTS = {
    "first": timedelta(days=7),
    "invitation": timedelta(days=7),
    "reset": timedelta(days=1),
}


def make_account_link(session: Session, account: Account) -> str:
    """The secret of a new link for the account; links made for it before open nothing."""
    _end(session, AccountLink.account_id == account.id)
    return _make(session, "reset" if account.password_hash else "invitation", account.id)


def make_first_link(session: Session) -> str | None:
    """The secret of the link that makes the first administrator; None once there is an account."""
    if is_there_an_account(session):
        return None
    _end(session, AccountLink.purpose == "first")
    return _make(session, "first", None)


def account_link(session: Session, secret: str) -> AccountLink | None:
    """The link, if it can still be used."""
    query = select(AccountLink).where(
        AccountLink.token_hash == _hash(secret),
        AccountLink.used_at.is_(None),
        AccountLink.expires_at > _now(),
    )
    link = session.scalar(query)
    return link if link and _is_wanted(session, link) else None


def use_account_link(session: Session, secret: str) -> AccountLink | None:
    """The link, used up by this very call; None for every other."""
    link = account_link(session, secret)
    if link is None:
        return None
    once = update(AccountLink).where(AccountLink.id == link.id, AccountLink.used_at.is_(None))
    used = session.scalar(once.values(used_at=_now()).returning(AccountLink.id))
    return link if used else None


def _is_wanted(session: Session, link: AccountLink) -> bool:
    if link.account_id is None:
        return not is_there_an_account(session)
    return not session.get_one(Account, link.account_id).disabled_at


def _make(session: Session, purpose: str, account_id: int | None) -> str:
    secret, now = secrets.token_urlsafe(24), _now()
    session.add(
        AccountLink(
            account_id=account_id,
            purpose=purpose,
            token_hash=_hash(secret),
            made_at=now,
            expires_at=now + LASTS[purpose],
        )
    )
    return secret


def _end(session: Session, which: object) -> None:
    unused = update(AccountLink).where(which, AccountLink.used_at.is_(None))  # type: ignore[arg-type]
    session.execute(unused.values(used_at=_now()))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)

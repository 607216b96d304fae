"""Accounts: made, found by their e-mail address, changed, disabled."""

import hmac
import secrets
from collections.abc import Collection
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, exists, func, select
from sqlalchemy.orm import Session

from research.access.passwords import is_right
from research.models import Account, Membership, Study
from research.prepared import Prepared

ROLES = ("administrator", "researcher", "commissioner")


class Person(NamedTuple):
    """Who is signed in."""

    id: int
    name: str
    email: str
    role: str
    stamp: str

    @property
    def is_administrator(self) -> bool:
        return self.role == "administrator"

    @property
    def described(self) -> str:
        return f"{self.name} ({self.email})"


_SIGNED_IN = Prepared(
    select(*(getattr(Account, name) for name in Person._fields)).where(
        Account.id == bindparam("account"), Account.disabled_at.is_(None)
    )
)


class AccountLine(NamedTuple):
    """An account in the list of accounts, with the titles of its studies."""

    account: Account
    studies: list[str]


class EmailTaken(ValueError):
    """There is an account with this e-mail address already."""


class LastAdministrator(Exception):
    """Nobody would be left who may change accounts."""


def add_account(session: Session, *, email: str, name: str, role: str) -> Account:
    """An account without a password: a link sets it. Raises EmailTaken."""
    if account_by_email(session, email):
        raise EmailTaken(email)
    account = Account(
        email=email.strip(),
        folded_email=_folded(email),
        name=name.strip(),
        role=role,
        stamp=_new_stamp(),
        made_at=datetime.now(UTC),
    )
    session.add(account)
    session.flush()
    return account


def account_by_email(session: Session, email: str) -> Account | None:
    return session.scalar(select(Account).filter_by(folded_email=_folded(email)))


def is_there_an_account(session: Session) -> bool:
    return session.scalar(select(exists(select(Account.id)))) or False


def person_of(account: Account) -> Person:
    return Person._make(getattr(account, name) for name in Person._fields)


def signed_in_person(connection: Connection, account_id: int, stamp: str) -> Person | None:
    """Whose session this is, unless it was ended by a new password or by disabling the account."""
    row = _SIGNED_IN.first(connection, {"account": account_id})
    person = Person._make(row) if row else None
    return person if person and hmac.compare_digest(person.stamp, stamp) else None


def person_with_password(session: Session, email: str, password: str) -> Person | None:
    """Who this is; as slow for an address that nobody has."""
    account = account_by_email(session, email)
    is_usable = account is not None and not account.disabled_at
    kept = account.password_hash if account and is_usable else ""
    return person_of(account) if is_right(kept, password) and account else None


def set_password(account: Account, password_hash: str) -> None:
    """From now on this password; every session that began with another ends."""
    account.password_hash = password_hash
    account.stamp = _new_stamp()


def disable(session: Session, account: Account) -> None:
    """Nobody signs in with it, and who is signed in is so no longer. Raises LastAdministrator."""
    _keep_one_administrator(session, account)
    account.disabled_at = account.disabled_at or datetime.now(UTC)
    account.stamp = _new_stamp()


def enable(account: Account) -> None:
    account.disabled_at = None


def change_role(session: Session, account: Account, role: str) -> None:
    """Raises LastAdministrator."""
    if role != "administrator":
        _keep_one_administrator(session, account)
    account.role = role


def set_studies(session: Session, account: Account, slugs: Collection[str]) -> None:
    """The account belongs to these studies and to no others."""
    session.execute(delete(Membership).where(Membership.account_id == account.id))
    chosen = session.scalars(select(Study.id).where(Study.slug.in_(slugs)).order_by(Study.id))
    session.add_all(Membership(account_id=account.id, study_id=study) for study in chosen)


def studies_of(session: Session, account: Account) -> list[str]:
    """The slugs of the studies that the account belongs to."""
    query = select(Study.slug).join(Membership, Membership.study_id == Study.id)
    return list(session.scalars(query.filter_by(account_id=account.id).order_by(Study.slug)))


def members_of(session: Session, slug: str) -> list[Account]:
    """Who belongs to the study; administrators see it without belonging."""
    query = select(Account).join(Membership, Membership.account_id == Account.id).join(Study)
    by_name = query.where(Study.slug == slug).order_by(func.lower(Account.name), Account.id)
    return list(session.scalars(by_name))


def invited_here_alone(session: Session, slug: str) -> list[Account]:
    """Who was invited to this study and to no other, and has set no password yet."""
    waiting = [account for account in members_of(session, slug) if account.status == "invited"]
    return [account for account in waiting if studies_of(session, account) == [slug]]


def account_lines(session: Session) -> list[AccountLine]:
    titles: dict[int, list[str]] = {}
    belonging = select(Membership.account_id, Study.title).join(Study).order_by(Study.title)
    for account_id, title in session.execute(belonging):
        titles.setdefault(account_id, []).append(title)
    accounts = session.scalars(select(Account).order_by(func.lower(Account.name), Account.id))
    return [AccountLine(account, titles.get(account.id, [])) for account in accounts]


def _keep_one_administrator(session: Session, account: Account) -> None:
    others = select(Account.id).where(
        Account.role == "administrator",
        Account.disabled_at.is_(None),
        Account.password_hash != "",
        Account.id != account.id,
    )
    is_one = account.role == "administrator" and not account.disabled_at
    if is_one and session.scalars(others.with_for_update()).first() is None:
        raise LastAdministrator


def _folded(email: str) -> str:
    return email.strip().casefold()


def _new_stamp() -> str:
    return secrets.token_hex(16)

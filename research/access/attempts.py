"""How often a password or a link may be tried, by anyone and from anywhere."""

import hashlib
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from research.models import Attempt

WINDOW = timedelta(minutes=15)


class Limit(NamedTuple):
    """At most so many tries in a window, of one thing or from one place."""

    of: str
    most: int

    @property
    def key(self) -> str:
        return hashlib.sha256(self.of.encode()).hexdigest()


def account_limit(email: str) -> Limit:
    return Limit(f"account {email.strip().casefold()}", 10)


def address_limit(address: str) -> Limit:
    return Limit(f"address {address}", 50)


def link_limit(address: str) -> Limit:
    return Limit(f"link {address}", 30)


def count_attempt(session: Session, *limits: Limit, now: datetime) -> datetime | None:
    """Count one try; or, where a limit is reached, when to try again.

    It is counted before it is known to fail, so that tries at the same moment count too.
    """
    session.execute(delete(Attempt).where(Attempt.at <= now - WINDOW))
    waits = [wait for limit in limits if (wait := _wait(session, limit))]
    if not waits:
        session.add_all(Attempt(key=limit.key, at=now) for limit in limits)
    return max(waits, default=None)


def forgive(session: Session, account: Limit, address: Limit) -> None:
    """After a success: the account starts afresh, the address loses only this one try.

    Else whoever has an account could clear the way for guesses at others from the same address.
    """
    session.execute(delete(Attempt).where(Attempt.key == account.key))
    latest = select(Attempt.id).filter_by(key=address.key).order_by(Attempt.id.desc()).limit(1)
    session.execute(delete(Attempt).where(Attempt.id == latest.scalar_subquery()))


def _wait(session: Session, limit: Limit) -> datetime | None:
    newest_first = select(Attempt.at).filter_by(key=limit.key).order_by(Attempt.at.desc())
    times = session.scalars(newest_first.limit(limit.most)).all()
    return times[-1] + WINDOW if len(times) == limit.most else None

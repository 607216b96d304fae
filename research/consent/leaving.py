"""Partners who leave a study: from now on, from the analysis, or for good."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from research.consent.erasure import erase_words, kept_words
from research.models import Interview, Leaving, Link, Partner


class Act(NamedTuple):
    """One of the three acts: in a word, and what it does, in words for researchers and partners."""

    title: str
    asks: str
    does: str
    column: str


ACTS = {
    "withdraw": Act(
        "Withdraw from now on",
        "We take no further part from now on",
        "Personal links stop opening and no reminder is sent. What was answered is kept, and what"
        " was submitted still counts.",
        "withdrawn_at",
    ),
    "leave_out": Act(
        "Remove from the analysis",
        "Do not use our answers",
        "Answers no longer count, and are quoted in no report that is made from now on. They are"
        " kept, so that this can be undone.",
        "left_out_at",
    ),
    "erase": Act(
        "Erase",
        "Erase what you keep about us",
        "Answers and their history, people, quotes, notes, comments and messages are deleted for"
        " good. Only the partner's code, and that it was erased, stay. This cannot be undone.",
        "erased_at",
    ),
}


class NotPossible(ValueError):
    """The partner has left in this way already, or has not, or was erased."""


def preview(session: Session, partner: Partner) -> dict[str, int]:
    """What there is of the partner, by what it is called; without what there is none of."""
    links = (
        select(func.count(Link.id))
        .join(Interview, Link.interview_id == Interview.id)
        .where(Interview.partner_id == partner.id, Interview.set_aside_at.is_(None))
        .where(Link.revoked_at.is_(None))
    )
    opening = {"links that open": session.scalar(links) or 0}
    counts = opening | kept_words(session, partner)
    return {what: count for what, count in counts.items() if count}


def ask_to_leave(session: Session, partner: Partner, act: str, *, by: str) -> None:
    """A request that a researcher sees; asking twice is asking once."""
    if _open_request(session, partner, act) is None:
        session.add(Leaving(partner_id=partner.id, act=act, asked_by=by, asked_at=_now()))


def leave(session: Session, partner: Partner, act: str, *, by: str) -> Leaving:
    """Do it, and keep that it was done. Raises NotPossible."""
    if partner.erased_at or getattr(partner, ACTS[act].column):
        raise NotPossible
    now = _now()
    setattr(partner, ACTS[act].column, now)
    removed: Mapping[str, int] = {}
    if act != "leave_out":
        partner.withdrawn_at = partner.withdrawn_at or now
        _end_links(session, partner)
    if act == "erase":
        removed = kept_words(session, partner)
        erase_words(session, partner)
        for merged in session.scalars(select(Partner).filter_by(merged_into_id=partner.id)):
            merged.erased_at = now
            erase_words(session, merged)
    leaving = _open_request(session, partner, act) or Leaving(
        partner_id=partner.id, act=act, asked_by=by, asked_at=now
    )
    leaving.done_by, leaving.done_at, leaving.removed = by, now, dict(removed)
    session.add(leaving)
    session.flush()
    return leaving


def come_back(session: Session, partner: Partner, act: str, *, by: str) -> None:
    """Undo it, where it can be undone. Raises NotPossible."""
    column = ACTS[act].column
    if act == "erase" or partner.erased_at or not getattr(partner, column):
        raise NotPossible
    setattr(partner, column, None)
    undone = update(Leaving).where(
        Leaving.partner_id == partner.id,
        Leaving.act == act,
        Leaving.done_at.is_not(None),
        Leaving.undone_at.is_(None),
    )
    session.execute(undone.values(undone_by=by, undone_at=_now()))


def leavings_of(session: Session, partner: Partner) -> list[Leaving]:
    """What was asked for and done, the newest first."""
    rows = select(Leaving).filter_by(partner_id=partner.id).order_by(Leaving.id.desc())
    return list(session.scalars(rows))


def requests_of(session: Session, study_id: int) -> list[tuple[Partner, Leaving]]:
    """Who asked to leave and waits for a researcher."""
    rows = (
        select(Partner, Leaving)
        .join(Leaving, Leaving.partner_id == Partner.id)
        .where(Partner.study_id == study_id, Leaving.done_at.is_(None))
        .order_by(Leaving.asked_at)
    )
    return [(partner, leaving) for partner, leaving in session.execute(rows)]


def departures(session: Session, study_id: int) -> list[date]:
    """The day on which each partner who no longer counts stopped counting, the first first."""
    left = func.coalesce(Partner.left_out_at, Partner.erased_at)
    days = select(left).where(Partner.study_id == study_id, left.is_not(None)).order_by(left)
    return [moment.date() for moment in session.scalars(days)]


def _end_links(session: Session, partner: Partner) -> None:
    theirs = select(Interview.id).filter_by(partner_id=partner.id)
    still_open = update(Link).where(Link.interview_id.in_(theirs), Link.revoked_at.is_(None))
    session.execute(still_open.values(revoked_at=_now()))


def _open_request(session: Session, partner: Partner, act: str) -> Leaving | None:
    waiting = select(Leaving).filter_by(partner_id=partner.id, act=act, done_at=None)
    return session.scalar(waiting.order_by(Leaving.id).limit(1))


def _now() -> datetime:
    return datetime.now(UTC)

"""An interview begun by mistake is set aside: it counts nowhere, and can be put back."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.interviewing.interviews import interview_with
from research.models import Interview


class SetAside(Exception):
    """The interview was set aside: nothing is saved in it until it is put back."""


class PutBackRefused(ValueError):
    """The interview cannot be put back: the sentence says why."""


def set_interview_aside(session: Session, interview: Interview, reason: str) -> None:
    """With those that top it up; one that was set aside before keeps its own reason."""
    now = datetime.now(UTC)
    for each in _with(session, interview, set_aside_at=None):
        each.set_aside_at, each.set_aside_reason = now, reason


def put_interview_back(session: Session, interview: Interview) -> None:
    """With those that were set aside with it. Raises PutBackRefused."""
    if why_not := _why_not(session, interview):
        raise PutBackRefused(why_not)
    for each in _with(session, interview, set_aside_at=interview.set_aside_at):
        each.set_aside_at, each.set_aside_reason = None, ""


def interviews_set_aside(session: Session, partner_id: int) -> list[Interview]:
    """Those of the partner, the last first."""
    query = select(Interview).filter_by(partner_id=partner_id)
    aside = query.where(Interview.set_aside_at.is_not(None))
    return list(session.scalars(aside.order_by(Interview.set_aside_at.desc(), Interview.id)))


def _with(
    session: Session, interview: Interview, *, set_aside_at: datetime | None
) -> Sequence[Interview]:
    """The interview and those that top it up, as far as they were set aside then, or were not."""
    of_one = (Interview.id == interview.id) | (Interview.tops_up_id == interview.id)
    return session.scalars(
        select(Interview).where(of_one).filter_by(set_aside_at=set_aside_at)
    ).all()


def _why_not(session: Session, interview: Interview) -> str:
    first = session.get(Interview, interview.tops_up_id) if interview.tops_up_id else None
    reasons = (
        (not interview.set_aside_at, "It was put back already."),
        (interview.partner.removed_at, "Its partner was removed: put the partner back first."),
        (first and first.set_aside_at, "It tops up an interview set aside: put that back first."),
        (_instead(session, interview), "Another one was begun since: set that aside first."),
    )
    return next((words for is_so, words in reasons if is_so), "")


def _instead(session: Session, interview: Interview) -> Interview | None:
    """The one that was begun in its place."""
    if interview.tops_up_id is None:
        return interview_with(session, interview.stage, interview.partner)
    further = select(Interview).filter_by(tops_up_id=interview.tops_up_id, set_aside_at=None)
    return session.scalar(further.filter_by(guide_version_id=interview.guide_version_id))

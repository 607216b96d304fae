"""How long interviews took, section by section, and who is at work in one now."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from research.models import SectionTime
from research.prepared import Prepared

STILL_HERE = timedelta(seconds=40)
MOST_AT_ONCE = 120
"""Seconds that one report may add: a page that was asleep for an hour was not at work."""
MOST_OF_A_PAGE = timedelta(minutes=30)
"""What one save may add that nothing but the page's opening is known of."""
_SEEN = Prepared(
    select(SectionTime.person, SectionTime.section)
    .where(
        SectionTime.interview_id == bindparam("interview"),
        SectionTime.person != bindparam("but"),
        SectionTime.seen_at > bindparam("since"),
    )
    .order_by(SectionTime.seen_at)
)


class Here(NamedTuple):
    """Somebody at work in an interview at this moment."""

    person: str
    section: str


def spend(session: Session, interview_id: int, section: str, seconds: int, *, by: str) -> None:
    """Add active seconds of this person; none at all still says that they are here."""
    row = _row(session, interview_id, section, by)
    row.seconds += max(0, min(seconds, MOST_AT_ONCE))
    row.seen_at = datetime.now(UTC)


def spend_since(
    session: Session, interview_id: int, section: str, opened: datetime, *, by: str
) -> None:
    """Add the time since a page was opened that has told nothing of it until it was saved.

    Whoever was seen since then has a page that reports by itself.
    """
    now, row = datetime.now(UTC), _row(session, interview_id, section, by)
    if opened <= now and (row.seen_at is None or row.seen_at < opened):
        row.seconds += int(min(now - opened, MOST_OF_A_PAGE).total_seconds())
    row.seen_at = now


def _row(session: Session, interview_id: int, section: str, by: str) -> SectionTime:
    row = session.scalar(
        select(SectionTime)
        .filter_by(interview_id=interview_id, section=section, person=by)
        .with_for_update()
    )
    if row is None:
        row = SectionTime(interview_id=interview_id, section=section, person=by, seconds=0)
        session.add(row)
    return row


def seconds_of(session: Session, interview_id: int) -> dict[str, int]:
    """The seconds in each section: of whoever was there longest, since two sit there together."""
    query = (
        select(SectionTime.section, func.max(SectionTime.seconds))
        .where(SectionTime.interview_id == interview_id)
        .group_by(SectionTime.section)
    )
    return {section: seconds for section, seconds in session.execute(query) if seconds}


def who_is_here(session: Session, interview_id: int, *, but: str) -> list[Here]:
    """Who else was at work within the last seconds, and where last."""
    asked = {"interview": interview_id, "but": but, "since": datetime.now(UTC) - STILL_HERE}
    session.flush()
    newest: dict[str, str] = dict(_SEEN.rows(session.connection(), asked))
    return [Here(person, section) for person, section in sorted(newest.items())]

"""Acts on many answers at once, and taking each back in one."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from guides import Guide
from research.answers.saving import EMPTY, Key, answers_of, save_answers
from research.models import AnswerHistory, Interview
from research.prepared import Prepared

SAME_AS, REMOVED, PARTED = "same as ", "removed ", "parted the cost of "
OFFERED_FOR = timedelta(minutes=30)
_NEWEST_ACT = Prepared(
    select(AnswerHistory.revision)
    .where(
        AnswerHistory.interview_id == bindparam("interview"),
        AnswerHistory.saved_at > bindparam("since"),
        or_(*(AnswerHistory.why.startswith(why) for why in (SAME_AS, REMOVED, PARTED))),
    )
    .order_by(AnswerHistory.revision.desc())
    .limit(1)
)


class Undoable(NamedTuple):
    """An act that can be taken back, as nothing that it changed was changed since."""

    revision: int
    why: str
    answers: int
    at: datetime

    @property
    def words(self) -> str:
        many = f"{self.answers} answers" if self.answers != 1 else "1 answer"
        return f"{self.why[0].upper()}{self.why[1:]}: {many}."


def last_undoable(session: Session, interview_id: int) -> Undoable | None:
    """The newest act of the last half hour, where it can still be taken back."""
    since = datetime.now(UTC) - OFFERED_FOR
    found = _NEWEST_ACT.first(session.connection(), {"interview": interview_id, "since": since})
    return undoable(session, interview_id, found[0]) if found else None


def undoable(session: Session, interview_id: int, revision: int) -> Undoable | None:
    changes = _changes(session, interview_id, revision)
    stored = answers_of(session, interview_id)
    keys: list[Key] = [(change.question, change.item) for change in changes]
    if not changes or any(stored[key].revision != revision for key in keys):
        return None
    first = changes[0]
    return Undoable(revision, first.why, len(changes), first.saved_at)


def undo(
    session: Session, guide: Guide, interview: Interview, revision: int, *, by: str
) -> Undoable | None:
    """Put back what each answer was before; None where something was changed since."""
    act = undoable(session, interview.id, revision)
    if act is None:
        return None
    before = {
        (change.question, change.item): change.old or EMPTY
        for change in _changes(session, interview.id, revision)
    }
    why = f"undone: {act.why}"
    save_answers(
        session, guide, interview.id, before, started_from=interview.revision, by=by, why=why
    )
    return act


def _changes(session: Session, interview_id: int, revision: int) -> list[AnswerHistory]:
    query = select(AnswerHistory).filter_by(interview_id=interview_id, revision=revision)
    return list(session.scalars(query.order_by(AnswerHistory.id)))

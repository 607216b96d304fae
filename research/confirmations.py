"""What partners say of their own record: this is right, this is corrected, take this back."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from research.models import Confirmation, Interview

CHANGES = ("corrected", "withdrawn")


def changed_answers(session: Session, stage_id: int) -> dict[int, int]:
    """How many answers partners corrected or took back, by interview."""
    places = (
        select(Confirmation.interview_id, Confirmation.question, Confirmation.item)
        .join(Interview, Confirmation.interview_id == Interview.id)
        .where(Interview.stage_id == stage_id, Confirmation.word.in_(CHANGES))
        .distinct()
        .subquery()
    )
    query = select(places.c.interview_id, func.count().label("changed")).group_by(
        places.c.interview_id
    )
    return {row.interview_id: row.changed for row in session.execute(query)}

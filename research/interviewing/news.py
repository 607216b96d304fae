"""What somebody at work in an interview has not seen yet."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.answers.saving import Key
from research.models import Answer


def changed_since(session: Session, interview_id: int, revision: int) -> list[Key]:
    query = select(Answer.question, Answer.item).where(
        Answer.interview_id == interview_id, Answer.revision > revision
    )
    return [(row.question, row.item) for row in session.execute(query)]

"""How many sections of an interview are done, kept for lists of many interviews."""

from collections.abc import Mapping

from sqlalchemy import update
from sqlalchemy.orm import Session

from guides import Guide
from research.answers.progress import sections_done
from research.answers.stored import Key, Stored
from research.models import Interview


def count_sections(
    session: Session, guide: Guide, interview_id: int, answers: Mapping[Key, Stored]
) -> None:
    """What tops up another stands in no list."""
    done, asked = sections_done(guide, answers)
    counted = update(Interview).where(Interview.id == interview_id, Interview.tops_up_id.is_(None))
    session.execute(counted.values(sections_done=done, sections_asked=asked))

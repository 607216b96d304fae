"""How many sections of an interview are done, kept for lists of many interviews."""

from collections.abc import Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from research.answers.progress import sections_done
from research.answers.stored import Key, Stored
from research.guides.versions import fielded_guide
from research.models import Interview


def count_sections(session: Session, interview_id: int, answers: Mapping[Key, Stored]) -> None:
    """Of the whole guide, however few of its sections whoever saved may see.

    What tops up another stands in no list.
    """
    version = select(Interview.guide_version_id).where(Interview.id == interview_id)
    guide = fielded_guide(session, session.scalars(version).one())
    done, asked = sections_done(guide, answers)
    counted = update(Interview).where(Interview.id == interview_id, Interview.tops_up_id.is_(None))
    session.execute(counted.values(sections_done=done, sections_asked=asked))

"""To which study something belongs, and whether an account belongs to that study."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from research.models import Interview, Membership, Stage, Study

# By the name that an address gives to it.
STUDY_OF = {
    "slug": lambda slug: select(Study.id).where(Study.slug == slug),
    "interview_id": lambda interview: (
        select(Stage.study_id)
        .join(Interview, Interview.stage_id == Stage.id)
        .where(Interview.id == interview)
    ),
}


def is_fictitious(session: Session, name: str, value: object) -> bool:
    """Whether the study of what `name` calls `value` is a demonstration."""
    query = select(Study.fictitious).where(Study.id == STUDY_OF[name](value).scalar_subquery())
    return session.scalar(query) or False


def is_member(session: Session, account_id: int, name: str, value: object) -> bool:
    """Whether the account belongs to the study of what `name` calls `value`."""
    study = STUDY_OF[name](value)
    belongs = exists().where(
        Membership.account_id == account_id, Membership.study_id == study.scalar_subquery()
    )
    return session.scalar(select(belongs)) or False

"""To which study something belongs, and whether an account belongs to that study."""

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from research.models import Interview, Membership, Stage, Study
from research.prepared import Prepared

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


_MEMBERSHIP = {
    name: Prepared(
        select(Membership.study_id).where(
            Membership.account_id == bindparam("account"),
            Membership.study_id == study_of(bindparam("value")).scalar_subquery(),
        )
    )
    for name, study_of in STUDY_OF.items()
}


def is_member(connection: Connection, account_id: int, name: str, value: object) -> bool:
    """Whether the account belongs to the study of what `name` calls `value`."""
    asked = {"account": account_id, "value": value}
    return _MEMBERSHIP[name].first(connection, asked) is not None

"""The commissioner's own Word template of a study: one at a time, each kept with its row."""

from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from research.models import ReportTemplate


def template_of(session: Session, study_id: int) -> ReportTemplate | None:
    """The one that reports are made with; without one they are made in the house style."""
    query = select(ReportTemplate).filter_by(study_id=study_id, removed_at=None)
    return session.scalar(query.order_by(ReportTemplate.id.desc()).limit(1))


def template_content(session: Session, study_id: int) -> bytes:
    """As it was uploaded; nothing stands for the house style."""
    template = template_of(session, study_id)
    return template.content if template else b""


def keep_template(session: Session, study_id: int, name: str, content: bytes, *, by: str) -> None:
    drop_template(session, study_id)
    session.add(
        ReportTemplate(
            study_id=study_id,
            name=name[-200:],
            content=content,
            uploaded_by=by,
            uploaded_at=datetime.now(UTC),
        )
    )


def drop_template(session: Session, study_id: int) -> None:
    used = update(ReportTemplate).filter_by(study_id=study_id, removed_at=None)
    session.execute(used.values(removed_at=datetime.now(UTC)))

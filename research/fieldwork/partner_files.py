"""Sheets of partners that wait for a word: one for each study, until it is imported."""

from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from research.fieldwork.partner_sheet import PartnerSheet
from research.models import PartnerFile, Study


def keep_sheet(
    session: Session, study: Study, sheet: PartnerSheet, *, name: str, by: str
) -> PartnerFile:
    """In the place of one that was read before."""
    session.execute(delete(PartnerFile).where(PartnerFile.study_id == study.id))
    kept = PartnerFile(
        study_id=study.id,
        name=name[:200],
        lines=sheet.kept(),
        brought_by=by,
        brought_at=datetime.now(UTC),
    )
    session.add(kept)
    session.flush()
    return kept


def waiting_sheet(session: Session, study: Study, seen: str | None = None) -> PartnerFile | None:
    """The study's sheet that waits; None if it is no longer the one that was seen.

    By when it was brought: SQLite gives the number of a row that is gone to the next. What was
    seen is about to be imported, and so is locked: it must not be imported twice.
    """
    query = select(PartnerFile).filter_by(study_id=study.id)
    waiting = session.scalar(query if seen is None else query.with_for_update())
    is_it = waiting and seen in (None, waiting.brought_at.isoformat())
    return waiting if is_it else None

"""The texts of a draft as they were saved one after another, each of which can be brought back."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.guides.drafts import draft_text, save_draft
from research.models import DraftText, GuideDraft


class TextLine(NamedTuple):
    """A text in the list of those that were kept."""

    revision: int
    saved_by: str
    saved_at: datetime


def text_lines(session: Session, draft: GuideDraft) -> list[TextLine]:
    """The newest first."""
    query = (
        select(DraftText.revision, DraftText.saved_by, DraftText.saved_at)
        .filter_by(draft_id=draft.id)
        .order_by(DraftText.revision.desc())
    )
    return [TextLine._make(row) for row in session.execute(query)]


def bring_back(
    session: Session, draft: GuideDraft, revision: int, *, started_from: int, by: str
) -> bool:
    """An earlier text as the newest; not where somebody saved another meanwhile."""
    text = draft_text(session, draft, revision).text
    return save_draft(session, draft, text, started_from=started_from, by=by) is None

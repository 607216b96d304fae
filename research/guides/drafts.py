"""Guides in the making: kept as typed, text after text, until they are published."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from guides import GuideError, Problem, parse_guide
from research.guides.versions import publish_guide
from research.models import DraftText, GuideDraft, GuideVersion

MOST_CHARACTERS = 1_000_000
TITLE = re.compile(r"""^title:[ \t]*(["']?)(?P<title>.*?)\1[ \t]*(#.*)?$""", re.MULTILINE)
LONGEST_TITLE = 200


class TextTooLong(ValueError):
    """The text is longer than any guide."""


class DraftLine(NamedTuple):
    """A draft in the list of drafts, with its newest text's writer and time."""

    id: int
    title: str
    origin: str
    saved_by: str
    saved_at: datetime


def add_draft(
    session: Session, text: str, *, origin: str, by: str, not_understood: Sequence[str] = ()
) -> GuideDraft:
    """A new draft. Raises TextTooLong."""
    text = _plain(text)
    draft = GuideDraft(
        title=title_in(text),
        origin=origin,
        not_understood=list(not_understood),
        revision=0,
        made_at=datetime.now(UTC),
    )
    session.add(draft)
    session.flush()
    _keep(session, draft, text, by)
    return draft


def draft_text(session: Session, draft: GuideDraft, revision: int | None = None) -> DraftText:
    """The newest text of the draft, or that of a revision."""
    number = draft.revision if revision is None else revision
    return session.scalars(select(DraftText).filter_by(draft_id=draft.id, revision=number)).one()


def save_draft(
    session: Session, draft: GuideDraft, text: str, *, started_from: int, by: str
) -> DraftText | None:
    """Keep the text as it was typed, be it right or wrong.

    Where somebody else saved another text since revision `started_from`, theirs stays and is
    returned, so that both can be shown. Raises TextTooLong.
    """
    text, newest = _plain(text), draft_text(session, draft)
    if text == newest.text:
        return None
    if newest.revision != started_from:
        return None if _is_unchanged(session, draft, text, started_from) else newest
    _keep(session, draft, text, by)
    return None


def locked_draft(session: Session, draft_id: int) -> GuideDraft | None:
    return session.get(GuideDraft, draft_id, with_for_update=True)


def publish_draft(session: Session, draft: GuideDraft) -> GuideVersion:
    """The draft's text as a version. Raises GuideError, GuideFrozen."""
    version = publish_guide(session, draft_text(session, draft).text, draft.title)
    draft.published_id = version.id
    return version


def delete_draft(draft: GuideDraft) -> None:
    draft.deleted_at = draft.deleted_at or datetime.now(UTC)


def restore_draft(draft: GuideDraft) -> None:
    draft.deleted_at = None


def draft_lines(session: Session, *, deleted: bool = False) -> list[DraftLine]:
    """Drafts that are not published as they stand, those saved last first."""
    gone = GuideDraft.deleted_at.is_not(None) if deleted else GuideDraft.deleted_at.is_(None)
    newest = (DraftText.draft_id == GuideDraft.id) & (DraftText.revision == GuideDraft.revision)
    query = (
        select(
            GuideDraft.id,
            GuideDraft.title,
            GuideDraft.origin,
            DraftText.saved_by,
            DraftText.saved_at,
        )
        .join(DraftText, newest)
        .where(gone, GuideDraft.published_id.is_(None))
        .order_by(DraftText.saved_at.desc())
    )
    return [DraftLine._make(row) for row in session.execute(query)]


def problems_in(text: str) -> tuple[Problem, ...]:
    """What keeps the text from being published, by line."""
    try:
        parse_guide(_plain(text), "the draft")
    except GuideError as error:
        return error.problems
    except TextTooLong as error:
        return (Problem("the draft", 1, str(error)),)
    return ()


def published_version(session: Session, guide: str) -> GuideVersion | None:
    """The newest version of that guide that was published here."""
    query = select(GuideVersion).filter_by(guide=guide).order_by(GuideVersion.version.desc())
    return session.scalars(query.limit(1)).first()


def numbered(session: Session, text: str) -> str:
    """The text as the version after the newest that is published under its name."""
    guide = re.search(r"^guide:[ \t]*([a-z0-9_]+)", text, re.MULTILINE)
    version = re.search(r"^version:[ \t]*(\d+)", text, re.MULTILINE)
    if not (guide and version):
        return text
    highest = select(func.max(GuideVersion.version)).filter_by(guide=guide[1])
    after = max(int(version[1]), session.scalar(highest) or 0) + 1
    return f"{text[: version.start(1)]}{after}{text[version.end(1) :]}"


def title_in(text: str) -> str:
    found = TITLE.search(text)
    title = " ".join(found["title"].split()) if found else ""
    return title[:LONGEST_TITLE] or "Guide without a title"


def _plain(text: str) -> str:
    """Lines end as in files; a NUL, which nobody can type, is shown instead of kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    if len(text) > MOST_CHARACTERS:
        raise TextTooLong(
            f"the text has {len(text):,} characters, and a guide fits in {MOST_CHARACTERS:,}; "
            "take out what does not belong to it"
        )
    return text


def _is_unchanged(session: Session, draft: GuideDraft, text: str, started_from: int) -> bool:
    """Whether it is what the page was opened with, so that there is nothing to save."""
    query = select(DraftText.text).filter_by(draft_id=draft.id, revision=started_from)
    return session.scalar(query) == text


def _keep(session: Session, draft: GuideDraft, text: str, by: str) -> None:
    draft.revision += 1
    draft.title, draft.published_id = title_in(text), None
    now = datetime.now(UTC)
    session.add(
        DraftText(draft_id=draft.id, revision=draft.revision, text=text, saved_by=by, saved_at=now)
    )
    session.flush()

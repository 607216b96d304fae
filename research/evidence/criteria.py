"""The criteria of a study as they are kept: whole, version by version, each with its reason."""

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from research.models import CriteriaVersion, Study

MOST_CHARACTERS = 500_000
LONGEST_REASON = 2_000
VERSION = re.compile(r"^version:[ \t]*\d+", re.MULTILINE)
FROM_LIBRARY = "Where the study starts from: the criteria of the library for its guide."
LIBRARY = "Showcard's library"


class ChangeRefused(ValueError):
    """Why the criteria were not changed, in a sentence."""


class CriteriaMovedOn(ChangeRefused):
    """Somebody else changed the criteria since the page was opened."""

    def __init__(self, newest: CriteriaVersion) -> None:
        self.newest = newest.version
        super().__init__(
            f"{newest.made_by} changed the criteria meanwhile (version {newest.version}):"
            f" {newest.reason}"
        )


class Change(NamedTuple):
    """A new text in the place of version `started_from`, which is 0 for the library's."""

    text: str
    reason: str
    by: str
    started_from: int


def newest_criteria(session: Session, study_id: int) -> CriteriaVersion | None:
    newest = CriteriaVersion.version.desc()
    query = select(CriteriaVersion).filter_by(study_id=study_id).order_by(newest)
    return session.scalars(query.limit(1)).first()


def criteria_version(session: Session, study_id: int, version: int) -> CriteriaVersion | None:
    query = select(CriteriaVersion).filter_by(study_id=study_id, version=version)
    return session.scalars(query).first()


def criteria_versions(session: Session, study_id: int) -> Sequence[CriteriaVersion]:
    """The newest first, each without its text until that is read."""
    query = select(CriteriaVersion).filter_by(study_id=study_id)
    newest_first = query.order_by(CriteriaVersion.version.desc())
    return session.scalars(newest_first.options(defer(CriteriaVersion.text))).all()


def keep_criteria(
    session: Session, study: Study, change: Change, *, library: str = ""
) -> CriteriaVersion | None:
    """A version more; nothing where the text is the same as before. Raises ChangeRefused.

    The first change of a study keeps the `library`'s text too, so that it can be gone back to.
    """
    session.get_one(Study, study.id, with_for_update=True, populate_existing=True)
    newest = newest_criteria(session, study.id)
    text, reason = checked(change)
    if newest and newest.version != change.started_from:
        raise CriteriaMovedOn(newest)
    if newest is None and library:
        newest = _keep(session, study, Change(library, FROM_LIBRARY, LIBRARY, 0))
    if newest and numbered(text, newest.version) == newest.text:
        return None
    number = newest.version if newest else 0
    return _keep(session, study, change._replace(text=text, reason=reason, started_from=number))


def checked(change: Change) -> tuple[str, str]:
    """The text and the reason as they are kept. Raises ChangeRefused."""
    text, reason = plain(change.text), plain(change.reason).strip()
    if not reason:
        raise ChangeRefused("Say why the criteria change: the reason is kept and printed.")
    if len(reason) > LONGEST_REASON:
        raise ChangeRefused(f"A reason has at most {LONGEST_REASON:,} characters; shorten it.")
    if len(text) > MOST_CHARACTERS:
        raise ChangeRefused(f"Criteria fit in {MOST_CHARACTERS:,} characters; take something out.")
    return text, reason


def plain(text: str) -> str:
    """Lines end as in files; a NUL, which nobody can type, is shown instead of kept."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def numbered(text: str, version: int) -> str:
    """The text under that number."""
    return VERSION.sub(f"version: {version}", text, count=1)


def _keep(session: Session, study: Study, change: Change) -> CriteriaVersion:
    version = change.started_from + 1
    text = numbered(change.text, version)
    kept = CriteriaVersion(
        study_id=study.id,
        version=version,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        reason=change.reason,
        made_by=change.by,
        made_at=datetime.now(UTC),
    )
    session.add(kept)
    session.flush()
    return kept

"""Memos: private thoughts of researchers about answers, which never leave researchers' pages."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from guides import Guide
from research.answers.saving import Key, Stored, moved_rows
from research.models import Memo
from research.prepared import Prepared

_MEMO = Prepared(
    select(Memo.words).where(
        Memo.interview_id == bindparam("interview"),
        Memo.question == bindparam("question"),
        Memo.item == bindparam("item"),
        Memo.written_by == bindparam("by"),
        Memo.removed_at.is_(None),
    )
)

_STANDING = (
    select(Memo)
    .where(Memo.interview_id == bindparam("interview"), Memo.removed_at.is_(None))
    .order_by(Memo.id)
)


def memos_of(session: Session, interview_id: int) -> dict[Key, list[Memo]]:
    """Those that stand, by the answer that they are about."""
    found: dict[Key, list[Memo]] = defaultdict(list)
    for memo in session.scalars(_STANDING, {"interview": interview_id}):
        found[memo.question, memo.item].append(memo)
    return dict(found)


def is_new_memo(
    connection: Connection, interview_id: int, key: Key, words: str, *, by: str
) -> bool:
    """Whether it says something else than this person's memo on that answer does now."""
    place = {"interview": interview_id, "question": key[0], "item": key[1], "by": by}
    kept = _MEMO.first(connection, place) or ("",)
    return _tidy({key: words})[key] != kept[0]


def write_memos(session: Session, interview_id: int, memos: Mapping[Key, str], *, by: str) -> int:
    """What this person thinks of each answer, in the place of what they thought; how many changed.

    Each has a memo of their own on an answer, so nobody writes over somebody else's.
    """
    mine = _mine(session, interview_id, by)
    changed = changed_memos(session, interview_id, memos, by=by)
    for key, words in changed.items():
        if key in mine:
            mine[key].removed_at = datetime.now(UTC)
        if words:
            session.add(_memo(interview_id, key, words, by))
    return len(changed)


def memos_in_place(
    session: Session,
    guide: Guide,
    interview_id: int,
    memos: Mapping[Key, str],
    *,
    started_from: int,
    by: str,
) -> tuple[dict[Key, str], dict[Key, Stored]]:
    """Those of them that can be written, and who moved the rows that others were written of.

    What this person thought of a row before is no new memo of the row in its place.
    """
    connection = session.connection()
    moved = moved_rows(connection, guide, interview_id, memos, started_from=started_from)
    mine = _mine(session, interview_id, by)
    known = {(question, memo.words) for (question, _), memo in mine.items()}
    typed = {key for key, words in _tidy(memos).items() if words and (key[0], words) not in known}
    here = {key: words for key, words in memos.items() if key not in moved}
    return here, {key: who for key, who in moved.items() if key in typed}


def changed_memos(
    session: Session, interview_id: int, memos: Mapping[Key, str], *, by: str
) -> dict[Key, str]:
    """Those of them that say something else than this person's memo does now."""
    mine = _mine(session, interview_id, by)
    return {key: text for key, text in _tidy(memos).items() if text != _words(mine.get(key))}


def _mine(session: Session, interview_id: int, by: str) -> dict[Key, Memo]:
    return {
        key: memo
        for key, written in memos_of(session, interview_id).items()
        for memo in written
        if memo.written_by == by
    }


def _tidy(memos: Mapping[Key, str]) -> dict[Key, str]:
    return {key: words.strip().replace("\r\n", "\n") for key, words in memos.items()}


def _words(memo: Memo | None) -> str:
    return memo.words if memo else ""


def _memo(interview_id: int, key: Key, words: str, by: str) -> Memo:
    return Memo(
        interview_id=interview_id,
        question=key[0],
        item=key[1],
        words=words,
        written_by=by,
        written_at=datetime.now(UTC),
    )

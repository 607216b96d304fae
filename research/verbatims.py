"""Verbatims: words as they were said, how far their speaker may be told, and who may read them."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from guides.answers.texts import words_problem
from research.answers import Key
from research.attribution import LEVELS
from research.models import AnswerHistory, Verbatim


class VerbatimRefused(ValueError):
    """Why these words are not kept as said, in a sentence."""


def verbatims_of(session: Session, interview_id: int) -> list[Verbatim]:
    """Those that stand, in the order they were marked."""
    query = select(Verbatim).where(
        Verbatim.interview_id == interview_id, Verbatim.removed_at.is_(None)
    )
    return list(session.scalars(query.order_by(Verbatim.id)))


def lately_taken_back(session: Session, interview_id: int) -> list[Verbatim]:
    """Those that can be put back where they were: not what went with a row that was removed."""
    acts = select(AnswerHistory.saved_at).filter_by(interview_id=interview_id)
    query = select(Verbatim).where(
        Verbatim.interview_id == interview_id,
        Verbatim.removed_at > datetime.now(UTC) - timedelta(minutes=30),
        Verbatim.removed_at.not_in(acts),
    )
    return list(session.scalars(query.order_by(Verbatim.removed_at)))


def mark_verbatim(
    session: Session, interview_id: int, key: Key, words: str, *, attribution: str, by: str
) -> Verbatim:
    """Keep these words as said; the same words again only get the new attribution.

    Raises VerbatimRefused.
    """
    words = words.strip().replace("\r\n", "\n")
    _refuse(words, attribution)
    for known in verbatims_of(session, interview_id):
        if (known.question, known.item, known.words) == (*key, words):
            known.attribution = attribution
            return known
    verbatim = Verbatim(
        interview_id=interview_id,
        question=key[0],
        item=key[1],
        words=words,
        attribution=attribution,
        marked_by=by,
        marked_at=datetime.now(UTC),
    )
    session.add(verbatim)
    session.flush()
    return verbatim


def _refuse(words: str, attribution: str) -> None:
    if not words:
        raise VerbatimRefused("Type or paste the words as they were said")
    if what := words_problem(words):
        raise VerbatimRefused(what)
    if attribution not in LEVELS:
        raise VerbatimRefused("Choose from the list how far the speaker may be told")


def find_verbatim(session: Session, interview_id: int, verbatim_id: int) -> Verbatim | None:
    """The verbatim of that interview and of no other, taken back or not."""
    query = select(Verbatim).where(
        Verbatim.id == verbatim_id, Verbatim.interview_id == interview_id
    )
    return session.scalar(query.with_for_update())


def take_back(verbatim: Verbatim) -> None:
    verbatim.removed_at = verbatim.removed_at or datetime.now(UTC)


def put_back(verbatim: Verbatim) -> None:
    verbatim.removed_at = None


def is_in(words: str, texts: Collection[str]) -> bool:
    """Whether words stand in one of the texts, however those break their lines."""
    wanted = " ".join(words.split()).casefold()
    return any(wanted in " ".join(text.split()).casefold() for text in texts)

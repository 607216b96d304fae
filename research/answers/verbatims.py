"""Verbatims: words as they were said, how far their speaker may be told, and who may read them."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from guides.answers.texts import words_problem
from research.answers.saving import Key
from research.consent.attribution import LEVELS, is_within
from research.consent.given import attribution_allowed
from research.models import AnswerHistory, Verbatim

_OF_INTERVIEW = Verbatim.interview_id == bindparam("interview")
_STANDING = (
    select(Verbatim).where(_OF_INTERVIEW, Verbatim.removed_at.is_(None)).order_by(Verbatim.id)
)
_ACTS = select(AnswerHistory.saved_at).where(AnswerHistory.interview_id == bindparam("interview"))
_TAKEN_BACK = (
    select(Verbatim)
    .where(
        _OF_INTERVIEW,
        Verbatim.removed_at > bindparam("since"),
        Verbatim.removed_at.not_in(_ACTS),
    )
    .order_by(Verbatim.removed_at)
)


class VerbatimRefused(ValueError):
    """Why these words are not kept as said, in a sentence."""


def verbatims_of(session: Session, interview_id: int) -> list[Verbatim]:
    """Those that stand, in the order they were marked."""
    return list(session.scalars(_STANDING, {"interview": interview_id}))


def lately_taken_back(session: Session, interview_id: int) -> list[Verbatim]:
    """Those that can be put back where they were: not what went with a row that was removed."""
    since = datetime.now(UTC) - timedelta(minutes=30)
    return list(session.scalars(_TAKEN_BACK, {"interview": interview_id, "since": since}))


def mark_verbatim(
    session: Session, interview_id: int, key: Key, words: str, *, attribution: str, by: str
) -> Verbatim:
    """Keep these words as said; the same words again change nothing of what was decided of them.

    Raises VerbatimRefused.
    """
    words = words.strip().replace("\r\n", "\n")
    _refuse(words, attribution)
    for known in verbatims_of(session, interview_id):
        if (known.question, known.item, known.words) == (*key, words):
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


def set_attribution(session: Session, verbatim: Verbatim, level: str) -> None:
    """Who may be told by these words. Once it is more, what the partner cleared is to clear anew.

    Raises VerbatimRefused.
    """
    if level not in LEVELS:
        raise VerbatimRefused("Choose from the list who may be told.")
    allowed = attribution_allowed(session, verbatim.interview_id, verbatim.participant_id)
    if not is_within(level, allowed):
        what = "Consent does not go that far. Keep the consent first, then choose again."
        raise VerbatimRefused(what)
    if not is_within(level, verbatim.attribution):
        verbatim.cleared_at = None
    verbatim.attribution = level


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

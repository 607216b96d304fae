"""What partners say of their own record: this is right, this is corrected, take this back."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from guides import Guide
from research.answers.saving import Key, Saved, Stored, save_uncounted
from research.models import AnswerHistory, Confirmation, Interview

CONFIRMED, CORRECTED, WITHDRAWN = "confirmed", "corrected", "withdrawn"
CORRECTION = "correction by partner"
WITHDRAWAL = "withdrawn by partner"
RETURN = "put back by partner"
NOTHING = {"value": None, "missing": "prefer_not_to_say", "specify": ""}


class Original(NamedTuple):
    """An answer as it was before its partner corrected it or took it back."""

    value: Any
    missing: str | None
    specify: str


def changed_answers(session: Session, stage_id: int) -> dict[int, int]:
    """How many answers partners corrected or took back, by interview."""
    places = (
        select(Confirmation.interview_id, Confirmation.question, Confirmation.item)
        .join(Interview, Confirmation.interview_id == Interview.id)
        .where(Interview.stage_id == stage_id, Confirmation.word.in_((CORRECTED, WITHDRAWN)))
        .distinct()
        .subquery()
    )
    query = select(places.c.interview_id, func.count().label("changed"))
    rows = session.execute(query.group_by(places.c.interview_id))
    return {row.interview_id: row.changed for row in rows}


def words_on(session: Session, interview_id: int, answers: Mapping[Key, Stored]) -> dict[Key, str]:
    """The partner's newest word on each answer; none on what was saved after it."""
    rows = session.scalars(
        select(Confirmation).filter_by(interview_id=interview_id).order_by(Confirmation.id)
    )
    newest = {(row.question, row.item): row for row in rows}
    return {
        key: row.word
        for key, row in newest.items()
        if key in answers and answers[key].revision <= row.revision
    }


def originals(session: Session, interview_id: int, words: Mapping[Key, str]) -> dict[Key, Original]:
    """What the partner corrected or took back, as it was told."""
    changed = {key for key, word in words.items() if word in (CORRECTED, WITHDRAWN)}
    query = (
        select(AnswerHistory)
        .filter_by(interview_id=interview_id)
        .where(AnswerHistory.question.in_({question for question, _ in changed}))
        .order_by(AnswerHistory.revision)
    )
    found: dict[Key, Original] = {}
    for change in session.scalars(query) if changed else ():
        key = change.question, change.item
        if change.why not in (CORRECTION, WITHDRAWAL, RETURN):
            found.pop(key, None)
        elif key in changed and change.old:
            found.setdefault(key, Original(*(change.old[name] for name in Original._fields)))
    return found


def noted_otherwise(
    session: Session, interview_id: int, voices: Collection[str]
) -> dict[Key, Original]:
    """What somebody else had noted of an answer that one of the partner's own voices changed."""
    query = select(AnswerHistory).filter_by(interview_id=interview_id)
    found: dict[Key, Original] = {}
    savers: dict[Key, str] = {}
    for change in session.scalars(query.order_by(AnswerHistory.revision)):
        key = change.question, change.item
        if change.saved_by not in voices:
            found.pop(key, None)
        elif change.old and savers.get(key, change.saved_by) not in voices:
            found[key] = Original(*(change.old[name] for name in Original._fields))
        savers[key] = change.saved_by
    return found


def confirm(
    session: Session, interview: Interview, keys: Collection[Key], *, revision: int, by: str
) -> None:
    """These answers are right as they were shown: what was saved after that revision is not."""
    session.add_all(_word(interview, key, CONFIRMED, revision, by) for key in keys)


def confirm_record(
    session: Session, interview: Interview, keys: Collection[Key], *, revision: int, by: str
) -> None:
    """The whole record is right as it was shown; `keys` are those without a word yet."""
    confirm(session, interview, keys, revision=revision, by=by)
    interview.confirmed_at = datetime.now(UTC)


def correct(
    session: Session,
    guide: Guide,
    interview: Interview,
    given: tuple[Key, Mapping[str, Any]],
    *,
    started_from: int,
    by: str,
    word: str = CORRECTED,
    why: str = CORRECTION,
) -> Saved:
    """Put another answer in the place of one in an interview that has ended; both are kept.

    Raises AnswersRefused, InterviewClosed.
    """
    key, entries = given
    session.flush()
    saved = save_uncounted(
        session.connection(),
        guide,
        interview.id,
        {key: entries},
        started_from=started_from,
        by=by,
        why=why,
        ended=True,
    )
    if saved.changed:
        session.add(_word(interview, key, word, saved.revision, by))
    return saved


def withdraw(session: Session, guide: Guide, interview: Interview, key: Key, *, by: str) -> None:
    """The answer counts for nothing any more; what it was stays in its history."""
    how = {"word": WITHDRAWN, "why": WITHDRAWAL}
    revision = interview.revision
    correct(session, guide, interview, (key, NOTHING), started_from=revision, by=by, **how)


def put_back(session: Session, guide: Guide, interview: Interview, key: Key, *, by: str) -> None:
    """As it was before it was withdrawn."""
    newest = (
        select(AnswerHistory)
        .filter_by(interview_id=interview.id, question=key[0], item=key[1])
        .order_by(AnswerHistory.revision.desc())
    )
    change = session.scalars(newest.limit(1)).first()
    if change and change.why == WITHDRAWAL and change.old:
        before = {name: change.old[name] for name in NOTHING}
        how = {"word": CONFIRMED, "why": RETURN}
        revision = interview.revision
        correct(session, guide, interview, (key, before), started_from=revision, by=by, **how)


def _word(interview: Interview, key: Key, word: str, revision: int, by: str) -> Confirmation:
    return Confirmation(
        interview_id=interview.id,
        question=key[0],
        item=key[1],
        word=word,
        revision=revision,
        said_by=by,
        said_at=datetime.now(UTC),
    )

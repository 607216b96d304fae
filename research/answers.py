"""Answers are saved with their history, and never over somebody else's."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import TableClause, bindparam, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from guides import Guide, problem
from guides.answers.texts import words_problem
from guides.kinds import MENTIONS, MISSING
from research.models import Answer, AnswerHistory, Interview
from research.progress import sections_done
from research.stored import EMPTY as EMPTY
from research.stored import Given as Given
from research.stored import Key as Key
from research.stored import Stored as Stored
from research.stored import values_of as values_of


class InterviewClosed(Exception):
    """The interview was submitted, closed or declined: nothing more is saved in it."""


class AnswersRefused(ValueError):
    """Some of what was given is no answer to its question; nothing of it was saved."""

    def __init__(self, problems: dict[Key, str]) -> None:
        super().__init__("; ".join(f"{q} {item}: {what}" for (q, item), what in problems.items()))
        self.problems = problems


_STORED = tuple(getattr(Answer, name) for name in Stored._fields)


def answers_of(session: Session, interview_id: int) -> dict[Key, Stored]:
    rows = session.execute(select(*_STORED).where(Answer.interview_id == interview_id))
    return {(row.question, row.item): Stored._make(row) for row in rows}


def answers_of_each(
    session: Session, interview_ids: Collection[int]
) -> dict[int, dict[Key, Stored]]:
    """The answers of several interviews, read at once."""
    query = select(Answer.interview_id, *_STORED).where(Answer.interview_id.in_(interview_ids))
    found: dict[int, dict[Key, Stored]] = {}
    for interview_id, *row in session.execute(query.order_by(Answer.id)):
        stored = Stored._make(row)
        found.setdefault(interview_id, {})[stored.question, stored.item] = stored
    return found


def save_answers(
    session: Session,
    guide: Guide,
    interview_id: int,
    given: Given,
    *,
    started_from: int,
    by: str,
    why: str = "",
) -> dict[Key, Stored]:
    """Save what changed since revision `started_from`, and tell what could not be.

    Whoever gave only one entry of an answer leaves the others alone. Where somebody else changed
    the same entry meanwhile, theirs stays and is returned, so that both can be shown.
    Raises AnswersRefused, InterviewClosed.
    """
    refuse_problems(guide, given)
    revision = _open_revision(session, interview_id)
    stored = _stored(session, interview_id, given)
    shown = _shown_at(session, interview_id, stored, started_from)
    changes: dict[Key, tuple[dict[str, Any] | None, dict[str, Any]]] = {}
    conflicts: dict[Key, Stored] = {}
    for key, entries in given.items():
        old = stored[key].given if key in stored else None
        merged, clashes = _merge(shown.get(key) or EMPTY, old or EMPTY, entries)
        if clashes:
            conflicts[key] = stored[key]
        elif merged != (old or EMPTY):
            changes[key] = (old, merged)
    if changes:
        _write(session, interview_id, changes, revision=revision + 1, by=by, why=why)
        _count_sections(session, guide, interview_id)
    return conflicts


def changed_entries(
    session: Session, interview_id: int, given: Given, *, started_from: int
) -> dict[Key, dict[str, Any]]:
    """Of what a page gives, the entries that are not as the page showed them."""
    shown = _shown_at(session, interview_id, _stored(session, interview_id, given), started_from)
    changed = {key: _mine(shown.get(key) or EMPTY, entries) for key, entries in given.items()}
    return {key: entries for key, entries in changed.items() if entries}


def refuse_problems(guide: Guide, given: Given) -> None:
    """Raises AnswersRefused."""
    problems = {}
    for (question_id, item), entries in given.items():
        what = _problem(guide, question_id, entries)
        if what:
            problems[question_id, item] = what
    if problems:
        raise AnswersRefused(problems)


def _problem(guide: Guide, question_id: str, entries: Mapping[str, Any]) -> str | None:
    value, missing = entries.get("value"), entries.get("missing")
    if value is not None and missing is not None:
        return "Either answer, or choose why there is no answer"
    if missing is not None and missing not in MISSING:
        return "Choose one of the reasons in the list"
    if entries.get("mention") not in (None, *MENTIONS):
        return "Say whether this was raised before or after the hand-out was shown"
    for words in (entries.get("specify", ""), entries.get("note", "")):
        if what := words_problem(words):
            return what
    return None if value is None else problem(guide.question(question_id), value)


def _open_revision(session: Session, interview_id: int) -> int:
    """The interview's revision, locked against another save where the database has row locks."""
    row = session.execute(
        select(Interview.revision, Interview.submitted_at, Interview.declined_at)
        .where(Interview.id == interview_id)
        .with_for_update()
    ).one()
    if row.submitted_at or row.declined_at:
        raise InterviewClosed
    return row.revision


def _stored(session: Session, interview_id: int, given: Given) -> dict[Key, Stored]:
    questions = {question for question, _ in given}
    rows = session.execute(
        select(*_STORED).where(
            Answer.interview_id == interview_id, Answer.question.in_(sorted(questions))
        )
    )
    return {(row.question, row.item): Stored._make(row) for row in rows}


def _shown_at(
    session: Session, interview_id: int, stored: Mapping[Key, Stored], revision: int
) -> dict[Key, dict[str, Any]]:
    """Each answer as the page showed it: as stored, or for those saved since, as it was then."""
    since = [key for key, answer in stored.items() if answer.revision > revision]
    shown = {key: answer.given for key, answer in stored.items() if answer.revision <= revision}
    if since:
        history = select(AnswerHistory).where(
            AnswerHistory.interview_id == interview_id,
            AnswerHistory.revision <= revision,
            tuple_(AnswerHistory.question, AnswerHistory.item).in_(since),
        )
        for change in session.scalars(history.order_by(AnswerHistory.revision)):
            shown[change.question, change.item] = change.new
    return shown


def _merge(
    shown: Mapping[str, Any], stored: Mapping[str, Any], given: Mapping[str, Any]
) -> tuple[dict[str, Any], bool]:
    """What to keep, and whether two people changed the same entry to different things."""
    mine = _mine(shown, given)
    clashes = any(stored[name] != shown[name] and stored[name] != mine[name] for name in mine)
    return {**stored, **mine}, clashes


def _mine(shown: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: entry for name, entry in given.items() if entry != shown[name]}


def _write(
    session: Session,
    interview_id: int,
    changes: Mapping[Key, tuple[dict[str, Any] | None, dict[str, Any]]],
    *,
    revision: int,
    by: str,
    why: str,
) -> None:
    now = datetime.now(UTC)
    saved = {"interview_id": interview_id, "revision": revision, "saved_by": by, "saved_at": now}
    named = [
        ({"question": question, "item": item, **saved}, old, new)
        for (question, item), (old, new) in changes.items()
    ]
    new_rows = [row | new for row, old, new in named if old is None]
    changed_rows = [row | new for row, old, new in named if old is not None]
    history = [row | {"old": old, "new": new, "why": why} for row, old, new in named]
    if new_rows:
        session.execute(insert(Answer), new_rows)
    if changed_rows:
        session.connection().execute(_CHANGE, [_bound(row) for row in changed_rows])
    session.execute(insert(AnswerHistory), history)
    session.execute(
        update(Interview)
        .where(Interview.id == interview_id)
        .values(
            revision=revision,
            started_at=func.coalesce(Interview.started_at, now),
            saved_at=now,
        )
    )


def _count_sections(session: Session, guide: Guide, interview_id: int) -> None:
    """How far it has come, kept for the lists of many; what tops up another stands in none."""
    done, asked = sections_done(guide, answers_of(session, interview_id))
    counted = update(Interview).where(Interview.id == interview_id, Interview.tops_up_id.is_(None))
    session.execute(counted.values(sections_done=done, sections_asked=asked))


_KEY_COLUMNS = ("interview_id", "question", "item")
_CHANGED_COLUMNS = (*EMPTY, "revision", "saved_by", "saved_at")
_ANSWER = cast(TableClause, Answer.__table__)
_CHANGE = (
    update(_ANSWER)
    .where(*(_ANSWER.c[name] == bindparam(f"the_{name}") for name in _KEY_COLUMNS))
    .values(
        {name: bindparam(f"new_{name}", type_=_ANSWER.c[name].type) for name in _CHANGED_COLUMNS}
    )
)


def _bound(row: Mapping[str, Any]) -> dict[str, Any]:
    key = {f"the_{name}": row[name] for name in _KEY_COLUMNS}
    return key | {f"new_{name}": row[name] for name in _CHANGED_COLUMNS}

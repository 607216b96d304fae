"""The rows of a list that a partner makes: moved, removed and put back with all that was said."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from guides import Guide, Roster
from research.answers.saving import EMPTY, Key, Stored, answers_of, save_answers
from research.answers.undoing import REMOVED, undo
from research.models import AnswerHistory, Interview, Memo, Verbatim

Rows = list[str]


def named_rows(guide: Guide, roster: Roster, answers: Mapping[Key, Stored]) -> Rows:
    """Those with a name that is asked here: a further interview moves no row of the first."""
    name = guide.question(roster.named_by)
    keys = ((name.id, row.id) for row in guide.items(name) if row)
    return [key[1] for key in keys if key in answers and answers[key].value]


def move_row(
    session: Session,
    guide: Guide,
    interview: Interview,
    roster: Roster,
    row: str,
    *,
    to: str,
    by: str,
) -> None:
    """Two rows change places, with their notes, verbatims and memos."""
    swapped = {row: to, to: row}
    _save(session, guide, interview, roster, swapped, why=f"moved {roster.item} {row}", by=by)
    _carry(session, guide, interview.id, roster, lambda words: swapped.get(words.item, words.item))


def remove_row(
    session: Session, guide: Guide, interview: Interview, roster: Roster, row: str, *, by: str
) -> None:
    """The row goes, and those after it move up; `put_row_back` takes that back."""
    rows = [item.id for item in roster.items]
    after = rows[rows.index(row) :]
    sources = dict(zip(after, [*after[1:], ""], strict=True))
    revision = _save(
        session, guide, interview, roster, sources, why=f"{REMOVED}{roster.item} {row}", by=by
    )
    moment = _moment(session, interview.id, revision)
    up = dict(zip(after[1:], after, strict=False))

    def moved(words: Verbatim | Memo) -> str:
        if words.item == row and words.removed_at is None:
            words.removed_at = moment
        return up.get(words.item, words.item)

    _carry(session, guide, interview.id, roster, moved)


def put_back(
    session: Session, guide: Guide, interview: Interview, revision: int, *, by: str
) -> bool:
    """Undo an act on many answers; a row that was removed gets its words back as well."""
    roster, row = _removed(session, guide, interview.id, revision)
    act = undo(session, guide, interview, revision, by=by)
    if act is None or roster is None:
        return act is not None
    rows = [item.id for item in roster.items]
    after = rows[rows.index(row) :]
    down = dict(zip(after, after[1:], strict=False))

    def moved(words: Verbatim | Memo) -> str:
        if words.item == row and words.removed_at == act.at:
            words.removed_at = None
            return row
        return down.get(words.item, words.item)

    _carry(session, guide, interview.id, roster, moved)
    return True


def _save(
    session: Session,
    guide: Guide,
    interview: Interview,
    roster: Roster,
    sources: Mapping[str, str],
    *,
    why: str,
    by: str,
) -> int:
    """Each row gets what stands in its source, or nothing; the revision that this made."""
    answers = answers_of(session, interview.id)
    given: dict[Key, Mapping[str, Any]] = {}
    for question in _questions(guide, roster):
        for row, source in sources.items():
            said = answers.get((question, source))
            if said or (question, row) in answers:
                given[question, row] = said.given if said else EMPTY
    save_answers(
        session, guide, interview.id, given, started_from=interview.revision, by=by, why=why
    )
    session.refresh(interview, ["revision"])
    return interview.revision


def _questions(guide: Guide, roster: Roster) -> list[str]:
    return [question.id for question in guide.questions if question.for_each == roster.id]


def _carry(
    session: Session,
    guide: Guide,
    interview_id: int,
    roster: Roster,
    moved: Callable[[Verbatim | Memo], str],
) -> None:
    questions = _questions(guide, roster)
    tables: tuple[type[Verbatim] | type[Memo], ...] = (Verbatim, Memo)
    for table in tables:
        of_rows = (table.interview_id == interview_id, table.question.in_(questions))
        found: Iterable[Verbatim | Memo] = session.scalars(select(table).where(*of_rows))
        for words in found:
            words.item = moved(words)


def _moment(session: Session, interview_id: int, revision: int) -> datetime | None:
    query = select(AnswerHistory.saved_at).filter_by(interview_id=interview_id, revision=revision)
    return session.scalar(query.limit(1))


def _removed(
    session: Session, guide: Guide, interview_id: int, revision: int
) -> tuple[Roster | None, str]:
    """Of which roster that revision removed which row."""
    query = select(AnswerHistory).filter_by(interview_id=interview_id, revision=revision).limit(1)
    change = session.scalar(query)
    if change is None or not change.why.startswith(REMOVED):
        return None, ""
    roster = guide.lists.get(guide.question(change.question).for_each)
    return (roster if isinstance(roster, Roster) else None), change.why.rpartition(" ")[2]

"""The statements that save answers, made once: each answer saves itself, so they run all day."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import (
    Connection,
    TableClause,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from research.answers.stored import EMPTY, Given, Key, Stored
from research.models import Answer, AnswerHistory, Interview
from research.prepared import Prepared

Changes = Mapping[Key, tuple[dict[str, Any] | None, dict[str, Any]]]
"""By key, what an answer was and what it becomes."""


class InterviewClosed(Exception):
    """The interview was submitted, closed, declined or set aside: nothing more is saved."""


_ANSWER, _HISTORY, _INTERVIEW = (
    cast(TableClause, model.__table__) for model in (Answer, AnswerHistory, Interview)
)
_THE_INTERVIEW = _INTERVIEW.c.id == bindparam("the_interview")
_OF_INTERVIEW = _ANSWER.c.interview_id == bindparam("the_interview")
_IN_PLACE = (
    _ANSWER.c.question == bindparam("the_question"),
    _ANSWER.c.item == bindparam("the_item"),
)
_STATE = (
    select(
        _INTERVIEW.c.revision,
        _INTERVIEW.c.submitted_at,
        _INTERVIEW.c.declined_at,
        _INTERVIEW.c.set_aside_at,
    )
    .where(_THE_INTERVIEW)
    .with_for_update(of=_INTERVIEW)
)
_STORED = select(*(_ANSWER.c[name] for name in Stored._fields)).where(_OF_INTERVIEW)
_STATE_AND_ONE = Prepared(
    _STATE.add_columns(
        *(_ANSWER.c[name].label(f"stored_{name}") for name in Stored._fields)
    ).select_from(
        _INTERVIEW.outerjoin(_ANSWER, and_(_ANSWER.c.interview_id == _INTERVIEW.c.id, *_IN_PLACE))
    )
)
_STORED_MANY = _STORED.where(_ANSWER.c.question.in_(bindparam("questions", expanding=True)))
_SINCE = (
    select(_HISTORY.c.question, _HISTORY.c.item, _HISTORY.c.new)
    .where(
        _HISTORY.c.interview_id == bindparam("the_interview"),
        _HISTORY.c.revision <= bindparam("the_revision"),
        tuple_(_HISTORY.c.question, _HISTORY.c.item).in_(bindparam("keys", expanding=True)),
    )
    .order_by(_HISTORY.c.revision)
)
MOVED = ("moved ", "removed ", "undone: ")
"""How the reasons begin for which a row stands in another place than before."""

_ROWS_MOVED = (
    select(*(_HISTORY.c[name] for name in ("question", "item", "revision", "saved_by", "saved_at")))
    .where(
        _HISTORY.c.interview_id == bindparam("the_interview"),
        _HISTORY.c.revision > bindparam("the_revision"),
        tuple_(_HISTORY.c.question, _HISTORY.c.item).in_(bindparam("keys", expanding=True)),
        or_(*(_HISTORY.c.why.startswith(why) for why in MOVED)),
    )
    .order_by(_HISTORY.c.revision)
)
_CHANGED_COLUMNS = (*EMPTY, "revision", "saved_by", "saved_at")
_CHANGE = Prepared(
    update(_ANSWER)
    .where(_OF_INTERVIEW, *_IN_PLACE)
    .values(
        {name: bindparam(f"new_{name}", type_=_ANSWER.c[name].type) for name in _CHANGED_COLUMNS}
    ),
    called={
        "the_interview": "interview_id",
        "the_question": "question",
        "the_item": "item",
        **{f"new_{column}": column for column in _CHANGED_COLUMNS},
    },
)
_NOW = bindparam("now", type_=_INTERVIEW.c.saved_at.type)
_SAVED = Prepared(
    update(_INTERVIEW)
    .where(_THE_INTERVIEW)
    .values(
        revision=bindparam("new_revision"),
        started_at=func.coalesce(_INTERVIEW.c.started_at, _NOW),
        saved_at=_NOW,
        # Counted anew by whoever has the time: research.answers.section_counts, or who lists them.
        sections_done=None,
        sections_asked=None,
    )
)
_NEW, _KEPT = (
    Prepared(insert(table).inline(), fills=[c.name for c in table.columns if not c.primary_key])
    for table in (_ANSWER, _HISTORY)
)


def current_state(
    connection: Connection, interview_id: int, given: Given, *, ended: bool = False
) -> tuple[int, dict[Key, Stored]]:
    """The interview's revision and what is stored where something is given.

    The interview is locked against another save where the database has row locks.
    Raises InterviewClosed where it has ended or was set aside, or, for what is only done once it
    has ended, where not.
    """
    place: dict[str, Any] = {"the_interview": interview_id}
    if len(given) == 1:
        ((place["the_question"], place["the_item"]),) = given
        found = _STATE_AND_ONE.first(connection, place)
    else:
        found = connection.execute(_STATE, place).first()
    if found is None:
        raise InterviewClosed
    revision, submitted, declined, set_aside, *one = found
    if declined or set_aside or bool(submitted) is not ended:
        raise InterviewClosed
    if one:
        return revision, _by_key([one]) if one[0] else {}
    questions = {question for question, _ in given}
    return revision, answers_to(connection, interview_id, questions)


def answers_to(
    connection: Connection, interview_id: int, questions: Iterable[str]
) -> dict[Key, Stored]:
    named = {"the_interview": interview_id, "questions": sorted(questions)}
    return _by_key(connection.execute(_STORED_MANY, named))


def shown_answers(
    connection: Connection, interview_id: int, stored: Mapping[Key, Stored], revision: int
) -> dict[Key, dict[str, Any]]:
    """Each answer as the page showed it: as stored, or for those saved since, as it was then."""
    since = [key for key, answer in stored.items() if answer.revision > revision]
    shown = {key: answer.given for key, answer in stored.items() if answer.revision <= revision}
    if since:
        then = {"the_interview": interview_id, "the_revision": revision, "keys": since}
        for question, item, new in connection.execute(_SINCE, then):
            shown[question, item] = new
    return shown


def rows_moved(
    connection: Connection, interview_id: int, names: Iterable[Key], revision: int
) -> dict[Key, Stored]:
    """Of the names of rows, those that changed places since: by whom and when, and nothing else."""
    since = {"the_interview": interview_id, "the_revision": revision, "keys": sorted(names)}
    return {
        (question, item): Stored(question, item, **EMPTY, revision=at, saved_by=by, saved_at=when)
        for question, item, at, by, when in connection.execute(_ROWS_MOVED, since)
    }


def write_changes(
    connection: Connection,
    interview_id: int,
    changes: Changes,
    *,
    revision: int,
    by: str,
    why: str,
) -> None:
    now = datetime.now(UTC)
    saved = {"interview_id": interview_id, "revision": revision, "saved_by": by, "saved_at": now}
    for (question, item), (old, new) in changes.items():
        row = {"question": question, "item": item, **saved, **new}
        if old is None:
            _NEW.run(connection, row)
        else:
            _CHANGE.run(connection, row)
        _KEPT.run(connection, {**row, "old": old, "new": new, "why": why})
    _SAVED.run(connection, {"the_interview": interview_id, "new_revision": revision, "now": now})


def _by_key(rows: Iterable[Any]) -> dict[Key, Stored]:
    return {(row[0], row[1]): Stored._make(row) for row in rows}

"""What a group meeting hoped and feared, tallied under its objectives as it is said again."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    case,
    delete,
    func,
    literal,
    null,
    select,
    update,
)
from sqlalchemy.orm import Session

from guides.answers.texts import UNKEEPABLE
from research.models import Comment, ForumObjective, Stage
from research.prepared import Prepared

SIDES = ("hope", "anxiety")
LONGEST_LABEL, LONGEST_COMMENT = 200, 300
_OBJECTIVE = Prepared(
    select(ForumObjective.id)
    .join(Stage, ForumObjective.stage_id == Stage.id)
    .where(Stage.study_id == bindparam("study"))
    .limit(1)
)


class ObjectiveIsThere(ValueError):
    """Two objectives of one meeting would have had the same name."""


class CommentRow(NamedTuple):
    """What crosses to analysis: one comment and how often it was mentioned."""

    objective: str
    side: str
    words: str
    mentions: int


class Heard(NamedTuple):
    """An objective of the meeting with its comments, in the order in which they were made."""

    objective: ForumObjective
    hopes: tuple[Comment, ...]
    anxieties: tuple[Comment, ...]


class Change(NamedTuple):
    """The comment as it stands after a change, and whether it was there before."""

    comment: Comment
    was_there: bool


def comment_rows(session: Session, stage_id: int) -> list[CommentRow]:
    """The comments of a stage's meeting, by objective, hopes before anxieties."""
    return [
        CommentRow(heard.objective.label, comment.side, comment.words, comment.mentions)
        for heard in forum(session, stage_id)
        for comment in (*heard.hopes, *heard.anxieties)
    ]


def forum(session: Session, stage_id: int) -> list[Heard]:
    of_stage = _of_stage(stage_id).where(Comment.removed_at.is_(None))
    comments = session.scalars(of_stage.order_by(Comment.id)).all()
    return [
        Heard(each, _under(each, "hope", comments), _under(each, "anxiety", comments))
        for each in objectives(session, stage_id)
    ]


def has_forum(session: Session, study_id: int) -> bool:
    """Whether any stage of the study has an objective to tally comments under."""
    session.flush()
    return _OBJECTIVE.first(session.connection(), {"study": study_id}) is not None


def _of_stage(stage_id: int) -> Select[Comment]:
    return select(Comment).join(Comment.objective).where(ForumObjective.stage_id == stage_id)


def _under(
    objective: ForumObjective, side: str, comments: Sequence[Comment]
) -> tuple[Comment, ...]:
    return tuple(c for c in comments if (c.objective_id, c.side) == (objective.id, side))


def objectives(session: Session, stage_id: int) -> list[ForumObjective]:
    query = select(ForumObjective).filter_by(stage_id=stage_id)
    return list(session.scalars(query.order_by(ForumObjective.place, ForumObjective.id)))


def taken_back(session: Session, stage_id: int) -> list[Comment]:
    """The comments that no longer count, the last one first."""
    query = _of_stage(stage_id).where(Comment.removed_at.is_not(None))
    return list(session.scalars(query.order_by(Comment.removed_at.desc(), Comment.id)))


def comment_of(session: Session, stage_id: int, comment_id: int) -> Comment | None:
    return session.scalar(_of_stage(stage_id).where(Comment.id == comment_id))


def objective_of(session: Session, stage_id: int, objective_id: int) -> ForumObjective | None:
    return session.scalar(select(ForumObjective).filter_by(id=objective_id, stage_id=stage_id))


def add_objective(session: Session, stage_id: int, label: str) -> ForumObjective:
    """A new objective after the others. Raises ObjectiveIsThere."""
    _lock(session, Stage, stage_id)
    last = session.scalar(select(func.max(ForumObjective.place)).filter_by(stage_id=stage_id))
    added = ForumObjective(stage_id=stage_id, place=(last or 0) + 1)
    _name(session, added, label)
    session.add(added)
    session.flush()
    return added


def rename_objective(session: Session, objective: ForumObjective, label: str) -> None:
    """Raises ObjectiveIsThere."""
    _lock(session, Stage, objective.stage_id)
    _name(session, objective, label)


def _name(session: Session, objective: ForumObjective, label: str) -> None:
    label = keepable(label)
    with session.no_autoflush:
        same = {"stage_id": objective.stage_id, "folded": folded(label)}
        there = session.scalar(select(ForumObjective).filter_by(**same))
    if there not in (None, objective):
        raise ObjectiveIsThere
    objective.label, objective.folded = label, folded(label)


def move_objective(session: Session, objective: ForumObjective, *, by: int) -> None:
    """One place up (-1) or down (1); the first and the last stay inside."""
    _lock(session, Stage, objective.stage_id)
    ordered = objectives(session, objective.stage_id)
    before = ordered.index(objective)
    ordered.insert(max(0, before + by), ordered.pop(before))
    for place, each in enumerate(ordered, start=1):
        each.place = place


def remove_objective(session: Session, objective: ForumObjective) -> bool:
    """Whether it could go: one that has comments stays; what was taken back goes with it."""
    _lock(session, ForumObjective, objective.id)
    under = Comment.objective_id == objective.id
    if session.scalar(select(Comment.id).where(under, Comment.removed_at.is_(None)).limit(1)):
        return False
    session.execute(delete(Comment).where(under))
    session.delete(objective)
    return True


def add_comment(
    session: Session, objective: ForumObjective, side: str, words: str, *, by: str
) -> Change:
    """A new comment; the same words again are one more mention of the comment that is there."""
    _lock(session, ForumObjective, objective.id)
    words = keepable(words)
    there = _same(session, objective.id, side, words)
    if there:
        was_heard = there.removed_at is None
        mention_again(session, there)
        return Change(there, was_heard)
    added = Comment(
        objective_id=objective.id,
        side=side,
        words=words,
        folded=folded(words),
        mentions=1,
        added_at=datetime.now(UTC),
        added_by=by,
    )
    session.add(added)
    session.flush()
    return Change(added, False)


def mention_again(session: Session, comment: Comment) -> None:
    """Counted where it is kept, so that two clicks at once are two."""
    heard = Comment.removed_at.is_(None)
    mentions = case((heard, Comment.mentions + 1), else_=1)
    _update(session, comment, mentions=mentions, removed_at=None)


def take_back(session: Session, comment: Comment) -> bool:
    """One mention less; whether it was the last, which takes the comment away."""
    several = Comment.mentions > 1
    now = literal(datetime.now(UTC), Comment.removed_at.type)
    _update(
        session,
        comment,
        mentions=case((several, Comment.mentions - 1), else_=1),
        removed_at=case((several, null()), else_=now),
        only=Comment.removed_at.is_(None),
    )
    return comment.removed_at is not None


def put_back(session: Session, comment: Comment) -> None:
    _update(session, comment, removed_at=None)


def _update(
    session: Session, comment: Comment, *, only: ColumnElement[bool] | None = None, **values: Any
) -> None:
    this = [Comment.id == comment.id, *([] if only is None else [only])]
    session.execute(update(Comment).where(*this).values(values))
    session.refresh(comment)


def change_comment(
    session: Session, comment: Comment, objective: ForumObjective, side: str, words: str
) -> Change:
    """Reword it or move it. Where the same words stand there already, the two become one."""
    _lock(session, ForumObjective, objective.id)
    session.refresh(comment, with_for_update=True)
    words = keepable(words)
    twin = _same(session, objective.id, side, words)
    if twin and twin is not comment and twin.removed_at is None:
        _update(session, twin, mentions=Comment.mentions + comment.mentions)
        comment.removed_at = datetime.now(UTC)
        return Change(twin, True)
    if twin and twin is not comment:
        session.delete(twin)
        session.flush()
    comment.objective_id, comment.side = objective.id, side
    comment.words, comment.folded, comment.removed_at = words, folded(words), None
    session.flush()
    return Change(comment, False)


def _same(session: Session, objective_id: int, side: str, words: str) -> Comment | None:
    same = {"objective_id": objective_id, "side": side, "folded": folded(words)}
    return session.scalar(select(Comment).filter_by(**same))


def _lock(session: Session, table: type[Stage] | type[ForumObjective], row: int) -> None:
    """Who adds or moves waits for who did before, where the database has row locks."""
    session.get(table, row, with_for_update=True)


def keepable(words: str) -> str:
    """On one line, without characters that cannot be seen."""
    return " ".join(UNKEEPABLE.sub(" ", words).split())


def folded(words: str) -> str:
    """As words are compared: without capitals, spaces counted once."""
    return keepable(words).casefold()

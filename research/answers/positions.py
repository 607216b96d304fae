"""Several voices of one partner: each is heard, and one answer stands for the organisation."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from guides import Guide
from research.answers.saving import (
    Given,
    Key,
    Stored,
    answers_of,
    changed_entries,
    refuse_problems,
    save_answers,
)
from research.fieldwork.voices import LEAD, Voice, roles_of
from research.models import Interview, Position

SAID = ("value", "missing", "specify")
"""The entries of an answer by which two voices can differ."""

_DIFFERS = Position.settled.is_(None) | (Position.settled == "differ")
_OF_INTERVIEW = (
    select(Position)
    .where(Position.interview_id == bindparam("interview"), _DIFFERS)
    .order_by(Position.id)
)

SETTLED = {
    "taken": "Take their answer",
    "dropped": "Keep the answer that stands",
    "differ": "Leave it as “we differ”",
}


def save_answers_of(
    session: Session,
    guide: Guide,
    interview_id: int,
    given: Given,
    *,
    started_from: int,
    voice: Voice,
) -> dict[Key, Stored]:
    """As `save_answers` does; but what another voice answered differently is kept beside.

    A lead's answer stands, and what a colleague had answered becomes a position. Anybody else's
    becomes a position itself. Raises AnswersRefused, InterviewClosed.
    """
    refuse_problems(guide, given)
    theirs = _of_others(session, interview_id, voice)
    changed = changed_entries(session, interview_id, given, started_from=started_from)
    differing = {
        key: {**theirs[key].given, **entries}
        for key, entries in changed.items()
        if key in theirs and not _is_same({**theirs[key].given, **entries}, theirs[key].given)
    }
    beside = {} if voice.is_lead else differing
    rest = {key: entries for key, entries in given.items() if key not in beside}
    clashes = save_answers(
        session, guide, interview_id, rest, started_from=started_from, by=voice.name
    )
    for key in differing.keys() - clashes.keys():
        held_by, said = voice.name, differing[key]
        if voice.is_lead:
            held_by, said = theirs[key].saved_by, theirs[key].given
        _hold(session, interview_id, key, said, held_by=held_by)
    _agree(session, interview_id, given, by=voice.name)
    return clashes


def positions_of(session: Session, interview_id: int) -> list[Position]:
    """Every position that differs from what stands: not yet settled, or left as it is."""
    return list(session.scalars(_OF_INTERVIEW, {"interview": interview_id}))


def differing_answers(session: Session, stage_id: int) -> set[tuple[int, str, str]]:
    """Of a stage, by interview, question and item, where another voice answers otherwise."""
    rows = (
        select(Position.interview_id, Position.question, Position.item)
        .join(Interview, Position.interview_id == Interview.id)
        .where(Interview.stage_id == stage_id, _DIFFERS)
    )
    return {(row.interview_id, row.question, row.item) for row in session.execute(rows)}


def own_positions(positions: Iterable[Position], name: str) -> dict[Key, dict[str, Any]]:
    """What the voice of this name answers where another answer stands."""
    return {(p.question, p.item): said(p) for p in positions if p.held_by == name}


def said(position: Position) -> dict[str, Any]:
    return {name: getattr(position, name) for name in SAID}


def settle(session: Session, guide: Guide, position: Position, how: str, *, voice: Voice) -> None:
    """The lead's word on a position. Raises AnswersRefused, InterviewClosed."""
    interview = session.get_one(Interview, position.interview_id)
    if how == "taken":
        given = {(position.question, position.item): said(position)}
        save_answers(
            session,
            guide,
            interview.id,
            given,
            started_from=interview.revision,
            by=voice.name,
            why=f"The answer of {position.held_by} was taken",
        )
    position.settled, position.settled_by = how, voice.name
    position.settled_at = datetime.now(UTC)


def _of_others(session: Session, interview_id: int, voice: Voice) -> dict[Key, Stored]:
    """What another voice of the partner answered; a researcher who wrote is none."""
    roles = roles_of(session, session.get_one(Interview, interview_id).partner)

    def is_other(by: str) -> bool:
        role = roles.get(by)
        both_lead = voice.is_lead and role == LEAD
        return role is not None and by != voice.name and not both_lead

    stored = answers_of(session, interview_id)
    return {key: a for key, a in stored.items() if a.is_given and is_other(a.saved_by)}


def _is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(one[name] == other[name] for name in SAID)


def _hold(
    session: Session, interview_id: int, key: Key, given: Mapping[str, Any], *, held_by: str
) -> None:
    """One position of each voice on each question: the newest, which is open again."""
    if given["value"] is None and given["missing"] is None:
        return
    question, item = key
    of_voice = select(Position).filter_by(
        interview_id=interview_id, question=question, item=item, held_by=held_by
    )
    position = session.scalar(of_voice)
    if position and _is_same(said(position), given) and position.settled in (None, "differ"):
        return
    position = position or Position(
        interview_id=interview_id, question=question, item=item, held_by=held_by
    )
    for name in SAID:
        setattr(position, name, given[name])
    position.held_at, position.settled = datetime.now(UTC), None
    position.settled_by, position.settled_at = "", None
    session.add(position)
    session.flush()


def _agree(session: Session, interview_id: int, given: Given, *, by: str) -> None:
    """Positions that are now the answer that stands, or that their holder gave up for it."""
    stored = answers_of(session, interview_id)
    for position in positions_of(session, interview_id):
        key = (position.question, position.item)
        if key not in given or key not in stored:
            continue
        gives_up = position.held_by == by and _is_same(
            {**stored[key].given, **given[key]}, stored[key].given
        )
        if gives_up or _is_same(said(position), stored[key].given):
            position.settled, position.settled_by = "agreed", by
            position.settled_at = datetime.now(UTC)

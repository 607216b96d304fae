"""Which hand-outs were shown in an interview, when, and what had been answered by then."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from research.interviewing.counting import partner_counts
from research.models import Answer, HandoutShown, Interview, Partner

_NEWEST_FIRST = (
    select(HandoutShown)
    .where(HandoutShown.interview_id == bindparam("interview"))
    .order_by(HandoutShown.id.desc())
)
WAYS = {"on_screen": "Shown on the second screen", "read_out": "Read out"}


class Showing(NamedTuple):
    """One showing of a hand-out in an interview of a stage.

    `answered_before` are the questions that had an answer by then, so that a method annex can say
    whether a view was given before its stimulus was seen.
    """

    partner: str
    handout: str
    way: str
    shown_at: datetime
    shown_by: str
    answered_before: frozenset[str]


def show_handout(
    session: Session, interview: Interview, handout: str, *, way: str, by: str
) -> None:
    assert way in WAYS, way
    session.add(
        HandoutShown(
            interview_id=interview.id,
            handout=handout,
            way=way,
            shown_at=datetime.now(UTC),
            shown_by=by,
        )
    )


def first_showings(session: Session, interview_id: int) -> dict[str, HandoutShown]:
    """When each hand-out was first shown in an interview; those not shown are left out."""
    shown = session.scalars(_NEWEST_FIRST, {"interview": interview_id})
    return {showing.handout: showing for showing in shown}


def handouts_shown(session: Session, stage_id: int) -> list[Showing]:
    """Each showing in the stage's interviews, by partner and in the order they happened."""
    query = (
        select(HandoutShown, Partner.code)
        .join(Interview, HandoutShown.interview_id == Interview.id)
        .join(Partner, Interview.partner_id == Partner.id)
        .where(Interview.stage_id == stage_id, Interview.set_aside_at.is_(None))
        .where(*partner_counts())
        .order_by(Partner.code, HandoutShown.shown_at, HandoutShown.id)
    )
    answered = _answered(session, stage_id)
    return [
        Showing(
            code,
            shown.handout,
            shown.way,
            shown.shown_at,
            shown.shown_by,
            frozenset(q for q, at in answered.get(shown.interview_id, ()) if at < shown.shown_at),
        )
        for shown, code in session.execute(query)
    ]


def _answered(session: Session, stage_id: int) -> dict[int, list[tuple[str, datetime]]]:
    """When each question of an interview was last answered."""
    query = (
        select(Answer.interview_id, Answer.question, Answer.saved_at)
        .join(Interview, Answer.interview_id == Interview.id)
        .where(Interview.stage_id == stage_id, Answer.value.is_not(None))
    )
    found: dict[int, list[tuple[str, datetime]]] = {}
    for interview_id, question, saved_at in session.execute(query):
        found.setdefault(interview_id, []).append((question, saved_at))
    return found

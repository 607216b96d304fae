"""What crosses to analysis: plain rows, read with as few columns as will do."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.models import Answer, Interview, Partner, Stage
from research.studies import partner_lines


class AnswerRow(NamedTuple):
    """One answer of a submitted interview; `item` is empty for the interview as a whole."""

    partner: str
    question: str
    item: str
    value: Any
    missing: str | None
    mention: str | None
    specify: str
    note: str


class PartnerRow(NamedTuple):
    """One partner of a study and how far its interview has come."""

    code: str
    name: str
    type: str
    holds_records: bool | None
    essential: bool
    mode: str | None
    status: str
    reason: str
    minutes: int | None
    submitted_on: date | None


def answer_rows(
    session: Session, stage_id: int, questions: Collection[str] = ()
) -> list[AnswerRow]:
    """The answers of a stage's submitted interviews, to the named questions or to all."""
    query = (
        select(Partner.code, *(getattr(Answer, name) for name in AnswerRow._fields[1:]))
        .join(Interview, Answer.interview_id == Interview.id)
        .join(Partner, Interview.partner_id == Partner.id)
        .where(Interview.stage_id == stage_id, Interview.submitted_at.is_not(None))
        .order_by(Partner.code, Answer.id)
    )
    if questions:
        query = query.where(Answer.question.in_(questions))
    return [AnswerRow._make(row) for row in session.execute(query)]


def partner_rows(session: Session, stage: Stage) -> list[PartnerRow]:
    """All partners of the stage's study, whether they have an interview or not."""
    lines = partner_lines(session, stage)
    return [_partner_row(line.partner, line.interview) for line in lines]


def _partner_row(partner: Partner, interview: Interview | None) -> PartnerRow:
    submitted = interview.submitted_at if interview else None
    return PartnerRow(
        code=partner.code,
        name=partner.name,
        type=partner.type,
        holds_records=partner.holds_records,
        essential=partner.essential,
        mode=interview.mode if interview else None,
        status=interview.status if interview else "not_started",
        reason=interview.declined_reason if interview else "",
        minutes=interview.minutes if interview else None,
        submitted_on=submitted.date() if submitted else None,
    )

"""What is planned with a partner in a stage: who interviews it, how and when."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.interviewing.interviews import interview_with, start_interview
from research.models import Account, Interview, Membership, Partner, Stage, Study


class Plan(NamedTuple):
    mode: str = "interviewer"
    interviewer: str = ""
    appointment_at: datetime | None = None
    appointment_minutes: int | None = None
    appointment_place: str = ""


def interview_in(session: Session, stage: Stage, partner: Partner) -> Interview | None:
    """To read only, and so without a lock."""
    of_both = select(Interview).filter_by(stage_id=stage.id, partner_id=partner.id)
    return session.scalar(of_both.filter_by(tops_up_id=None, set_aside_at=None))


def plan_of(interview: Interview | None) -> Plan:
    if interview is None:
        return Plan()
    return Plan(*(getattr(interview, name) for name in Plan._fields))


def keep_plan(session: Session, stage: Stage, partner: Partner, plan: Plan) -> Interview:
    """Begins the interview where there is none; the mode of one with answers stays."""
    interview = start_interview(session, stage, partner, mode=plan.mode)
    if interview.revision:
        plan = plan._replace(mode=interview.mode)
    for name, value in plan._asdict().items():
        setattr(interview, name, value)
    return interview


def mark_unreachable(session: Session, stage: Stage, partner: Partner) -> None:
    """It counts as such until it answers, or is marked as reached."""
    interview = start_interview(session, stage, partner, mode="self_completion")
    interview.unreachable_at = datetime.now(UTC)


def mark_reached(session: Session, stage: Stage, partner: Partner) -> None:
    if interview := interview_with(session, stage, partner):
        interview.unreachable_at = None


def interviewers_of(session: Session, study: Study) -> list[str]:
    """Who interviews in this study already, or belongs to it and may."""
    planned = (
        select(Interview.interviewer)
        .join(Stage, Interview.stage_id == Stage.id)
        .where(Stage.study_id == study.id)
    )
    belonging = (
        select(Account.name)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.study_id == study.id, Account.role != "commissioner")
    )
    names = {*session.scalars(planned), *session.scalars(belonging)} - {""}
    return sorted(names, key=str.casefold)

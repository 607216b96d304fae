"""Interviews: started, submitted, reopened, declined."""

from datetime import UTC, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, joinedload

from guides import Guide
from research.answers.only_in_words import stands_in_words
from research.answers.progress import open_slots
from research.answers.saving import InterviewClosed, save_answers
from research.interviewing.sent_back import close_sections_back
from research.interviewing.top_ups import known_answers
from research.models import Interview, Partner, Stage

_SHOWN = (
    select(Interview)
    .where(Interview.id == bindparam("interview"))
    .options(
        joinedload(Interview.partner, innerjoin=True).joinedload(Partner.study, innerjoin=True),
        joinedload(Interview.stage, innerjoin=True),
    )
)


def interview_shown(session: Session, interview_id: int) -> Interview | None:
    """With the partner, the study and the stage that its pages name, read at once."""
    return session.scalar(_SHOWN, {"interview": interview_id})


def start_interview(session: Session, stage: Stage, partner: Partner, *, mode: str) -> Interview:
    """The partner's interview in this stage: the one there is, or a new one in this mode."""
    if known := interview_with(session, stage, partner):
        return known
    interview = Interview(
        stage=stage, partner=partner, guide_version_id=stage.guide_version_id, mode=mode
    )
    session.add(interview)
    session.flush()
    return interview


def interview_with(session: Session, stage: Stage, partner: Partner) -> Interview | None:
    """The partner's interview in this stage, locked where the database has row locks."""
    of_both = select(Interview).filter_by(stage_id=stage.id, partner_id=partner.id)
    return session.scalar(of_both.filter_by(tops_up_id=None, set_aside_at=None).with_for_update())


def submit_interview(interview: Interview) -> None:
    """Raises InterviewClosed for a declined one; submitting again changes nothing."""
    if interview.declined_at:
        raise InterviewClosed
    interview.submitted_at = interview.submitted_at or datetime.now(UTC)
    close_sections_back(interview)


def close_interview(session: Session, guide: Guide, interview: Interview, *, by: str) -> int:
    """End an interview: what was to be asked and has no answer becomes "not reached"; how many.

    A cost that was said stays in its words where nobody confirmed how they are read.
    Raises InterviewClosed.
    """
    if not interview.is_open:
        raise InterviewClosed
    answers = known_answers(session, interview)
    left = [slot for slot in open_slots(guide, answers) if not stands_in_words(slot, answers)]
    not_reached = {slot.key: {"missing": "not_reached"} for slot in left}
    if not_reached:
        save_answers(
            session, guide, interview.id, not_reached, started_from=interview.revision, by=by
        )
    submit_interview(interview)
    return len(not_reached)


def reopen_interview(interview: Interview) -> None:
    interview.submitted_at = interview.declined_at = interview.confirmed_at = None
    close_sections_back(interview)
    interview.declined_reason = ""


def decline_interview(interview: Interview, reason: str) -> None:
    """Raises InterviewClosed for one that has ended: reopen it first."""
    if not interview.is_open:
        raise InterviewClosed
    interview.declined_at = datetime.now(UTC)
    interview.declined_reason = reason


def is_unreachable(interview: Interview) -> bool:
    """Who answers after all has been reached."""
    marked, saved = interview.unreachable_at, interview.saved_at
    return marked is not None and (saved is None or saved <= marked)

"""What the invented partners said of their record, days after it was shown to them."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from guides import Guide, Question
from research.answers.confirmations import confirm_record, correct
from research.demonstration.respondent import Respondent
from research.models import Answer, AnswerHistory, Confirmation, Interview, Verbatim

SHOWN_AFTER = timedelta(days=6, hours=1)
CONFIRMS = 0.6
CORRECTS = 0.5
CORRECTED = ("step_time", "1")
COSTS = ("money", "effort")
LATER_THAN = {"immediate": "medium", "medium": "long"}


def look_through(session: Session, guide: Guide, interview: Interview, who: Respondent) -> None:
    """Some never answer; of those who do, some first correct how soon their first step can come."""
    if interview.submitted_at is None or not who.chance(CONFIRMS, "confirms"):
        return
    before = interview.revision
    later = LATER_THAN.get(str(who.answers.get(CORRECTED)))
    if later and who.chance(CORRECTS, "corrects"):
        given = CORRECTED, {"value": later}
        correct(session, guide, interview, given, started_from=before, by=who.profile.code)
        session.refresh(interview, ["revision"])
    shown = [key for key in who.answers if is_shown(guide.question(key[0]))]
    corrected = [CORRECTED] if interview.revision > before else []
    right = [key for key in shown if key not in corrected]
    revision, code = interview.revision, who.profile.code
    confirm_record(session, interview, right, revision=revision, by=code)
    session.flush()
    _set_times(session, interview, who, since=before)


def is_shown(question: Question) -> bool:
    """What findings are made of, and every cost."""
    return bool(question.indicator) or question.kind in COSTS


def _set_times(session: Session, interview: Interview, who: Respondent, *, since: int) -> None:
    """The clock said when the study was made; a day after the interview takes its place.

    On that day its partner cleared its quotes, too.
    """
    at = who.profile.sittings[-1] + SHOWN_AFTER
    for table in (Answer, AnswerHistory):
        changed = table.interview_id == interview.id, table.revision > since
        session.execute(update(table).where(*changed).values(saved_at=at))
    words = Verbatim.interview_id == interview.id, Verbatim.attribution != "not_quoted"
    session.execute(update(Verbatim).where(*words).values(cleared_at=at))
    said = update(Confirmation).where(Confirmation.interview_id == interview.id)
    session.execute(said.values(said_at=at))
    interview.confirmed_at = interview.saved_at = at

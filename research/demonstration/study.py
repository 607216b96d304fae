"""The demonstration study as it is kept: partners, interviews and answers with their times."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from guides import Guide
from research.answers.saving import Key, save_answers
from research.database import Database
from research.demonstration.agreements import agree, write_information
from research.demonstration.answering import answers_by_section, check_guide
from research.demonstration.beside import keep_beside
from research.demonstration.confirming import look_through
from research.demonstration.criteria import judge
from research.demonstration.entered import join_barriers
from research.demonstration.fieldwork import arrange
from research.demonstration.once import make_once
from research.demonstration.profiles import Profile, kinds, profiles
from research.demonstration.respondent import Entries, Respondent
from research.demonstration.stock import Stock
from research.fieldwork.studies import add_partner, add_study
from research.guides.versions import fielded_guide, publish_guide
from research.interviewing.interviews import (
    close_interview,
    decline_interview,
    start_interview,
    submit_interview,
)
from research.models import Answer, AnswerHistory, Interview, Partner, Stage

SLUG = "demonstration"
SEED = "showcard"
GUIDE = Path(__file__).parents[2] / "guides" / "library" / "pace_stage_1" / "v1.yaml"
LATER = timedelta(days=2, hours=5)
NOT_KNOWN_YET = ("not_started", "declined")


def make_demonstration(database: Database) -> None:
    make_once(database, SLUG, _make)


def _make(session: Session) -> None:
    version = publish_guide(session, GUIDE.read_text(encoding="utf-8"), "pace_stage_1 v1")
    guide = fielded_guide(session, version.id)
    check_guide(guide)
    stage = add_study(
        session,
        version,
        slug=SLUG,
        title="Sharing data in a redundancy partnership (demonstration)",
        commissioner="Lornmarch Partnership Board",
        stage="Stage 1: views, data, barriers and costs",
        fictitious=True,
    )
    write_information(session, stage.study)
    stock = Stock(SEED)
    for profile in profiles():
        _take_part(session, guide, stage, Respondent(profile, guide, stock))
    arrange(session, stage.study)
    judge(session, stage.study)
    join_barriers(session, stage)


def _take_part(session: Session, guide: Guide, stage: Stage, who: Respondent) -> None:
    partner = _partner(session, stage, who.profile)
    if who.profile.state == "not_started":
        return
    interview = start_interview(session, stage, partner, mode=who.profile.mode)
    interview.interviewer = who.profile.interviewer
    interview.minutes = who.profile.minutes
    agree(session, interview, who.profile, seed=SEED)
    if who.profile.state == "declined":
        decline_interview(interview, who.profile.declined_reason)
        interview.declined_at = who.profile.sittings[0]
    else:
        _answer(session, guide, interview, who)
        keep_beside(session, guide, interview, who)
        look_through(session, guide, interview, who)
    session.flush()


def _partner(session: Session, stage: Stage, profile: Profile) -> Partner:
    kind = kinds()[profile.kind]
    return add_partner(
        session,
        stage.study,
        code=profile.code,
        name=profile.name,
        type=kind.type,
        holds_records=None if profile.state in NOT_KNOWN_YET else kind.holds_records,
        essential_reason=profile.essential_reason,
    )


def _answer(session: Session, guide: Guide, interview: Interview, who: Respondent) -> None:
    by = who.profile.interviewer or who.profile.code
    for given in answers_by_section(who):
        _save(session, guide, interview, given | _as_first_said(who, given), by=by)
    for question, _, why in who.profile.corrected:
        now = {(question, ""): {"value": who.answers[question, ""]}}
        _save(session, guide, interview, now, by=by, why=why)
    _end(session, guide, interview, who, by)
    session.flush()
    _set_times(session, interview, who.profile)


def _as_first_said(who: Respondent, given: Mapping[Key, Entries]) -> dict[Key, Entries]:
    """The answers that are corrected later, as they were before."""
    first = {(question, ""): {"value": value} for question, value, _ in who.profile.corrected}
    return {key: dict(given[key]) | value for key, value in first.items() if key in given}


def _save(
    session: Session,
    guide: Guide,
    interview: Interview,
    given: Mapping[Key, Entries],
    *,
    by: str,
    why: str = "",
) -> None:
    save_answers(
        session, guide, interview.id, given, started_from=interview.revision, by=by, why=why
    )
    session.refresh(interview, ["revision"])


def _end(session: Session, guide: Guide, interview: Interview, who: Respondent, by: str) -> None:
    if who.profile.state == "in_progress":
        return
    if who.profile.is_spoken:
        close_interview(session, guide, interview, by=by)
    else:
        submit_interview(interview)


def _set_times(session: Session, interview: Interview, profile: Profile) -> None:
    """The clock said when the study was made; the times of an autumn take its place."""
    session.refresh(interview, ["revision"])
    times = list(_times(profile, interview.revision))
    rows = [{"the_revision": n, "then": then} for n, then in enumerate(times, start=1)]
    for table in (Answer, AnswerHistory):
        of_save = (table.interview_id == interview.id, table.revision == bindparam("the_revision"))
        change = update(table).where(*of_save).values(saved_at=bindparam("then"))
        session.connection().execute(change, rows)
    interview.started_at, interview.saved_at = profile.sittings[0], times[-1]
    if interview.submitted_at:
        interview.submitted_at = times[-1]


def _times(profile: Profile, revisions: int) -> Iterator[datetime]:
    """One for each save, spread over the sittings in their order; corrections come days later."""
    sittings, saves = profile.sittings, revisions - len(profile.corrected)
    minutes = (profile.minutes or 60) / len(sittings)
    for n in range(saves):
        place = (n + 1) * len(sittings) / saves
        sitting = int(n * len(sittings) / saves)
        yield sittings[sitting] + timedelta(minutes=round(minutes * (place - sitting)))
    yield from (sittings[-1] + LATER for _ in profile.corrected)

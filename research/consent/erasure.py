"""What is kept of a partner in words, counted and erased: its code and the fact stay."""

from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from research.models import (
    Answer,
    AnswerHistory,
    Confirmation,
    Consent,
    HandoutShown,
    Interview,
    Link,
    Memo,
    Message,
    Participant,
    Partner,
    PartnerFile,
    PartnerMerge,
    Position,
    ReportBuild,
    ReportFile,
    ReportSnapshot,
    SectionTime,
    SentBack,
    SignOff,
    Stage,
    Verbatim,
)

# What hangs on an interview and goes with it, in an order that references allow; and its name in
# a preview, where it is worth one.
OF_INTERVIEWS: dict[Any, str] = {
    Message: "messages",
    Confirmation: "",
    Position: "answers of other voices",
    SignOff: "sign-offs",
    SentBack: "comments of researchers",
    Verbatim: "quotes",
    Memo: "memos",
    HandoutShown: "",
    SectionTime: "",
    AnswerHistory: "changes of answers",
    Answer: "answers",
}
GONE = "Erased"
# A report that was made of the answers holds them; what was given out stays as it was given out.
UNRELEASED = "reports that were made and not released"


def kept_words(session: Session, partner: Partner) -> dict[str, int]:
    """How much there is of each, by what it is called."""
    theirs = _interviews(partner)
    counts = {
        name: _count(session, table, table.interview_id.in_(theirs))
        for table, name in reversed(OF_INTERVIEWS.items())
        if name
    }
    people = _count(session, Participant, Participant.partner_id == partner.id)
    reports = _count(session, ReportBuild, *_unreleased(partner))
    counts |= {"people": people, UNRELEASED: reports}
    return {name: count for name, count in counts.items() if count}


def erase_words(session: Session, partner: Partner) -> None:
    """Everything that says who they are or what they said. Never to be undone."""
    theirs = _interviews(partner)
    for table in OF_INTERVIEWS:
        session.execute(delete(table).where(table.interview_id.in_(theirs)))
    _blank(session, Consent, Consent.interview_id.in_(theirs), participant_id=None, recorded_by="")
    _blank(session, Link, Link.interview_id.in_(theirs), participant_id=None, sections=None)
    forget_messages(session, partner)  # also those about an interview that gave way in a merge
    session.execute(delete(Participant).where(Participant.partner_id == partner.id))
    _erase_files(session, partner)
    _erase_reports(session, partner)
    _blank(session, Interview, Interview.partner_id == partner.id, **NOTHING_SAID)
    partner.name, partner.type, partner.essential_reason = f"{GONE} ({partner.code})", GONE, ""
    partner.essential, partner.holds_records = False, None
    session.flush()


def forget_messages(session: Session, partner: Partner) -> None:
    """Every message to its participants goes."""
    theirs = select(Participant.id).filter_by(partner_id=partner.id)
    session.execute(delete(Message).where(Message.participant_id.in_(theirs)))


NOTHING_SAID = {
    "declined_reason": "",
    "set_aside_reason": "",
    "appointment_place": "",
    "present": "",
    "appointment_at": None,
    "appointment_minutes": None,
    "minutes": None,
    "burden_minutes": None,
    "burden_people": None,
}


def _interviews(partner: Partner) -> Any:
    return select(Interview.id).filter_by(partner_id=partner.id)


def _count(session: Session, table: Any, *of: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(table.id)).where(*of)) or 0


def _blank(session: Session, table: Any, of: ColumnElement[bool], **values: Any) -> None:
    session.execute(update(table).where(of).values(**values))


def _erase_files(session: Session, partner: Partner) -> None:
    """Lists of partners that were brought as files hold names and addresses."""
    session.execute(delete(PartnerFile).where(PartnerFile.study_id == partner.study_id))
    merges = (PartnerMerge.merged_id == partner.id) | (PartnerMerge.kept_id == partner.id)
    session.execute(delete(PartnerMerge).where(merges))


def _unreleased(partner: Partner) -> tuple[ColumnElement[bool], ...]:
    stages = select(Stage.id).filter_by(study_id=partner.study_id)
    return ReportBuild.stage_id.in_(stages), ReportBuild.released_at.is_(None)


def _erase_reports(session: Session, partner: Partner) -> None:
    builds = select(ReportBuild.id).where(*_unreleased(partner))
    session.execute(delete(ReportFile).where(ReportFile.build_id.in_(builds)))
    session.execute(delete(ReportBuild).where(*_unreleased(partner)))
    stages = select(Stage.id).filter_by(study_id=partner.study_id)
    orphans = ReportSnapshot.id.not_in(select(ReportBuild.snapshot_id))
    session.execute(delete(ReportSnapshot).where(ReportSnapshot.stage_id.in_(stages), orphans))

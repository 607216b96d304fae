"""The audit trail: who did what to what, when; written with the act itself, and only read after."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from research.models import AuditEntry

ACTS = {
    "signed_in": "Signed in",
    "signed_out": "Signed out",
    "sign_in_failed": "Sign-in failed",
    "password_changed": "Password changed",
    "password_forgotten": "Password forgotten",
    "account_made": "Account made",
    "account_disabled": "Account disabled",
    "account_enabled": "Account enabled",
    "account_changed": "Account changed",
    "account_link_made": "Link for an account made",
    "account_link_used": "Link for an account used",
    "study_made": "Study made",
    "study_changed": "Settings of a study changed",
    "study_archived": "Study archived",
    "study_brought_back": "Archived study brought back",
    "stage_begun": "Stage begun",
    "stage_taken_back": "Stage taken back",
    "partner_added": "Partner added",
    "partner_changed": "Partner changed",
    "partner_removed": "Partner removed",
    "partner_put_back": "Partner put back",
    "partners_merged": "Partners merged",
    "partners_unmerged": "Merging of partners undone",
    "partners_imported": "Partners imported",
    "partners_copied": "Partners copied from another study",
    "partner_unreachable": "Partner marked as unreachable",
    "partner_reached": "Partner no longer marked as unreachable",
    "person_added": "Person added",
    "person_changed": "Person changed",
    "person_removed": "Person removed",
    "person_put_back": "Person put back",
    "tracker_exported": "List of partners downloaded",
    "interview_planned": "Interviewer or appointment set",
    "interview_started": "Interview started",
    "handout_shown": "Hand-out shown",
    "present_kept": "Who was present kept",
    "interview_closed": "Interview closed",
    "interview_reopened": "Interview reopened",
    "interview_declined": "Interview declined",
    "interview_set_aside": "Interview set aside",
    "interview_put_back": "Interview put back",
    "interview_submitted": "Interview submitted",
    "record_confirmed": "Record confirmed",
    "answer_corrected": "Answer corrected by its partner",
    "answer_withdrawn": "Answer withdrawn by its partner",
    "answer_put_back": "Withdrawn answer put back",
    "quote_cleared": "Quote cleared by its partner",
    "quote_refused": "Quote refused by its partner",
    "quotes_attributed": "Who may be told by quotes changed",
    "burden_given": "Time taken told by a partner",
    "form_taken_over": "Filled-in form taken over",
    "information_written": "Information sheet written",
    "consent_given": "Consent given or changed",
    "colleague_asked": "Colleague asked by a partner's lead",
    "answers_signed": "Answers signed off by an approver",
    "answers_returned": "Answers returned by an approver",
    "sections_sent_back": "Sections sent back to a partner",
    "leaving_asked": "Partner asked to leave",
    "partner_left": "Partner left",
    "partner_came_back": "Leaving of a partner undone",
    "link_made": "Personal link made",
    "link_renewed": "Personal link renewed",
    "link_revoked": "Personal link revoked",
    "link_opened": "Personal link first opened",
    "messages_confirmed": "Messages confirmed",
    "messages_stopped": "Messages stopped",
    "message_by_hand": "Message written to be sent by hand",
    "message_settled": "Message settled: whether it arrived",
    "message_words_saved": "Words of messages saved",
    "account_mail_failed": "E-mail to an account failed",
    "guide_published": "Guide published",
    "criteria_changed": "Criteria of a study changed",
    "guide_version_used": "Version of a guide used in a study",
    "guide_part_mapped": "Part of a guide mapped",
    "guide_part_unmapped": "Mapping of a guide undone",
    "data_downloaded": "Data downloaded",
    "token_made": "Token for a program made",
    "token_revoked": "Token for a program revoked",
    "software_added": "Software option added",
    "software_changed": "Software option described, taken out or put back",
    "software_judged": "Software judged against requirements",
    "barrier_coded": "Barrier joined to steps, or looked at in law",
    "report_downloaded": "Report downloaded",
    "outline_saved": "Outline of the report saved",
    "section_saved": "Section of the report saved",
    "objectives_answered": "Objectives of the report answered",
    "recommendation_changed": "Recommendation changed",
    "template_kept": "Word template of the report kept",
    "template_left": "Reports back in the house style",
    "report_built": "Report asked for",
    "report_released": "Report released",
    "report_withdrawn": "Release of a report taken back",
    "statement_accepted": "Drafted statement accepted",
    "statement_edited": "Drafted statement reworded and accepted",
    "statement_rejected": "Drafted statement rejected",
    "statement_reopened": "Statement made a draft again",
    "audit_exported": "Audit trail exported",
}


class Wanted(NamedTuple):
    """Which entries to show; what is empty leaves nothing out."""

    who: str = ""
    what: str = ""
    study: str = ""
    since: date | None = None
    until: date | None = None


def record(
    session: Session,
    who: str,
    what: str,
    on_what: str = "",
    *,
    study: str = "",
    detail: str = "",
) -> None:
    """One entry, kept if and only if the act of this transaction is.

    Never give it words of an answer, or the name of a partner: what is erased must be gone.
    """
    assert what in ACTS, what
    session.add(
        AuditEntry(
            at=datetime.now(UTC),
            who=who,
            what=what,
            on_what=on_what,
            study=study,
            detail=detail,
        )
    )


def entries(
    session: Session, wanted: Wanted, *, start: int = 0, most: int | None = None
) -> Sequence[AuditEntry]:
    """The newest first."""
    query = _wanted(select(AuditEntry), wanted).order_by(AuditEntry.id.desc())
    return session.scalars(query.offset(start).limit(most)).all()


def count_entries(session: Session, wanted: Wanted) -> int:
    return session.scalar(_wanted(select(func.count(AuditEntry.id)), wanted)) or 0


def studies_named(session: Session) -> list[str]:
    named = select(AuditEntry.study).where(AuditEntry.study != "").distinct()
    return list(session.scalars(named.order_by(AuditEntry.study)))


def done_to(session: Session, what: str) -> set[str]:
    """All that an act was ever done to, by the names of the trail."""
    return set(session.scalars(select(AuditEntry.on_what).where(AuditEntry.what == what)))


def _wanted(query: Select, wanted: Wanted) -> Select:
    conditions = []
    if wanted.who:
        conditions.append(AuditEntry.who.icontains(wanted.who, autoescape=True))
    if wanted.what:
        conditions.append(AuditEntry.what == wanted.what)
    if wanted.study:
        conditions.append(AuditEntry.study == wanted.study)
    if wanted.since:
        conditions.append(AuditEntry.at >= _start_of(wanted.since))
    if wanted.until:
        conditions.append(AuditEntry.at < _start_of(wanted.until + timedelta(days=1)))
    return query.where(*conditions)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()

"""What each partner of a study agreed to, on one line each."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from research.consent.choices import CHOICE
from research.fieldwork.studies import partner_lines
from research.models import Consent, Interview, Participant, Partner, Stage


class ConsentLine(NamedTuple):
    """A partner, its interview where it has one, and by choice the newest of its consents."""

    partner: Partner
    interview: Interview | None
    held: dict[str, Consent]

    def said(self, choice: str) -> str:
        """In a word or two; nothing where it was not asked."""
        consent = self.held.get(choice)
        return CHOICE[choice].short(consent.value) if consent else ""


def consent_lines(session: Session, stage: Stage) -> list[ConsentLine]:
    """Every partner of the study, by its code; read with two queries, however many there are."""
    held = _held(session, stage)
    return [
        ConsentLine(line.partner, line.interview, held[line.interview.id] if line.interview else {})
        for line in partner_lines(session, stage)
    ]


def _held(session: Session, stage: Stage) -> dict[int, dict[str, Consent]]:
    """By interview, what the organisation agreed to: its lead's word, or nobody's by name."""
    rows = (
        select(Consent)
        .join(Interview, Consent.interview_id == Interview.id)
        .outerjoin(Participant, Consent.participant_id == Participant.id)
        .where(
            Interview.stage_id == stage.id,
            or_(Participant.id.is_(None), Participant.voice == "lead"),
        )
        .order_by(Consent.given_at, Consent.id)
    )
    held: dict[int, dict[str, Consent]] = defaultdict(dict)
    for consent in session.scalars(rows):
        held[consent.interview_id][consent.choice] = consent
    return held

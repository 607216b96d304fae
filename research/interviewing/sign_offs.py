"""What approvers say of a partner's answers before these are submitted."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from research.answers.saving import InterviewClosed
from research.models import Interview, Link, Participant, SignOff


class Asked(NamedTuple):
    """An approver and their newest word; it is stale once answers changed after it."""

    name: str
    sign_off: SignOff | None
    is_stale: bool

    @property
    def state(self) -> str:
        if self.sign_off is None:
            return "asked"
        return "stale" if self.is_stale and self.is_signed else self.sign_off.verdict

    @property
    def is_signed(self) -> bool:
        return self.sign_off is not None and self.sign_off.verdict == "signed"


def give_sign_off(
    session: Session, interview: Interview, participant_id: int, verdict: str, comment: str
) -> None:
    """Raises InterviewClosed."""
    if not interview.is_open:
        raise InterviewClosed
    session.add(
        SignOff(
            interview_id=interview.id,
            participant_id=participant_id,
            verdict=verdict,
            comment=comment,
            revision=interview.revision,
            given_at=datetime.now(UTC),
        )
    )


def approvers_asked(session: Session, interview: Interview) -> list[Asked]:
    """Everybody who was sent a link to sign off, or did before it was taken back."""
    newest = select(func.max(SignOff.id)).filter_by(interview_id=interview.id)
    linked = select(Link.participant_id).where(
        Link.interview_id == interview.id, Link.revoked_at.is_(None)
    )
    rows = (
        select(Participant, SignOff)
        .outerjoin(
            SignOff,
            (SignOff.participant_id == Participant.id)
            & SignOff.id.in_(newest.group_by(SignOff.participant_id)),
        )
        .where(
            Participant.partner_id == interview.partner_id,
            Participant.voice == "approver",
            Participant.id.in_(linked) | SignOff.id.is_not(None),
        )
        .order_by(Participant.id)
    )
    return [
        Asked(person.name, said, bool(said and said.revision != interview.revision))
        for person, said in session.execute(rows)
    ]

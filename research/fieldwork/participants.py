"""The people who speak for partners: found, added, changed, removed and put back."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from research.models import Participant, Partner

VOICES = {
    "lead": "Lead",
    "contributor": "Contributor",
    "approver": "Approver",
}
"""A lead answers for the partner; a contributor answers what they are sent; an approver signs."""

_FIRST_THE_LEAD = case(
    {voice: place for place, voice in enumerate(VOICES)}, value=Participant.voice
)


def participants_of(session: Session, partner: Partner) -> list[Participant]:
    """Those who were not removed, the lead first."""
    return participants_of_each(session, [partner.id]).get(partner.id, [])


def removed_participants_of(session: Session, partner: Partner) -> list[Participant]:
    """Those who can be put back."""
    query = select(Participant).where(
        Participant.partner_id == partner.id, Participant.removed_at.is_not(None)
    )
    return list(session.scalars(query.order_by(Participant.id)))


def participants_of_each(
    session: Session, partner_ids: Collection[int]
) -> dict[int, list[Participant]]:
    """The same for several partners, read at once."""
    query = select(Participant).where(
        Participant.partner_id.in_(partner_ids), Participant.removed_at.is_(None)
    )
    found: dict[int, list[Participant]] = {}
    for person in session.scalars(query.order_by(_FIRST_THE_LEAD, Participant.id)):
        found.setdefault(person.partner_id, []).append(person)
    return found


def participant_of(session: Session, partner: Partner, participant_id: int) -> Participant | None:
    """That person, if it is one of this partner's, removed or not."""
    return session.scalar(select(Participant).filter_by(id=participant_id, partner_id=partner.id))


def add_participant(
    session: Session,
    partner: Partner,
    *,
    name: str,
    role: str = "",
    email: str = "",
    telephone: str = "",
    voice: str = "lead",
) -> Participant:
    person = Participant(
        partner_id=partner.id, name=name, role=role, email=email, telephone=telephone, voice=voice
    )
    session.add(person)
    session.flush()
    return person


def remove_participant(participant: Participant) -> None:
    """Their links stop opening; what they said stays with the interview."""
    participant.removed_at = datetime.now(UTC)


def put_participant_back(participant: Participant) -> None:
    participant.removed_at = None

"""Who speaks through a personal link, and for which sections of the interview."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.links import link_by_secret
from research.models import Interview, Participant, Partner

LEAD, CONTRIBUTOR, APPROVER = "lead", "contributor", "approver"


class Voice(NamedTuple):
    """Answers are saved under `name`; `sections` are those that it may see, None for all."""

    role: str
    name: str
    participant: Participant | None = None
    sections: tuple[str, ...] | None = None

    @property
    def participant_id(self) -> int | None:
        return self.participant.id if self.participant else None

    @property
    def is_lead(self) -> bool:
        return self.role == LEAD


def voice_by_link(session: Session, secret: str) -> Voice:
    """Whose the link is; a link that names nobody is the lead's."""
    link = link_by_secret(session, secret)
    assert link is not None, "a link that does not open was turned away before"
    participant, sections = link.participant, link.sections
    if participant is None:
        code = select(Partner.code).join(Interview).where(Interview.id == link.interview_id)
        return Voice(LEAD, session.scalars(code).one())
    own = None if sections is None else tuple(sections)
    return Voice(participant.voice, participant.name, participant, own)


def roles_of(session: Session, partner: Partner) -> dict[str, str]:
    """The role of each voice of the partner, by the name under which its answers are saved."""
    people = select(Participant).filter_by(partner_id=partner.id)
    return {person.name: person.voice for person in session.scalars(people)} | {partner.code: LEAD}

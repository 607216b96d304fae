"""Who speaks through a personal link, and for which sections of the interview."""

from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from research.models import (
    Answer,
    AnswerHistory,
    Confirmation,
    Consent,
    Interview,
    Participant,
    Partner,
    Position,
)

LEAD, CONTRIBUTOR, APPROVER = "lead", "contributor", "approver"

# Where the name of a voice is kept with what it said.
NAMED: tuple[InstrumentedAttribute[str], ...] = (
    Answer.saved_by,
    AnswerHistory.saved_by,
    Position.held_by,
    Position.settled_by,
    Confirmation.said_by,
    Consent.recorded_by,
)


class Voice(NamedTuple):
    """Answers are saved under `name`; `sections` are those that it may see, None for all."""

    role: str
    name: str
    participant_id: int | None = None
    sections: tuple[str, ...] | None = None

    @property
    def is_lead(self) -> bool:
        return self.role == LEAD


def roles_of(session: Session, partner: Partner) -> dict[str, str]:
    """The role of each voice of the partner, by the name under which its answers are saved."""
    people = select(Participant).filter_by(partner_id=partner.id)
    return {person.name: person.voice for person in session.scalars(people)} | {partner.code: LEAD}


def is_called(session: Session, partner: Partner, name: str, *, but: Participant) -> bool:
    """Whether another voice of the partner has that name, or had it before it was removed."""
    others = select(Participant.id).where(
        Participant.partner_id == partner.id, Participant.name == name, Participant.id != but.id
    )
    return name == partner.code or session.scalar(others.limit(1)) is not None


def rename(session: Session, person: Participant, name: str) -> None:
    """What they said stays theirs; where two are called alike, nobody can tell whose it is."""
    partner = person.partner
    if not any(is_called(session, partner, each, but=person) for each in (person.name, name)):
        carry_name(session, partner, person.name, name)
    person.name = name


def carry_name(session: Session, partner: Partner, old: str, new: str) -> None:
    """All that was said for the partner under the old name stands under the new one."""
    theirs = select(Interview.id).filter_by(partner_id=partner.id)
    for column in NAMED:
        table = column.class_
        said = update(table).where(table.interview_id.in_(theirs), column == old)
        session.execute(said.values({column: new}))

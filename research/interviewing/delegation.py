"""Colleagues whom a partner's lead asks: to answer sections, or to sign off."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from guides import Guide, Section
from research.answers.saving import Key, Stored
from research.fieldwork.links import replace_link
from research.fieldwork.participants import add_participant, participants_of
from research.fieldwork.voices import rename
from research.models import Interview, Link, Participant


class Colleague(NamedTuple):
    """Somebody who was sent a link; `sections` are their titles, none for an approver."""

    id: int
    name: str
    voice: str
    sections: tuple[str, ...]
    sent_at: datetime
    opened_at: datetime | None


class Answered(NamedTuple):
    """Who answered how much of a section."""

    section: Section
    by: tuple[tuple[str, int], ...]


def ask_colleague(
    session: Session,
    interview: Interview,
    *,
    name: str,
    email: str,
    role: str = "",
    voice: str = "contributor",
    sections: Sequence[str] | None = None,
) -> str:
    """The secret of the colleague's link, in place of any that they had."""
    person = _known(session, interview, email, voice) or add_participant(
        session, interview.partner, name=name, role=role, email=email, voice=voice
    )
    rename(session, person, name)
    return replace_link(session, interview, person, sections=sections)


def is_namesake(session: Session, interview: Interview, name: str, email: str) -> bool:
    """Whether the name is that of another voice of the partner, who has another address."""
    called = select(Participant.email).filter_by(partner_id=interview.partner_id, name=name)
    addresses = {each.casefold() for each in session.scalars(called)}
    return name == interview.partner.code or bool(addresses - {email.casefold()})


def colleagues(session: Session, guide: Guide, interview_id: int) -> list[Colleague]:
    """Who has a link now, beside the lead."""
    rows = (
        select(Link, Participant)
        .join(Participant, Link.participant_id == Participant.id)
        .where(
            Link.interview_id == interview_id,
            Link.revoked_at.is_(None),
            Participant.voice != "lead",
        )
        .order_by(Link.made_at)
    )
    titles = {section.id: section.title for section in guide.sections}
    return [_colleague(link, person, titles) for link, person in session.execute(rows)]


def stop_colleague(session: Session, interview_id: int, participant_id: int) -> None:
    """Their link no longer opens; what they answered is kept. A lead's link is not stopped."""
    others = select(Participant.id).where(Participant.voice != "lead")
    theirs = update(Link).where(
        Link.interview_id == interview_id,
        Link.participant_id == participant_id,
        Link.participant_id.in_(others),
        Link.revoked_at.is_(None),
    )
    session.execute(theirs.values(revoked_at=datetime.now(UTC)))


def who_answered(guide: Guide, answers: Mapping[Key, Stored]) -> list[Answered]:
    """By section, under which names its answers were saved and how many each."""
    return [_answered(guide, section, answers) for section in guide.sections]


def _answered(guide: Guide, section: Section, answers: Mapping[Key, Stored]) -> Answered:
    stored = (answers.get(slot.key) for slot in guide.slots(section))
    counted = Counter(answer.saved_by for answer in stored if answer and answer.is_given)
    return Answered(section, tuple(counted.most_common()))


def _known(session: Session, interview: Interview, email: str, voice: str) -> Participant | None:
    folded = email.casefold()
    known = participants_of(session, interview.partner)
    return next((p for p in known if p.email.casefold() == folded and p.voice == voice), None)


def _colleague(link: Link, person: Participant, titles: Mapping[str, str]) -> Colleague:
    sections = tuple(titles[each] for each in link.sections or () if each in titles)
    return Colleague(person.id, person.name, person.voice, sections, link.made_at, link.opened_at)

"""How fieldwork among the invented partners was arranged: settings, people, appointments, links."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.demonstration.profiles import Person, Profile, profiles
from research.fieldwork.participants import add_participant, participants_of
from research.fieldwork.settings import Settings, change_settings, settings_of
from research.models import Interview, Link, Partner, Study

OBJECTIVES = """\
How far partners would support a formal way of sharing data
Which services each gives, and which data it holds about people, firms and the labour market
What stands in the way of sharing, and what would remove it
What it would take, and cost, to begin"""
CONTACT = "Isla, research team, research@example.org"
TARGETS = {
    "National agency": 4,
    "Council": 4,
    "College or training body": 4,
    "Advice service": 3,
    "Representative body": 3,
    "Funder or regulator": 2,
    "Health service": 2,
}
PLACES = ("At the partner's office", "Video call", "Lornmarch town hall, room 2", "By telephone")
# Of partners that told us of nobody, because they have not been interviewed.
WHOM_WE_ASKED = {
    "P04": Person("Struan B.", "Head of disclosure", ""),
    "P22": Person("Ailsa W.", "Service manager", ""),
}
CALL_TO_FINISH = {"P09": datetime(2026, 12, 2, 10, 0, tzinfo=UTC)}
INVITED_BEFORE = timedelta(days=6)
OPEN_FOR = timedelta(days=60)


def arrange(session: Session, study: Study) -> None:
    """Once the partners are there, with what they answered."""
    change_settings(study, _settings(study))
    partners = {p.code: p for p in session.scalars(select(Partner).filter_by(study_id=study.id))}
    interviews = {
        each.partner_id: each
        for each in session.scalars(select(Interview).where(Interview.stage == study.stages[0]))
    }
    for profile in profiles():
        partner = partners[profile.code]
        _name_people(session, partner, profile)
        if interview := interviews.get(partner.id):
            _appoint(session, interview, profile)


def _settings(study: Study) -> Settings:
    return settings_of(study)._replace(
        objectives=OBJECTIVES,
        contact=CONTACT,
        starts_on=date(2026, 9, 14),
        ends_on=date(2026, 12, 11),
        price_base_year=2026,
        data_cut_off=date(2026, 12, 18),
        targets=TARGETS,
    )


def _name_people(session: Session, partner: Partner, profile: Profile) -> None:
    """The first leads; of three or more, the last signs."""
    asked = WHOM_WE_ASKED.get(profile.code)
    people = profile.people or ((asked,) if asked else ())
    for place, person in enumerate(people):
        is_last_of_many = place >= 2 and place == len(people) - 1
        voice = "lead" if place == 0 else "approver" if is_last_of_many else "contributor"
        add_participant(
            session,
            partner,
            name=person.name,
            role=person.role,
            email=f"{person.name.split()[0].lower()}.{profile.code.lower()}@example.org",
            telephone="" if place else f"0000 000 0{profile.code[1:]}0",
            voice=voice,
        )


def _appoint(session: Session, interview: Interview, profile: Profile) -> None:
    at = CALL_TO_FINISH.get(profile.code) or (profile.sittings[0] if profile.is_spoken else None)
    if at:
        interview.appointment_at, interview.appointment_minutes = at, 90
        interview.appointment_place = PLACES[int(profile.code[1:]) % len(PLACES)]
    if not profile.is_spoken:
        _invite(session, interview, profile)


def _invite(session: Session, interview: Interview, profile: Profile) -> None:
    """A link as its partner used it. Nothing opens it: this is not the hash of anything."""
    first, *_ = profile.sittings
    lead = participants_of(session, interview.partner)[0]
    session.add(
        Link(
            interview_id=interview.id,
            participant_id=lead.id,
            token_hash=f"no secret opens this: {profile.code}",
            made_at=first - INVITED_BEFORE,
            opened_at=first,
            expires_at=first - INVITED_BEFORE + OPEN_FOR,
        )
    )

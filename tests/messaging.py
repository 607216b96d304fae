"""Participants to write to, and messages to them, for tests."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import select

from research.database import Database, Session
from research.fieldwork.studies import add_partner, add_study
from research.guides.versions import publish_guide
from research.messages.batches import Sender, Written, queue_batch
from research.messages.outbox import MARK
from research.messages.recipients import candidates
from research.messages.templates import Words
from research.models import Message, Participant, Partner, Stage, Study
from tests.fieldwork import GUIDE

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
ROSA = Sender("Rosa Researcher", "rosa.researcher@example.org")


def a_study(database: Database, *names: str, slug: str = "small", **details: str) -> dict[str, int]:
    """A study with a partner for each name: the ids of the participants who speak for them."""
    with database.writing() as session:
        version = publish_guide(session, GUIDE, slug)
        study = add_study(session, version, slug=slug, title="A small study").study
        return {
            name: add_person(session, study, name, code=f"P{number:02}", **details).id
            for number, name in enumerate(names, 1)
        }


def add_person(
    session: Session, study: Study, name: str, *, code: str, **details: str
) -> Participant:
    partner = session.scalar(select(Partner).filter_by(study_id=study.id, code=code))
    partner = partner or add_partner(
        session, study, code=code, name=f"Council of {name}", type="Council"
    )
    email = f"{name.split()[0].lower()}@example.org"
    person = Participant(partner_id=partner.id, name=name, **{"email": email, **details})
    session.add(person)
    session.flush()
    return person


def queue(
    session: Session, *names: str, kind: str = "invitation", text: str = f"Dear you\n\n{MARK}"
) -> int:
    """A batch to these participants, or to all; its id."""
    stage = session.scalars(select(Stage)).one()
    written = [
        Written(candidate, Words("A subject", text))
        for candidate in candidates(session, stage, TODAY)
        if not names or candidate.participant.name in names
    ]
    key = f"{kind} {session.query(Message).count()} {names}"
    return queue_batch(session, stage, kind, written, key=key[:40], by=ROSA).id


def states(database: Database) -> Mapping[str, str]:
    """How the newest message to each participant stands."""
    with database.reading() as session:
        query = select(Participant.name, Message.state).join(
            Message, Message.participant_id == Participant.id
        )
        return dict(session.execute(query.order_by(Message.id)).all())

"""How far each partner of a study has come, in one stage and beside it in the others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from guides.natural_order import Place, natural
from research.answers.progress import sections_done
from research.answers.saving import answers_of_each
from research.consent.given import interviews_asked
from research.guides.versions import fielded_guide
from research.interviewing.interviews import is_unreachable
from research.messages.outbox import LastMessage, last_messages
from research.models import Interview, Link, Participant, Partner, Stage, Study
from research.tracking.next_steps import NextStep, Situation, next_step

STATES = {
    "not_invited": "Not invited",
    "invited": "Invited",
    "link_opened": "Link opened",
    "in_progress": "In progress",
    "submitted": "Submitted",
    "confirmed": "Confirmed",
    "declined": "Declined",
    "unreachable": "Unreachable",
    "withdrawn": "Withdrawn",
}
ANSWERED = ("submitted", "confirmed")


class LinkFacts(NamedTuple):
    """Of an interview's links: the newest that was not revoked, and the last opening of any."""

    made_at: datetime | None = None
    ends_at: datetime | None = None
    opened_at: datetime | None = None


class TrackerLine(NamedTuple):
    """A partner in a stage; `elsewhere` is its state in the study's other stages.

    `message` is the last to any of its people, or the last that may not have arrived.
    """

    partner: Partner
    interview: Interview | None
    people: tuple[str, ...]
    state: str
    sections: tuple[int, int] | None
    last_activity: datetime | None
    next_step: NextStep
    message: LastMessage | None
    elsewhere: tuple[tuple[str, Interview | None], ...]

    @property
    def interviewer(self) -> str:
        return self.interview.interviewer if self.interview else ""

    @property
    def appointment(self) -> datetime | None:
        return self.interview.appointment_at if self.interview else None

    @property
    def place(self) -> Place:
        return natural(self.partner.code)


class Known(NamedTuple):
    """What the lines are made of: each read at once for all partners."""

    interviews: Mapping[tuple[int, int], Interview]
    links: Mapping[int, LinkFacts]
    people: Mapping[int, tuple[str, ...]]
    messages: Mapping[int, LastMessage]
    asked: Collection[int]
    sections: Mapping[int, tuple[int, int]]


def tracker_lines(
    session: Session, study: Study, stage: Stage, *, now: datetime
) -> list[TrackerLine]:
    """All partners in the order of their codes, however many with the same few queries."""
    partners = session.scalars(select(Partner).filter_by(study_id=study.id, removed_at=None))
    interviews = _interviews(session, study)
    here = [each for (stage_id, _), each in interviews.items() if stage_id == stage.id]
    known = Known(
        interviews,
        _links(session, study),
        _people(session, study),
        _messages(session, stage),
        interviews_asked(session, stage.id),
        _sections(session, here),
    )
    others = [each.id for each in study.stages if each.id != stage.id]
    lines = [_line(partner, study, stage.id, others, known, now) for partner in partners]
    return sorted(lines, key=lambda line: line.place)


def state_of(partner: Partner, interview: Interview | None, links: LinkFacts) -> str:
    """By the first row that holds; what ended stays what it is."""
    if partner.withdrawn_at or partner.erased_at:
        return "withdrawn"
    if interview is None:
        return "not_invited"
    states = {
        "declined": interview.declined_at,
        "confirmed": interview.confirmed_at and interview.submitted_at,
        "submitted": interview.submitted_at,
        "unreachable": is_unreachable(interview),
        "in_progress": interview.revision > 0,
        "link_opened": links.opened_at,
        "invited": links.made_at or interview.appointment_at,
    }
    return next((state for state, holds in states.items() if holds), "not_invited")


def _line(
    partner: Partner,
    study: Study,
    stage_id: int,
    others: Collection[int],
    known: Known,
    now: datetime,
) -> TrackerLine:
    interview = known.interviews.get((stage_id, partner.id))
    links = known.links.get(interview.id, LinkFacts()) if interview else LinkFacts()
    state = state_of(partner, interview, links)
    last = _last_activity(interview, links)
    situation = None
    if interview:
        heard_of = max(filter(None, (last, links.made_at)), default=None)
        was_asked = interview.id in known.asked
        situation = Situation(
            interview, was_asked, links.ends_at, heard_of, study.reminder_days, now
        )
    return TrackerLine(
        partner=partner,
        interview=interview,
        people=known.people.get(partner.id, ()),
        state=state,
        sections=known.sections.get(interview.id) if interview else None,
        last_activity=last,
        next_step=next_step(state, situation),
        message=known.messages.get(partner.id),
        elsewhere=tuple(_elsewhere(partner, others, known)),
    )


def _elsewhere(
    partner: Partner, stages: Iterable[int], known: Known
) -> Iterable[tuple[str, Interview | None]]:
    for stage_id in stages:
        interview = known.interviews.get((stage_id, partner.id))
        links = known.links.get(interview.id, LinkFacts()) if interview else LinkFacts()
        yield state_of(partner, interview, links), interview


def _last_activity(interview: Interview | None, links: LinkFacts) -> datetime | None:
    """When the partner or its interviewer last did something."""
    if interview is None:
        return None
    times = (interview.saved_at, interview.submitted_at, interview.confirmed_at)
    return max(filter(None, (*times, interview.declined_at, links.opened_at)), default=None)


def _interviews(session: Session, study: Study) -> dict[tuple[int, int], Interview]:
    """By stage and partner; what tops up another belongs to that."""
    query = (
        select(Interview)
        .join(Stage, Interview.stage_id == Stage.id)
        .where(Stage.study_id == study.id)
        .where(Interview.tops_up_id.is_(None), Interview.set_aside_at.is_(None))
    )
    return {(each.stage_id, each.partner_id): each for each in session.scalars(query)}


def _links(session: Session, study: Study) -> dict[int, LinkFacts]:
    stands = Link.revoked_at.is_(None)
    query = (
        select(
            Link.interview_id,
            func.max(Link.made_at).filter(stands),
            func.max(Link.expires_at).filter(stands),
            func.max(Link.opened_at),
        )
        .join(Interview, Link.interview_id == Interview.id)
        .join(Stage, Interview.stage_id == Stage.id)
        .where(Stage.study_id == study.id)
        .group_by(Link.interview_id)
    )
    return {interview: LinkFacts(*facts) for interview, *facts in session.execute(query)}


def _people(session: Session, study: Study) -> dict[int, tuple[str, ...]]:
    """By partner, the names and addresses by which somebody may be looking for it."""
    query = (
        select(Participant.partner_id, Participant.name, Participant.email)
        .join(Partner, Participant.partner_id == Partner.id)
        .where(Partner.study_id == study.id, Participant.removed_at.is_(None))
    )
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for partner_id, name, email in session.execute(query):
        found[partner_id] += (name, email)
    return found


def _messages(session: Session, stage: Stage) -> dict[int, LastMessage]:
    """By partner; what may not have arrived is seen before what did."""
    found = last_messages(session, stage.study_id, stage.id)
    in_order = sorted(found, key=lambda message: (message.is_trouble, message.at))
    return {message.partner_id: message for message in in_order}


def _sections(session: Session, interviews: Collection[Interview]) -> dict[int, tuple[int, int]]:
    """As kept with each save, and counted now where a save had no time for it."""
    kept = {
        each.id: (each.sections_done or 0, each.sections_asked)
        for each in interviews
        if each.sections_asked is not None
    }
    uncounted = [each for each in interviews if each.revision and each.id not in kept]
    answers = answers_of_each(session, [each.id for each in uncounted]) if uncounted else {}
    guides = {
        version: fielded_guide(session, version)
        for version in {each.guide_version_id for each in uncounted}
    }
    counted = {
        each.id: sections_done(guides[each.guide_version_id], answers.get(each.id, {}))
        for each in uncounted
    }
    return kept | counted

"""Who is to get a message, who may, and who must not, with the reason for each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from guides.natural_order import Place, natural
from research.consent.choices import NO
from research.fieldwork.working_days import working_days_after
from research.interviewing.interviews import is_unreachable
from research.messages.mail import address_problem, line_problem
from research.messages.outbox import WAITING, LastMessage, last_messages
from research.messages.templates import INVITATION, REMINDER, THANKS, TOLD
from research.models import Consent, Interview, Link, Participant, Partner, Stage, Study

ARRIVED = ("sent", "by_hand")


@dataclass(frozen=True)
class Candidate:
    """A participant with what is known that bears on messages; `today` is the reader's day."""

    participant: Participant
    partner: Partner
    interview: Interview | None
    messages: Mapping[str, LastMessage]
    linked_on: date | None
    is_asked_no_more: bool
    reminder_days: int
    today: date

    @property
    def described(self) -> str:
        """What they may be found by."""
        person, partner = self.participant, self.partner
        words = (person.name, person.email, partner.code, partner.name, partner.type)
        return " ".join(words).casefold()

    def arrived_on(self, *kinds: str) -> date | None:
        """When the newest message of these kinds was sent."""
        found = (self.messages[kind] for kind in kinds if kind in self.messages)
        days = [_day(message.at) for message in found if message.state in ARRIVED]
        return max(days, default=None)

    @property
    def reminder_due_on(self) -> date | None:
        """Counted from the last message, or from the last save: nobody is pressed while at it."""
        if not self.was_invited:
            return None
        saved = self.interview.saved_at if self.interview else None
        days = (self.arrived_on(INVITATION, REMINDER), self.linked_on, saved and _day(saved))
        return working_days_after(max(filter(None, days)), self.reminder_days)

    @property
    def was_invited(self) -> bool:
        """By a message that arrived, or by a link on paper."""
        return bool(self.arrived_on(INVITATION) or self.linked_on)

    def is_any(self, *states: str) -> bool:
        return any(message.state in states for message in self.messages.values())


class Recipient(NamedTuple):
    """Sent to unless it is unticked; not sent to unless it is ticked, where there is a `doubt`;
    never, where there is an `obstacle`."""

    candidate: Candidate
    obstacle: str
    doubt: str

    @property
    def is_due(self) -> bool:
        return not (self.obstacle or self.doubt)

    @property
    def can_be_written_by_hand(self) -> bool:
        """Without an e-mail address there are other ways to hand a text over."""
        return self.obstacle in ("", address_problem(self.candidate.participant.email))


class Rule(NamedTuple):
    words: str
    holds: Callable[[Candidate], object]


def _interview(name: str) -> Callable[[Candidate], object]:
    return lambda candidate: candidate.interview and getattr(candidate.interview, name)


ANSWERED = Rule("Has answered", _interview("submitted_at"))
NOT_ANSWERED = Rule(
    "Has not answered yet", lambda c: not (c.interview and c.interview.submitted_at)
)
NEVER = (
    Rule("Did not want to be asked again", lambda c: c.is_asked_no_more),
    Rule("Withdrew", lambda c: c.partner.withdrawn_at),
    Rule("Declined", _interview("declined_at")),
    Rule("Is kept as unreachable", lambda c: c.interview and is_unreachable(c.interview)),
    Rule("Answers what the partner's lead sends", lambda c: c.participant.voice != "lead"),
    Rule(
        "The name has a character that a message cannot carry",
        lambda c: line_problem(c.participant.name),
    ),
    Rule("A message is on its way", lambda c: c.is_any(*WAITING)),
    Rule("Whether the last message arrived is not settled", lambda c: c.is_any("unknown")),
)
OBSTACLES: dict[str, tuple[Rule, ...]] = {
    INVITATION: (ANSWERED,),
    REMINDER: (ANSWERED, Rule("Was not invited yet", lambda c: not c.was_invited)),
    THANKS: (NOT_ANSWERED,),
    TOLD: (NOT_ANSWERED,),
}
DOUBTS: dict[str, tuple[Rule, ...]] = {
    INVITATION: (
        Rule("Was invited, and the link still opens", lambda c: c.linked_on),
        Rule("Is being interviewed", lambda c: c.interview and c.interview.mode == "interviewer"),
    ),
    REMINDER: (
        Rule("Is not due yet", lambda c: c.reminder_due_on and c.reminder_due_on > c.today),
    ),
    THANKS: (Rule("Was thanked already", lambda c: c.arrived_on(THANKS)),),
    TOLD: (Rule("Was told already", lambda c: c.arrived_on(TOLD)),),
}


def recipients(session: Session, stage: Stage, kind: str, today: date) -> list[Recipient]:
    """All participants of the study, in the order of their partners' codes."""
    found = [recipient_of(candidate, kind) for candidate in candidates(session, stage, today)]
    return sorted(found, key=_place)


def recipient_of(candidate: Candidate, kind: str) -> Recipient:
    obstacle = _first((*NEVER, *OBSTACLES[kind]), candidate)
    problem = obstacle or address_problem(candidate.participant.email)
    return Recipient(candidate, problem, _first(DOUBTS[kind], candidate))


def candidates(session: Session, stage: Stage, today: date) -> list[Candidate]:
    """Everybody who speaks for a partner of the stage's study and was not removed."""
    of_stage = and_(
        Interview.partner_id == Partner.id,
        Interview.stage_id == stage.id,
        Interview.tops_up_id.is_(None),
        Interview.set_aside_at.is_(None),
    )
    query = (
        select(Participant, Partner, Interview)
        .join(Partner, Participant.partner_id == Partner.id)
        .outerjoin(Interview, of_stage)
        .where(Partner.study_id == stage.study_id, Participant.removed_at.is_(None))
        .where(Partner.removed_at.is_(None), Partner.merged_into_id.is_(None))
        .where(Partner.erased_at.is_(None))
    )
    study = session.get_one(Study, stage.study_id)
    messages, linked = _messages(session, stage), _linked(session, stage)
    asked_no_more = _asked_no_more(session, stage)
    return [
        Candidate(
            participant,
            partner,
            interview,
            messages.get(participant.id, {}),
            linked.get(participant.id),
            partner.id in asked_no_more,
            study.reminder_days,
            today,
        )
        for participant, partner, interview in session.execute(query)
    ]


def _messages(session: Session, stage: Stage) -> dict[int, dict[str, LastMessage]]:
    found: dict[int, dict[str, LastMessage]] = {}
    for message in last_messages(session, stage.study_id, stage.id, by_kind=True):
        found.setdefault(message.participant_id, {})[message.kind] = message
    return found


def _linked(session: Session, stage: Stage) -> dict[int | None, date]:
    """When the participants who have a link that opens got the newest."""
    in_time = or_(Link.expires_at.is_(None), Link.expires_at > datetime.now(UTC))
    newest = select(Link.participant_id, func.max(Link.made_at)).group_by(Link.participant_id)
    query = newest.join(Interview, Link.interview_id == Interview.id)
    opens = query.where(
        Interview.stage_id == stage.id,
        Interview.set_aside_at.is_(None),
        Link.revoked_at.is_(None),
        in_time,
    )
    return {participant: _day(made_at) for participant, made_at in session.execute(opens)}


def _asked_no_more(session: Session, stage: Stage) -> set[int]:
    """The partners whose last word on being asked again, in a stage before this, was no.

    That holds even of an interview that was set aside: who did not want it is not asked.
    """
    query = (
        select(Interview.partner_id, Consent.value)
        .join(Consent, Consent.interview_id == Interview.id)
        .join(Stage, Interview.stage_id == Stage.id)
        .outerjoin(Participant, Consent.participant_id == Participant.id)
        .where(Stage.study_id == stage.study_id, Stage.number < stage.number)
        .where(or_(Interview.set_aside_at.is_(None), Consent.value == NO))
        .where(Consent.choice == "stage_2")
        .where(or_(Consent.participant_id.is_(None), Participant.voice == "lead"))
        .order_by(Consent.given_at, Consent.id)
    )
    newest = dict(session.execute(query).all())
    return {partner for partner, value in newest.items() if value == NO}


def _first(rules: tuple[Rule, ...], candidate: Candidate) -> str:
    return next((rule.words for rule in rules if rule.holds(candidate)), "")


def _place(recipient: Recipient) -> tuple[Place, int]:
    return natural(recipient.candidate.partner.code), recipient.candidate.participant.id


def _day(when: datetime) -> date:
    return when.astimezone().date()

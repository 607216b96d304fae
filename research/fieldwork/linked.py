"""What a personal link leads to, and whether it opens: read at once, at the door."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, and_, bindparam, exists, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from research.fieldwork.links import token_hash
from research.fieldwork.voices import LEAD
from research.models import (
    Consent,
    GuideVersion,
    Interview,
    Link,
    Participant,
    Partner,
    SentBack,
)
from research.prepared import Prepared


class Linked(NamedTuple):
    """`voice` is the role of whose link it is, and `by` the name under which its answers are saved.

    It is `plain` where a lead answers the whole interview, agreed to, with nobody beside: then an
    answer can be saved without asking what others said.
    """

    link_id: int
    was_opened: bool
    expires_at: datetime | None
    shut: bool
    interview_id: int
    voice: str
    by: str
    participant_id: int | None
    sections: list[str] | None
    version_id: int
    digest: str
    plain: bool

    @property
    def opens(self) -> bool:
        return not self.shut and (self.expires_at is None or self.expires_at > datetime.now(UTC))


_SPEAKER = aliased(Participant)
BY_A_LEAD = exists().where(Participant.id == Consent.participant_id, Participant.voice == LEAD)
"""Whether a consent names a lead, each of whom speaks for the organisation."""

_AGREED = (
    select(Consent.value)
    .where(
        Consent.interview_id == Interview.id,
        Consent.choice == "take_part",
        or_(Consent.participant_id.is_(None), BY_A_LEAD),
    )
    .order_by(Consent.given_at.desc(), Consent.id.desc())
    .limit(1)
    .correlate(Interview)
    .scalar_subquery()
)
_COLLEAGUES = exists().where(Participant.partner_id == Partner.id, Participant.voice != LEAD)
_SENT_BACK = exists().where(SentBack.interview_id == Interview.id, SentBack.closed_at.is_(None))
_IS_PLAIN = and_(
    func.coalesce(_SPEAKER.voice, LEAD) == LEAD,
    Link.sections.is_(None),
    Interview.asks.is_(None),
    not_(_COLLEAGUES),
    not_(_SENT_BACK),
    func.coalesce(_AGREED, "no") == "yes",
)
_IS_SHUT = or_(
    Link.revoked_at.is_not(None),
    Partner.removed_at.is_not(None),
    Partner.withdrawn_at.is_not(None),
    Partner.erased_at.is_not(None),
    _SPEAKER.removed_at.is_not(None),
    Interview.set_aside_at.is_not(None),
)
_LINKED = Prepared(
    select(
        Link.id,
        Link.opened_at.is_not(None),
        Link.expires_at,
        _IS_SHUT,
        Interview.id,
        func.coalesce(_SPEAKER.voice, LEAD),
        func.coalesce(_SPEAKER.name, Partner.code),
        Link.participant_id,
        Link.sections,
        GuideVersion.id,
        GuideVersion.digest,
        _IS_PLAIN,
    )
    .select_from(Link)
    .join(Interview, Link.interview_id == Interview.id)
    .join(Partner, Interview.partner_id == Partner.id)
    .join(GuideVersion, Interview.guide_version_id == GuideVersion.id)
    .outerjoin(_SPEAKER, Link.participant_id == _SPEAKER.id)
    .where(Link.token_hash == bindparam("token_hash"))
)


def linked_by(connection: Connection, secret: str) -> Linked | None:
    """Whether it still opens or not; None for what is no link."""
    found = _LINKED.first(connection, {"token_hash": token_hash(secret)})
    return Linked._make(found) if found else None


def interview_by_link(session: Session, secret: str) -> Interview | None:
    """The interview that this link opens; None for a link that is wrong or opens no more.

    A link of somebody who was removed opens nothing until they are put back, and the link of a
    partner who withdrew opens nothing at all.
    """
    session.flush()
    found = linked_by(session.connection(), secret)
    return session.get(Interview, found.interview_id) if found and found.opens else None

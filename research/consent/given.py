"""What partners agreed to, each choice with who made it, and when."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from research.consent.attribution import level_of, narrowest
from research.consent.choices import CHOICE, YES
from research.consent.information import newest_sheet
from research.fieldwork.linked import BY_A_LEAD
from research.models import Consent, Interview, Participant

# What was agreed to for the first interview holds for those that top it up.
_FIRST = select(Interview.tops_up_id).where(Interview.id == bindparam("interview_id"))
_HELD = (
    select(Consent)
    .where(
        or_(
            Consent.interview_id == bindparam("interview_id"),
            Consent.interview_id == _FIRST.scalar_subquery(),
        )
    )
    .order_by(Consent.given_at, Consent.id)
)
_FOR_ORGANISATION = or_(Consent.participant_id.is_(None), BY_A_LEAD)
_OF_ORGANISATION = _HELD.where(_FOR_ORGANISATION)
_OF_PARTICIPANT = _HELD.where(Consent.participant_id == bindparam("participant_id"))


class Speaker(NamedTuple):
    """Whose consent it is: of a participant, or of the organisation where nobody is named.

    Every lead speaks for the organisation; a contributor or an approver for themselves.
    """

    interview_id: int
    participant_id: int | None = None

    @classmethod
    def of(cls, interview_id: int, participant: Participant | None) -> "Speaker":
        is_lead = participant is None or participant.voice == "lead"
        return cls(interview_id, None if participant is None or is_lead else participant.id)


def consents(
    session: Session, interview_id: int, participant_id: int | None = None
) -> dict[str, Consent]:
    """By choice the newest consent: the organisation's, or that of one participant.

    What was never asked is not among them, and then nothing is allowed.
    """
    participant = session.get(Participant, participant_id) if participant_id else None
    speaker = Speaker.of(interview_id, participant)
    held = _OF_ORGANISATION if speaker.participant_id is None else _OF_PARTICIPANT
    return {row.choice: row for row in session.scalars(held, speaker._asdict())}


def consent_history(session: Session, interview_id: int) -> list[Consent]:
    """Every choice that anybody made about the interview, the newest first."""
    rows = select(Consent).filter_by(interview_id=interview_id)
    return list(session.scalars(rows.order_by(Consent.given_at.desc(), Consent.id.desc())))


def attribution_allowed(
    session: Session, interview_id: int, participant_id: int | None = None
) -> str:
    """The furthest level that both the organisation and who spoke allow for a quote."""
    organisations = _level(consents(session, interview_id))
    if participant_id is None:
        return organisations
    own = _level(consents(session, interview_id, participant_id))
    return narrowest((organisations, own))


def interviews_asked(session: Session, stage_id: int) -> set[int]:
    """The interviews of a stage of which it is recorded whether the organisation takes part."""
    asked = (
        select(Consent.interview_id)
        .join(Interview, Consent.interview_id == Interview.id)
        .where(Interview.stage_id == stage_id, Consent.choice == "take_part", _FOR_ORGANISATION)
    )
    return set(session.scalars(asked))


def has_agreed(held: Mapping[str, Consent], choice: str = "take_part") -> bool:
    return choice in held and held[choice].value == YES


def give_consent(
    session: Session,
    interview: Interview,
    given: Mapping[str, str],
    *,
    by: str,
    method: str = "written",
    participant_id: int | None = None,
    at: datetime | None = None,
) -> list[str]:
    """Keep each choice that is new or another than before; which those were.

    Raises ValueError for what is no choice, or no value of it.
    """
    _refuse_unknown(given)
    held = consents(session, interview.id, participant_id)
    sheet = newest_sheet(session, interview.stage.study_id)
    changed = [name for name, value in given.items() if _is_new(held.get(name), value, method)]
    session.add_all(
        Consent(
            interview_id=interview.id,
            participant_id=participant_id,
            sheet_id=sheet.id if sheet else None,
            choice=name,
            value=given[name],
            method=method,
            given_at=at or datetime.now(UTC),
            recorded_by=by,
        )
        for name in changed
    )
    session.flush()
    return changed


def _level(held: Mapping[str, Consent]) -> str:
    return level_of({name: consent.value for name, consent in held.items()})


def _is_new(held: Consent | None, value: str, method: str) -> bool:
    return held is None or (held.value, held.method) != (value, method)


def _refuse_unknown(given: Mapping[str, str]) -> None:
    for name, value in given.items():
        if name not in CHOICE or value not in CHOICE[name].options:
            raise ValueError(f"{value} is no answer to {name}")

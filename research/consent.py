"""What a study told its partners, and what each of them agreed to."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from research.models import Consent, InformationSheet, Interview, Participant

NO, YES = "no", "yes"
LEVELS = ("not_quoted", "unattributed", "type", "organisation")
"""How far words may be told by who said them, from nothing at all to the organisation's name."""


SHORT = {
    YES: "Yes",
    NO: "No",
    "organisation": "Organisation",
    "type": "Type only",
    "unattributed": "Nobody",
    "self": "Themselves",
}
"""The values as they stand in a table."""


class Choice(NamedTuple):
    """One thing to agree to: `words` ask it of a partner, `title` names it to a researcher.

    `options` are the values with their labels; one that is `required` must be answered.
    """

    name: str
    title: str
    words: str
    options: Mapping[str, str]
    hint: str = ""
    required: bool = False

    def short(self, value: str) -> str:
        return SHORT.get(value) or self.options[value]


def _yes_or_no(yes: str, no: str) -> Mapping[str, str]:
    return {YES: yes, NO: no}


CHOICES = (
    Choice(
        "take_part",
        "Takes part",
        "Will you take part?",
        _yes_or_no("Yes, I take part", "No, I do not take part"),
        required=True,
    ),
    Choice(
        "speaks_for",
        "Speaks for",
        "For whom do you answer?",
        {"organisation": "For my organisation", "self": "For myself"},
    ),
    Choice(
        "recorded",
        "May be recorded",
        "If we speak with you, may we record it?",
        _yes_or_no("Yes, you may record", "No, notes only"),
    ),
    Choice(
        "quoted",
        "May be quoted",
        "May we quote what you say or write?",
        _yes_or_no("Yes, you may quote it", "No, do not quote it"),
        hint="Without your yes, nothing is quoted.",
    ),
    Choice(
        "attribution",
        "Named as",
        "Where your words are quoted, how may we name who said them?",
        {
            "organisation": "By the name of the organisation",
            "type": "By the type of organisation only",
            "unattributed": "Not at all",
        },
        hint="In a small field readers may guess who speaks, even where no name stands.",
    ),
    Choice(
        "acknowledged",
        "Thanked by name",
        "May the report thank your organisation by name?",
        _yes_or_no("Yes", "No"),
    ),
    Choice(
        "stage_2",
        "May be asked again",
        "May we ask you again in a later stage of this study?",
        _yes_or_no("Yes", "No"),
    ),
    Choice(
        "archive",
        "May be archived",
        "May your answers be kept in an archive for later research?",
        _yes_or_no("Yes", "No"),
        hint="An archive gets them without names of people.",
    ),
)
CHOICE = {choice.name: choice for choice in CHOICES}


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
    rows = select(Consent).where(*_of(speaker)).order_by(Consent.given_at, Consent.id)
    return {row.choice: row for row in session.scalars(rows)}


def consent_history(session: Session, interview_id: int) -> list[Consent]:
    """Every choice that anybody made about the interview, the newest first."""
    rows = select(Consent).filter_by(interview_id=interview_id)
    return list(session.scalars(rows.order_by(Consent.given_at.desc(), Consent.id.desc())))


def attribution_allowed(
    session: Session, interview_id: int, participant_id: int | None = None
) -> str:
    """The furthest of LEVELS that both the organisation and who spoke allow for a quote."""
    organisations = _level(consents(session, interview_id))
    if participant_id is None:
        return organisations
    own = _level(consents(session, interview_id, participant_id))
    return min(organisations, own, key=LEVELS.index)


def level_of(values: Mapping[str, str]) -> str:
    """The furthest of LEVELS that these choices allow; what was never asked is not allowed."""
    if values.get("take_part") != YES or values.get("quoted") != YES:
        return "not_quoted"
    return values.get("attribution", "unattributed")


def is_within(level: str, allowed: str) -> bool:
    """Whether words marked with this level may be told where `allowed` is the furthest."""
    return LEVELS.index(level) <= LEVELS.index(allowed)


def has_agreed(held: Mapping[str, Consent], choice: str = "take_part") -> bool:
    return choice in held and held[choice].value == YES


def give_consent(
    session: Session,
    interview: Interview,
    given: Mapping[str, str],
    *,
    by: str,
    method: str = "written",
    participant: Participant | None = None,
    at: datetime | None = None,
) -> list[str]:
    """Keep each choice that is new or another than before; which those were.

    Raises ValueError for what is no choice, or no value of it.
    """
    _refuse_unknown(given)
    held = consents(session, interview.id, participant.id if participant else None)
    sheet = newest_sheet(session, interview.stage.study_id)
    changed = [name for name, value in given.items() if _is_new(held.get(name), value, method)]
    session.add_all(
        Consent(
            interview_id=interview.id,
            participant_id=participant.id if participant else None,
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


def newest_sheet(session: Session, study_id: int) -> InformationSheet | None:
    """What partners are told now; None where the standard text does."""
    sheets = select(InformationSheet).filter_by(study_id=study_id)
    return session.scalar(sheets.order_by(InformationSheet.version.desc()).limit(1))


def sheets_of(session: Session, study_id: int) -> list[InformationSheet]:
    """Every version, the newest first."""
    sheets = select(InformationSheet).filter_by(study_id=study_id)
    return list(session.scalars(sheets.order_by(InformationSheet.version.desc())))


def write_sheet(
    session: Session, study_id: int, text: str, *, withdraw_by: date | None, by: str
) -> InformationSheet:
    """A new version; those before it stay, for whoever consented to them."""
    before = newest_sheet(session, study_id)
    sheet = InformationSheet(
        study_id=study_id,
        version=before.version + 1 if before else 1,
        text=text,
        withdraw_by=withdraw_by,
        written_by=by,
        written_at=datetime.now(UTC),
    )
    session.add(sheet)
    session.flush()
    return sheet


def _of(speaker: Speaker) -> tuple[ColumnElement[bool], ...]:
    """What was agreed to for the first interview holds for those that top it up."""
    first = select(Interview.tops_up_id).filter_by(id=speaker.interview_id).scalar_subquery()
    of_interview = or_(Consent.interview_id == speaker.interview_id, Consent.interview_id == first)
    if speaker.participant_id is not None:
        return of_interview, Consent.participant_id == speaker.participant_id
    leads = select(Participant.id).filter_by(voice="lead")
    return of_interview, or_(Consent.participant_id.is_(None), Consent.participant_id.in_(leads))


def _level(held: Mapping[str, Consent]) -> str:
    return level_of({name: consent.value for name, consent in held.items()})


def _is_new(held: Consent | None, value: str, method: str) -> bool:
    return held is None or (held.value, held.method) != (value, method)


def _refuse_unknown(given: Mapping[str, str]) -> None:
    for name, value in given.items():
        if name not in CHOICE or value not in CHOICE[name].options:
            raise ValueError(f"{value} is no answer to {name}")

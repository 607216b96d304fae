"""What crosses to analysis: plain rows, read with as few columns as will do."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.answers import Key
from research.confirmations import changed_answers
from research.counting import interview_counts
from research.models import Answer, GuideVersion, Interview, Partner, Stage
from research.pooling import NOT_ASKED, Older, older
from research.positions import differing_answers
from research.studies import partner_lines


class AnswerRow(NamedTuple):
    """One answer of a submitted interview; `item` is empty for the interview as a whole.

    It `differs` where another voice of the partner answers otherwise: it counts all the same.
    `id` is None where a row says only that the partner's version of the guide did not ask.
    """

    partner: str
    question: str
    item: str
    value: Any
    missing: str | None
    mention: str | None
    specify: str
    note: str
    id: int | None
    differs: bool = False


class PartnerRow(NamedTuple):
    """One partner of a study and how far its interview has come; `version` is its guide's.

    `confirmed` is whether the partner said that its record is right; `changed` counts the answers
    that it corrected or withdrew on the way. The burden is what taking part cost it, by its word.
    """

    code: str
    name: str
    type: str
    holds_records: bool | None
    essential: bool
    mode: str | None
    status: str
    reason: str
    minutes: int | None
    submitted_on: date | None
    version: int | None
    confirmed: bool
    changed: int
    burden_minutes: int | None
    burden_people: int | None


_OF_ANSWER = [name for name in AnswerRow._fields if name not in ("partner", "differs")]


class Spoken(NamedTuple):
    """A submitted interview; `asks` is what it asks besides, where it tops up another."""

    id: int
    partner: str
    version_id: int
    asks: dict[str, list[str]] | None


def answer_rows(
    session: Session, stage_id: int, questions: Collection[str] = ()
) -> list[AnswerRow]:
    """The answers of a stage's submitted interviews, to the named questions or to all.

    Answers to older versions stand under the ids of the stage's newest. What an older version did
    not ask is a row as well, which says so.
    """
    newest = session.get_one(Stage, stage_id).guide_version_id
    interviews = _submitted(session, stage_id)
    if all(i.version_id == newest and not i.asks for i in interviews):
        return [row for _, row in _rows(session, stage_id, questions)]
    pooled = _pooled(session, interviews, newest, _rows(session, stage_id))
    return [row for row in pooled if not questions or row.question in questions]


def _submitted(session: Session, stage_id: int) -> list[Spoken]:
    query = (
        select(Interview.id, Partner.code, Interview.guide_version_id, Interview.asks)
        .join(Partner, Interview.partner_id == Partner.id)
        .where(*interview_counts(stage_id))
        .order_by(Partner.code, Interview.id)
    )
    return [Spoken._make(row) for row in session.execute(query)]


def _rows(
    session: Session, stage_id: int, questions: Collection[str] = ()
) -> list[tuple[int, AnswerRow]]:
    """Each answer as it was given, with the id of its interview."""
    query = (
        select(Interview.id, Partner.code, *(getattr(Answer, name) for name in _OF_ANSWER))
        .join(Interview, Answer.interview_id == Interview.id)
        .join(Partner, Interview.partner_id == Partner.id)
        .where(*interview_counts(stage_id))
        .order_by(Partner.code, Interview.id, Answer.id)
    )
    if questions:
        query = query.where(Answer.question.in_(questions))
    differing = differing_answers(session, stage_id)
    return [
        (interview, AnswerRow._make((*row, (interview, row[1], row[2]) in differing)))
        for interview, *row in session.execute(query)
    ]


def _pooled(
    session: Session, interviews: list[Spoken], newest: int, rows: list[tuple[int, AnswerRow]]
) -> list[AnswerRow]:
    """A partner's first interview and what topped it up are one; the later answer holds."""
    versions = {i.version_id: older(session, i.version_id, newest) for i in interviews}
    version_of = {i.id: versions[i.version_id] for i in interviews}
    pooled: dict[tuple[str, str, str], AnswerRow] = {}
    for interview, row in rows:
        read = version_of[interview].read(row.question, row.item, row.value, row.missing)
        if read:
            pooled[row.partner, read.question, read.item] = row._replace(**read._asdict())
    for row in _not_asked(interviews, version_of, pooled.values()):
        pooled.setdefault((row.partner, row.question, row.item), row)
    return list(pooled.values())


def _not_asked(
    interviews: list[Spoken], version_of: Mapping[int, Older], answers: Iterable[AnswerRow]
) -> Iterator[AnswerRow]:
    """A row for each place that a partner's version lacks and nothing asked besides."""
    values: dict[str, dict[Key, Any]] = defaultdict(dict)
    for row in answers:
        values[row.partner][row.question, row.item] = row.value
    besides = {
        (each.partner, question, item)
        for each in interviews
        for question, items in (each.asks or {}).items()
        for item in items
    }
    for interview in interviews:
        if interview.asks is None:
            lacking = version_of[interview.id].not_asked(values[interview.partner])
            for question, item in sorted(lacking):
                if (interview.partner, question, item) not in besides:
                    yield AnswerRow(
                        interview.partner, question, item, None, NOT_ASKED, None, "", "", None
                    )


def partner_rows(session: Session, stage: Stage) -> list[PartnerRow]:
    """All partners that count, whether they have an interview or not."""
    lines = [line for line in partner_lines(session, stage) if not _has_left(line.partner)]
    used = {line.interview.guide_version_id for line in lines if line.interview}
    query = select(GuideVersion.id, GuideVersion.version).where(GuideVersion.id.in_(used))
    versions = {row.id: row.version for row in session.execute(query)}
    changed = changed_answers(session, stage.id)
    return [_partner_row(line.partner, line.interview, versions, changed) for line in lines]


def _has_left(partner: Partner) -> bool:
    return bool(partner.left_out_at or partner.erased_at)


def _partner_row(
    partner: Partner,
    interview: Interview | None,
    versions: Mapping[int, int],
    changed: Mapping[int, int],
) -> PartnerRow:
    submitted = interview.submitted_at if interview else None
    withdrew = partner.withdrawn_at is not None and submitted is None
    said = interview.declined_reason if interview else ""
    return PartnerRow(
        code=partner.code,
        name=partner.name,
        type=partner.type,
        holds_records=partner.holds_records,
        essential=partner.essential,
        mode=interview.mode if interview else None,
        status="declined" if withdrew else interview.status if interview else "not_started",
        reason=said or ("Withdrew" if withdrew else ""),
        minutes=interview.minutes if interview else None,
        submitted_on=submitted.date() if submitted else None,
        version=versions[interview.guide_version_id] if interview else None,
        confirmed=bool(interview and interview.confirmed_at),
        changed=changed.get(interview.id, 0) if interview else 0,
        burden_minutes=interview.burden_minutes if interview else None,
        burden_people=interview.burden_people if interview else None,
    )

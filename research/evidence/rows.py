"""What crosses to analysis: plain rows, read with as few columns as will do."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from research.answers.confirmations import changed_answers
from research.answers.pooling import NOT_ASKED, Older, older
from research.answers.positions import differing_answers
from research.answers.saving import Key
from research.evidence.collecting import undisturbed
from research.evidence.gathered import gathered, loaded
from research.fieldwork.studies import partner_lines
from research.interviewing.counting import interview_counts
from research.models import Answer, GuideVersion, Interview, Partner, Stage


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


_OF_ANSWER = (
    *(Answer.interview_id, Answer.item, cast(Answer.value, Text), Answer.missing),
    *(Answer.mention, Answer.specify, Answer.note, Answer.id),
)


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
    with undisturbed():
        rows = chain.from_iterable(rows_by_question(session, stage_id, questions))
        return sorted(rows, key=itemgetter(slice(3)))


def rows_by_question(
    session: Session, stage_id: int, questions: Collection[str] = ()
) -> Iterator[list[AnswerRow]]:
    """The same without an order, a question at a time, for studies of any size.

    Only where versions are pooled, or partners topped up, they come all at once.
    """
    newest = session.get_one(Stage, stage_id).guide_version_id
    interviews = _submitted(session, stage_id)
    if all(i.version_id == newest and not i.asks for i in interviews):
        for _, rows in _rows(session, stage_id, interviews, questions):
            yield rows
        return
    every = _rows(session, stage_id, interviews)
    pairs = [pair for ids, rows in every for pair in zip(ids, rows, strict=True)]
    pooled = _pooled(session, interviews, newest, sorted(pairs, key=itemgetter(0)))
    yield [row for row in pooled if not questions or row.question in questions]


def _submitted(session: Session, stage_id: int) -> list[Spoken]:
    query = (
        select(Interview.id, Partner.code, Interview.guide_version_id, Interview.asks)
        .join(Partner, Interview.partner_id == Partner.id)
        .where(*interview_counts(stage_id))
        .order_by(Partner.code, Interview.id)
    )
    return [Spoken._make(row) for row in session.execute(query)]


def _rows(
    session: Session, stage_id: int, interviews: list[Spoken], questions: Collection[str] = ()
) -> Iterator[tuple[list[int], list[AnswerRow]]]:
    """The answers to each question as they were given, beside the ids of their interviews."""
    counted = select(Interview.id).join(Partner, Interview.partner_id == Partner.id)
    counted = counted.where(*interview_counts(stage_id))
    query = select(Answer.question, *(gathered(session, column) for column in _OF_ANSWER))
    if questions:
        # The sum keeps the database from looking up interview by interview: the question's index
        # has all of its answers together.
        is_counted = (Answer.interview_id + 0).in_(counted)
        query = query.where(Answer.question.in_(questions), is_counted)
    else:
        query = query.where(Answer.interview_id.in_(counted))
    differing = differing_answers(session, stage_id)
    codes = {interview.id: interview.partner for interview in interviews}
    # Not through the session, which would read all questions before it gives the first.
    one_by_one = query.group_by(Answer.question).execution_options(yield_per=1)
    for question, *columns in session.connection().execute(one_by_one):
        with undisturbed():
            found = _question_rows(question, map(loaded, columns), codes, differing)
        yield found


def _question_rows(
    question: str,
    columns: Iterable[list[Any]],
    codes: Mapping[int, str],
    differing: Collection[tuple[int, str, str]],
) -> tuple[list[int], list[AnswerRow]]:
    ids, items, texts, *others = columns
    values = loaded(f"[{','.join(text or 'null' for text in texts)}]")
    differs: Iterable[bool] = repeat(False)
    if differing:
        differs = [
            (each, question, item) in differing for each, item in zip(ids, items, strict=True)
        ]
    partners = map(codes.__getitem__, ids)
    cells = zip(partners, repeat(question), items, values, *others, differs)
    return ids, list(map(AnswerRow._make, cells))


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

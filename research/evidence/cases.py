"""What a data file is written from: one case for each partner whose interview counts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Text, cast, func, or_, select
from sqlalchemy.orm import Session

from guides.answers.said import as_said, parted
from guides.natural_order import natural
from research.answers.pooling import NOT_ASKED, Older, older
from research.answers.saving import Key
from research.evidence.gathered import gathered, loaded, together
from research.interviewing.counting import interview_counts
from research.models import Answer, Consent, GuideVersion, Interview, Partner, Stage

AT_ONCE = 50
"""Partners whose answers are in memory together."""


class Beside(NamedTuple):
    """What was kept beside an answer."""

    specify: str
    mention: str | None
    note: str


class Case(NamedTuple):
    """One partner with all its answers, under the ids of the stage's newest version.

    What was `said` is a value as JSON, or why there is none as a bare word: most of a file is
    written without reading it. `beside` has only the answers that something was kept beside.
    """

    code: str
    name: str
    type: str
    holds_records: bool | None
    essential: bool
    mode: str
    version: int
    minutes: int | None
    submitted_on: date
    said: dict[Key, str | None]
    beside: dict[Key, Beside]


_FACTS = (
    *(Partner.code, Partner.name, Partner.type, Partner.holds_records, Partner.essential),
    *(Interview.mode, GuideVersion.version, Interview.minutes, Interview.submitted_at),
)
_BESIDE = Answer.question, Answer.item, Answer.specify, Answer.mention, Answer.note
_NOTHING = ("[]",) * 4
_Told = tuple[dict[Key, str | None], dict[Key, Beside]]


class _Given(NamedTuple):
    """A submitted interview of a partner: the first, or one that topped it up."""

    id: int
    version_id: int
    is_first: bool
    case: Case


def case_types(session: Session, stage: Stage) -> dict[str, str]:
    """The type of each partner that is a case, by their codes in order."""
    query = (
        select(Partner.code, Partner.type)
        .join(Interview, Interview.partner_id == Partner.id)
        .where(*interview_counts(stage.id))
    )
    rows = sorted(session.execute(query), key=lambda row: natural(row.code))
    return {row.code: row.type for row in rows}


def last_day(session: Session, stage: Stage) -> date | None:
    """The day up to which answers are in."""
    last = select(func.max(Interview.submitted_at)).join(
        Partner, Interview.partner_id == Partner.id
    )
    found = session.scalar(last.where(*interview_counts(stage.id)))
    return found.date() if found else None


def cases(session: Session, stage: Stage, codes: Sequence[str] | None = None) -> Iterator[Case]:
    """In the order of partners' codes, or of those given; only a few are in memory at a time."""
    codes = list(case_types(session, stage)) if codes is None else codes
    versions = _versions(session, stage)
    for start in range(0, len(codes), AT_ONCE):
        some = codes[start : start + AT_ONCE]
        given = _given(session, stage, some)
        told = _told(session, [each.id for of_one in given.values() for each in of_one])
        for code in some:
            if code in given:
                yield _case(given[code], told, versions)


def archived(session: Session, stage: Stage) -> set[str]:
    """The codes of the partners who agreed that their answers are kept for others."""
    newest = (
        select(Partner.code, Consent.value)
        .join(Interview, Consent.interview_id == Interview.id)
        .join(Partner, Interview.partner_id == Partner.id)
        .where(Interview.stage_id == stage.id, Interview.set_aside_at.is_(None))
        .where(Consent.choice == "archive")
        .order_by(Consent.given_at, Consent.id)
    )
    said = {row.code: row.value for row in session.execute(newest)}
    return {code for code, value in said.items() if value == "yes"}


def _versions(session: Session, stage: Stage) -> dict[int, Older]:
    used = select(Interview.guide_version_id).where(Interview.stage_id == stage.id).distinct()
    return {each: older(session, each, stage.guide_version_id) for each in session.scalars(used)}


def _given(session: Session, stage: Stage, codes: Sequence[str]) -> dict[str, list[_Given]]:
    """The interviews of each of these partners, in the order in which they were begun."""
    query = (
        select(Interview.id, Interview.guide_version_id, Interview.tops_up_id, *_FACTS)
        .join(Partner, Interview.partner_id == Partner.id)
        .join(GuideVersion, Interview.guide_version_id == GuideVersion.id)
        .where(*interview_counts(stage.id))
        .where(Partner.study_id == stage.study_id, Partner.code.in_(codes))
        .order_by(Interview.id)
    )
    given: dict[str, list[_Given]] = {}
    for interview_id, version_id, tops_up, *facts, submitted in session.execute(query):
        case = Case._make((*facts, submitted.date(), {}, {}))
        of_one = given.setdefault(case.code, [])
        of_one.append(_Given(interview_id, version_id, tops_up is None, case))
    return given


def _told(session: Session, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The answers of each interview as the database gathered them, read one by one later."""
    said = func.coalesce(cast(Answer.value, Text), Answer.missing)
    beside = together(session, *_BESIDE)
    is_kept = or_(Answer.specify != "", Answer.mention.is_not(None), Answer.note != "")
    query = (
        select(
            Answer.interview_id,
            *(gathered(session, column) for column in (Answer.question, Answer.item, said)),
            gathered(session, beside, where=is_kept),
        )
        .where(Answer.interview_id.in_(ids))
        .group_by(Answer.interview_id)
    )
    return {interview_id: tuple(texts) for interview_id, *texts in session.execute(query)}


def _read(texts: Sequence[str]) -> _Told:
    """What was said, and what was kept beside it."""
    questions, items, said, beside = texts or _NOTHING
    kept = {(question, item): Beside._make(rest) for question, item, *rest in loaded(beside)}
    return dict(zip(_keys(questions, items), loaded(said), strict=True)), kept


@lru_cache(maxsize=64)
def _keys(questions: str, items: str) -> list[Key]:
    """Many interviews answered the same questions, and share the list of them."""
    return list(zip(loaded(questions), loaded(items), strict=True))


def _under_newest(told: _Told, version: Older) -> _Told:
    """The answers in their places in the newest version, where it has them."""
    if version.given is version.newest:
        return told
    said, beside = told
    read = {key: version.read(*key, *parted(words)) for key, words in said.items()}
    return (
        {now[:2]: as_said(now.value, now.missing) for now in read.values() if now},
        {now[:2]: beside[key] for key, now in read.items() if now and key in beside},
    )


def _case(
    interviews: list[_Given], told: Mapping[int, Sequence[str]], versions: Mapping[int, Older]
) -> Case:
    """A partner's first interview and what topped it up are one; the later answer holds."""
    said: dict[Key, str | None] = {}
    beside: dict[Key, Beside] = {}
    for each in interviews:
        words, kept = _under_newest(_read(told.get(each.id, ())), versions[each.version_id])
        beside = {key: of for key, of in beside.items() if key not in words} | kept
        said |= words
    first = next((each for each in interviews if each.is_first), interviews[0])
    version = versions[first.version_id]
    values = {key: parted(words)[0] for key, words in said.items()} if version.new else {}
    for key in version.not_asked(values):
        said.setdefault(key, NOT_ASKED)
    return first.case._replace(said=said, beside=beside)

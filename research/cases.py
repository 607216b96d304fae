"""What a data file is written from: one case for each partner whose interview counts."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from guides.natural_order import natural
from research.answers import Key
from research.counting import interview_counts
from research.models import Answer, Consent, GuideVersion, Interview, Partner, Stage
from research.pooling import NOT_ASKED, Older, older

AT_ONCE = 25
"""Partners whose answers are in memory together."""


class Entry(NamedTuple):
    """One answer, and what was kept beside it."""

    value: Any
    missing: str | None
    specify: str
    mention: str | None
    note: str


class Case(NamedTuple):
    """One partner with all its answers, under the ids of the stage's newest version."""

    code: str
    name: str
    type: str
    holds_records: bool | None
    essential: bool
    mode: str
    version: int
    submitted_on: date | None
    minutes: int | None
    answers: dict[Key, Entry]


class _Given(NamedTuple):
    """A submitted interview of a partner: the first, or one that topped it up."""

    id: int
    version_id: int
    is_first: bool
    case: Case


def count_cases(session: Session, stage: Stage) -> int:
    counted = select(func.count(Interview.partner_id.distinct())).join(
        Partner, Interview.partner_id == Partner.id
    )
    return session.scalar(counted.where(*interview_counts(stage.id))) or 0


def last_day(session: Session, stage: Stage) -> date | None:
    """The day up to which answers are in."""
    last = select(func.max(Interview.submitted_at)).join(
        Partner, Interview.partner_id == Partner.id
    )
    found = session.scalar(last.where(*interview_counts(stage.id)))
    return found.date() if found else None


def cases(session: Session, stage: Stage) -> Iterator[Case]:
    """In the order of partners' codes; however many there are, only a few are in memory."""
    given = _given(session, stage)
    versions = {
        version_id: older(session, version_id, stage.guide_version_id)
        for version_id in {interview.version_id for interview in given}
    }
    for start in range(0, len(given), AT_ONCE):
        some = given[start : start + AT_ONCE]
        answers = _answers(session, some, versions)
        for _, interviews in groupby(some, lambda each: each.case.code):
            yield _case(list(interviews), answers, versions)


def archived(session: Session, stage: Stage) -> set[str]:
    """The codes of the partners who agreed that their answers are kept for others."""
    newest = (
        select(Partner.code, Consent.value)
        .join(Interview, Consent.interview_id == Interview.id)
        .join(Partner, Interview.partner_id == Partner.id)
        .where(Interview.stage_id == stage.id, Consent.choice == "archive")
        .order_by(Consent.given_at, Consent.id)
    )
    said = {row.code: row.value for row in session.execute(newest)}
    return {code for code, value in said.items() if value == "yes"}


def _given(session: Session, stage: Stage) -> list[_Given]:
    query = (
        select(Interview, Partner, GuideVersion.version)
        .join(Partner, Interview.partner_id == Partner.id)
        .join(GuideVersion, Interview.guide_version_id == GuideVersion.id)
        .where(*interview_counts(stage.id))
        .order_by(Interview.id)
    )
    rows = [
        _Given(
            each.id, each.guide_version_id, each.tops_up_id is None, _facts(each, partner, version)
        )
        for each, partner, version in session.execute(query)
    ]
    return sorted(rows, key=lambda row: (natural(row.case.code), row.id))


def _facts(interview: Interview, partner: Partner, version: int) -> Case:
    submitted = interview.submitted_at
    return Case(
        code=partner.code,
        name=partner.name,
        type=partner.type,
        holds_records=partner.holds_records,
        essential=partner.essential,
        mode=interview.mode,
        version=version,
        submitted_on=submitted.date() if submitted else None,
        minutes=interview.minutes,
        answers={},
    )


def _answers(
    session: Session, interviews: Iterable[_Given], versions: dict[int, Older]
) -> dict[int, dict[Key, Entry]]:
    """The answers of each interview, by its id."""
    ids = [interview.id for interview in interviews]
    columns = Answer.missing, Answer.specify, Answer.mention, Answer.note
    query = select(
        Answer.interview_id, Answer.question, Answer.item, cast(Answer.value, Text), *columns
    ).where(Answer.interview_id.in_(ids))
    found: dict[int, dict[Key, Entry]] = {each: {} for each in ids}
    # Not through the session: half of the time of a long file would go into its bookkeeping.
    rows = session.connection().execute(query)
    for interview_id, question, item, value, missing, specify, mention, note in rows:
        entry = _entry(value, missing, specify, mention, note)
        found[interview_id][question, item] = entry
    return {i.id: _under_newest(found[i.id], versions[i.version_id]) for i in interviews}


@lru_cache(maxsize=4096)
def _entry(
    text: str | None, missing: str | None, specify: str, mention: str | None, note: str
) -> Entry:
    """Most answers are one of few, which need to be read only once."""
    value = None if text is None else json.loads(text)
    return Entry(value, missing, specify, mention, note)


def _under_newest(answers: dict[Key, Entry], version: Older) -> dict[Key, Entry]:
    """The answers in their places in the newest version, where it has them."""
    if version.given is version.newest:
        return answers
    read = (
        (version.read(question, item, entry.value, entry.missing), entry)
        for (question, item), entry in answers.items()
    )
    return {
        (now.question, now.item): entry._replace(value=now.value, missing=now.missing)
        for now, entry in read
        if now
    }


def _case(
    interviews: list[_Given], answers: dict[int, dict[Key, Entry]], versions: dict[int, Older]
) -> Case:
    """A partner's first interview and what topped it up are one; the later answer holds."""
    together = {key: entry for each in interviews for key, entry in answers[each.id].items()}
    first = next((each for each in interviews if each.is_first), interviews[0])
    version = versions[first.version_id]
    values = {key: entry.value for key, entry in together.items()} if version.new else {}
    for key in version.not_asked(values):
        together.setdefault(key, Entry(None, NOT_ASKED, "", None, ""))
    return first.case._replace(answers=together)

"""The answers that a number of a finding rests on, as they were given."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.answers import Key
from research.models import Answer, Interview, Partner

Names = Mapping[int, Mapping[Key, Any]]
"""What the rows of each interview's rosters are called."""
MOST_AT_ONCE = 500


class Cited(NamedTuple):
    """One answer: who gave it, how and when, and what it says."""

    partner: str
    mode: str
    interview_id: int
    guide_version_id: int
    question: str
    item: str
    value: Any
    missing: str | None
    mention: str | None
    specify: str
    note: str
    saved_at: datetime


def cited_answers(session: Session, study_id: int, ids: Iterable[int]) -> list[Cited]:
    """By partner, in the order in which they were given. An id of another study finds nothing."""
    wanted = sorted(set(ids))
    found: list[Cited] = []
    for start in range(0, len(wanted), MOST_AT_ONCE):
        found += _some(session, study_id, wanted[start : start + MOST_AT_ONCE])
    return sorted(found, key=lambda cited: cited.partner)


def _some(session: Session, study_id: int, ids: list[int]) -> list[Cited]:
    of_answer = (getattr(Answer, name) for name in Cited._fields[4:])
    query = (
        select(Partner.code, Interview.mode, Interview.id, Interview.guide_version_id, *of_answer)
        .join(Interview, Answer.interview_id == Interview.id)
        .join(Partner, Interview.partner_id == Partner.id)
        .where(Answer.id.in_(ids), Partner.study_id == study_id)
        .order_by(Answer.id)
    )
    return [Cited._make(row) for row in session.execute(query)]


def names_of_rows(
    session: Session, interviews: Collection[int], questions: Collection[str]
) -> Names:
    """The answers to the questions that name rows, by interview."""
    names: dict[int, dict[Key, Any]] = defaultdict(dict)
    query = select(Answer.interview_id, Answer.question, Answer.item, Answer.value).where(
        Answer.interview_id.in_(interviews), Answer.question.in_(questions)
    )
    for interview, question, item, value in session.execute(query):
        names[interview][question, item] = value
    return names

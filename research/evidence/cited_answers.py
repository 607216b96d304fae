"""The answers that a number of a finding rests on, as they were given."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, Text, cast, or_, select
from sqlalchemy.orm import Session

from research.answers.saving import Key
from research.interviewing.counting import interview_counts
from research.models import Answer, Interview, Partner

Names = Mapping[int, Mapping[Key, Any]]
"""What the rows of each interview's rosters are called."""
MOST_AT_ONCE = 500
MOST_FOUND = 200


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
    id: int


def cited_answers(session: Session, study_id: int, ids: Iterable[int]) -> list[Cited]:
    """By partner, in the order in which they were given. An id of another study finds nothing."""
    wanted = sorted(set(ids))
    found: list[Cited] = []
    for start in range(0, len(wanted), MOST_AT_ONCE):
        found += _some(session, study_id, wanted[start : start + MOST_AT_ONCE])
    return sorted(found, key=lambda cited: cited.partner)


def _some(session: Session, study_id: int, ids: list[int]) -> list[Cited]:
    query = _cited().where(Answer.id.in_(ids), Partner.study_id == study_id)
    return [Cited._make(row) for row in session.execute(query)]


def answers_saying(session: Session, stage_id: int, words: str) -> list[Cited]:
    """Those in which the words stand, whatever their case: as what was said, meant or noted.

    Of answers that count, the first MOST_FOUND by partner. A choice is found by its own id at most.
    """
    kept_as = json.dumps(words)[1:-1]
    said = (
        cast(Answer.value, Text).icontains(kept_as, autoescape=True),
        Answer.specify.icontains(words, autoescape=True),
        Answer.note.icontains(words, autoescape=True),
    )
    query = _cited().where(*interview_counts(stage_id), or_(*said))
    in_order = query.order_by(None).order_by(Partner.code, Answer.id).limit(MOST_FOUND)
    return [Cited._make(row) for row in session.execute(in_order)]


def _cited() -> Select[Any]:
    of_answer = (getattr(Answer, name) for name in Cited._fields[4:])
    return (
        select(Partner.code, Interview.mode, Interview.id, Interview.guide_version_id, *of_answer)
        .join(Interview, Answer.interview_id == Interview.id)
        .join(Partner, Interview.partner_id == Partner.id)
        .order_by(Answer.id)
    )


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

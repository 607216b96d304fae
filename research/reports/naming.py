"""Which partners a report may name, and which words it may quote as whose."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.answers.pooling import Older, older
from research.consent.attribution import level_of, narrowest
from research.consent.given import Speaker
from research.interviewing.counting import interview_counts
from research.models import Consent, Interview, Participant, Partner, Stage, Verbatim

Given = dict[tuple[int, int | None], dict[str, str]]


class QuoteRow(NamedTuple):
    """Words as said; `attribution` is the furthest that their speaker and their partner allow."""

    id: int
    words: str
    attribution: str
    partner: str
    name: str
    type: str
    question: str
    cleared: bool
    refused: bool


class NamingRow(NamedTuple):
    """A partner of the stage, and whether others may be told that it took part."""

    code: str
    name: str
    type: str
    may_be_named: bool


def naming_rows(session: Session, stage_id: int) -> list[NamingRow]:
    """The partners whose answers are in."""
    given = _given(session, stage_id)
    query = (
        select(Partner, Interview.id)
        .join(Interview, Interview.partner_id == Partner.id)
        .where(*interview_counts(stage_id), Interview.tops_up_id.is_(None))
        .order_by(Partner.code)
    )
    return [
        NamingRow(each.code, each.name, each.type, _acknowledged(given, interview))
        for each, interview in session.execute(query)
    ]


def quote_rows(session: Session, stage_id: int) -> list[QuoteRow]:
    """The verbatims of a stage's ended interviews, under the ids of its newest guide."""
    given = _given(session, stage_id)
    newest = session.get_one(Stage, stage_id).guide_version_id
    query = (
        select(Verbatim, Partner, Participant, Interview.guide_version_id)
        .join(Interview, Verbatim.interview_id == Interview.id)
        .join(Partner, Interview.partner_id == Partner.id)
        .outerjoin(Participant, Verbatim.participant_id == Participant.id)
        .where(*interview_counts(stage_id), Verbatim.removed_at.is_(None))
        .order_by(Verbatim.id)
    )
    rows = session.execute(query).all()
    known = {version: older(session, version, newest) for version in {row[3] for row in rows}}
    return [
        _quote(verbatim, partner, known[version], _furthest(verbatim, speaker, given))
        for verbatim, partner, speaker, version in rows
    ]


def _quote(verbatim: Verbatim, partner: Partner, version: Older, attribution: str) -> QuoteRow:
    question, _ = version.names.key(version.given, (verbatim.question, verbatim.item))
    return QuoteRow(
        id=verbatim.id,
        words=verbatim.words,
        attribution=attribution,
        partner=partner.code,
        name=partner.name,
        type=partner.type,
        question=question,
        cleared=verbatim.cleared_at is not None,
        refused=verbatim.refused_at is not None,
    )


def _furthest(verbatim: Verbatim, speaker: Participant | None, given: Given) -> str:
    """What was marked with the words, and never further than any consent goes."""
    whose = {None, Speaker.of(verbatim.interview_id, speaker).participant_id}
    allowed = (level_of(given.get((verbatim.interview_id, who), {})) for who in whose)
    return narrowest((verbatim.attribution, *allowed))


def _acknowledged(given: Given, interview_id: int) -> bool:
    return given.get((interview_id, None), {}).get("acknowledged") == "yes"


def _given(session: Session, stage_id: int) -> Given:
    """The newest value of each choice, by interview and by who gave it."""
    query = (
        select(Consent, Participant)
        .join(Interview, Consent.interview_id == Interview.id)
        .outerjoin(Participant, Consent.participant_id == Participant.id)
        .where(Interview.stage_id == stage_id)
        .order_by(Consent.given_at, Consent.id)
    )
    given: Given = defaultdict(dict)
    for row, participant in session.execute(query):
        given[Speaker.of(row.interview_id, participant)][row.choice] = row.value
    return given

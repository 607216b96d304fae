"""Further interviews: what a newer version asks besides, of partners who answered an older one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from guides import Guide, asked_slots
from guides.top_ups import TopUp, narrowed
from research.answers.pooling import ASKED_OTHERWISE, Older, older
from research.answers.saving import Key, Stored, answers_of, answers_of_each, values_of
from research.guides.versions import fielded_guide
from research.models import Interview, Partner, Stage

Answers = dict[Key, Stored]


class NothingNew(ValueError):
    """The partner has answered all that the newest version asks of it."""


class TopUpLine(NamedTuple):
    """A partner who answered an older version, and what the newest asks of it besides.

    `further` is the interview that asks it, where there is one.
    """

    first: Interview
    version: int
    further: Interview | None
    keys: Collection[Key]
    asked: int

    @property
    def is_due(self) -> bool:
        return self.asked > 0 and self.further is None


def interview_guide(session: Session, interview: Interview) -> Guide:
    """The form in which the interview was given: the whole guide, or what is new in it."""
    guide = fielded_guide(session, interview.guide_version_id)
    if interview.asks is None:
        return guide
    return narrowed(guide, {(q, item) for q, items in interview.asks.items() for item in items})


def known_answers(session: Session, interview: Interview) -> Answers:
    """What was answered in it and, where it tops up another, what was answered before."""
    own = answers_of(session, interview.id)
    if interview.tops_up_id is None:
        return own
    first = interview.tops_up_id
    of_partner = (Interview.id == first) | (Interview.tops_up_id == first)
    query = select(Interview).where(
        of_partner, Interview.submitted_at.is_not(None), Interview.set_aside_at.is_(None)
    )
    earlier = session.scalars(query.where(Interview.id != interview.id).order_by(Interview.id))
    return _pooled(session, earlier.all(), interview.guide_version_id)[first] | own


def further_interviews(session: Session, first: Interview) -> Sequence[Interview]:
    """Those that topped it up, are to, or were set aside."""
    query = select(Interview).filter_by(tops_up_id=first.id).order_by(Interview.id)
    return session.scalars(query).all()


def top_up_lines(session: Session, stage: Stage) -> list[TopUpLine]:
    """The partners who answered an older version than the stage now uses, by their codes."""
    query = (
        select(Interview)
        .join(Interview.partner)
        .where(Interview.stage_id == stage.id, Interview.set_aside_at.is_(None))
        .where(Partner.removed_at.is_(None))
        .options(contains_eager(Interview.partner))
    )
    interviews = session.scalars(query.order_by(Interview.id)).all()
    newest = stage.guide_version_id
    submitted = [each for each in interviews if each.submitted_at]
    first = [i for i in submitted if i.tops_up_id is None and i.guide_version_id != newest]
    answers = _pooled(session, submitted, newest)
    versions = {i: older(session, i, newest) for i in {each.guide_version_id for each in first}}
    topping = {each.id: [i for i in interviews if i.tops_up_id == each.id] for each in first}
    lines = (
        _line(i, versions[i.guide_version_id], answers[i.id], topping[i.id], newest) for i in first
    )
    return sorted(lines, key=lambda line: line.first.partner.code)


def start_top_up(session: Session, stage: Stage, first: Interview, *, mode: str) -> Interview:
    """The further interview of that partner: the one there is, or a new one. Raises NothingNew."""
    session.get_one(Interview, first.id, with_for_update=True)
    lines = (line for line in top_up_lines(session, stage) if line.first.id == first.id)
    line = next(lines, None)
    if line and line.further:
        return line.further
    if line is None or not line.is_due:
        raise NothingNew(f"{first.partner.name} has answered all that is asked of it.")
    asks: dict[str, list[str]] = defaultdict(list)
    for question, item in sorted(line.keys):
        asks[question].append(item)
    further = Interview(
        stage_id=stage.id,
        partner_id=first.partner_id,
        guide_version_id=stage.guide_version_id,
        tops_up_id=first.id,
        asks=dict(asks),
        mode=mode,
    )
    session.add(further)
    session.flush()
    return further


def _line(
    first: Interview,
    version: Older,
    answers: Answers,
    topping: Collection[Interview],
    newest: int,
) -> TopUpLine:
    values = values_of(answers)
    asked_besides = {
        (question, item)
        for each in topping
        if each.submitted_at
        for question, items in (each.asks or {}).items()
        for item in items
    }
    keys = version.not_asked(values) - asked_besides
    guide: TopUp = narrowed(version.newest, keys)
    asked = sum(len(asked_slots(guide, section, values)) for section in guide.sections)
    current = (i for i in topping if i.is_open or i.guide_version_id == newest)
    return TopUpLine(first, version.given.version, next(current, None), keys, asked)


def _pooled(
    session: Session, interviews: Collection[Interview], newest: int
) -> Mapping[int, Answers]:
    """By first interview, its answers and those that topped it up, under the newest ids."""
    given = answers_of_each(session, [each.id for each in interviews])
    used = {each.guide_version_id for each in interviews}
    versions = {version: older(session, version, newest) for version in used}
    pooled: dict[int, Answers] = defaultdict(dict)
    for each in interviews:
        reading = versions[each.guide_version_id]
        for stored in given.get(each.id, {}).values():
            read = reading.read(stored.question, stored.item, stored.value, stored.missing)
            if read and read.missing != ASKED_OTHERWISE:
                key = (read.question, read.item)
                pooled[each.tops_up_id or each.id][key] = stored._replace(**read._asdict())
    return pooled

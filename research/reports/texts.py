"""What people write for a report: its outline, authored sections, objectives, recommendations."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from guides.answers.texts import UNKEEPABLE
from research.models import ObjectiveAnswer, Recommendation, ReportOutline, SectionText, Stage

LONGEST_TEXT, LONGEST_TITLE = 40_000, 120
FIELDS = ("action", "owner", "time_scale", "resource", "precondition", "evidence")


class SectionChanged(ValueError):
    """Somebody else saved the section since its page was opened."""


class OutlineLine(NamedTuple):
    id: str
    title: str
    shown: bool


class Answered(NamedTuple):
    """An objective with what was found for it; `earlier` is the stage whose report told it."""

    text: str
    answer: str
    unanswerable: bool
    earlier: str = ""


class Advice(NamedTuple):
    """A recommendation as it is read."""

    action: str
    owner: str
    time_scale: str
    resource: str
    precondition: str
    evidence: str


def keepable(text: str) -> str:
    return UNKEEPABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def texts(session: Session, stage_id: int) -> dict[str, str]:
    """The newest text of each authored section."""
    return {row.section: row.text for row in session.scalars(_newest(stage_id)) if row.text}


def section_history(session: Session, stage_id: int, section: str) -> Sequence[SectionText]:
    """The newest first."""
    query = select(SectionText).filter_by(stage_id=stage_id, section=section)
    return session.scalars(query.order_by(SectionText.revision.desc())).all()


def save_section(
    session: Session, stage_id: int, section: str, text: str, *, started_from: int, by: str
) -> SectionText | None:
    """A revision more; nothing where the text is the same. Raises SectionChanged."""
    newest = next(iter(section_history(session, stage_id, section)), None)
    revision, known = (newest.revision, newest.text) if newest else (0, "")
    if known == keepable(text):
        return newest
    if revision != started_from:
        raise SectionChanged(newest.saved_by if newest else "")
    saved = SectionText(
        stage_id=stage_id,
        section=section,
        revision=revision + 1,
        text=keepable(text),
        saved_by=by,
        saved_at=datetime.now(UTC),
    )
    session.add(saved)
    return saved


def outline_lines(session: Session, stage_id: int) -> tuple[OutlineLine, ...]:
    """Nothing where nobody has chosen."""
    query = select(ReportOutline).filter_by(stage_id=stage_id).order_by(ReportOutline.id.desc())
    saved = session.scalars(query.limit(1)).first()
    rows = saved.parts["rows"] if saved else []
    return tuple(OutlineLine(row["id"], row["title"], row["shown"]) for row in rows)


def save_outline(session: Session, stage_id: int, lines: Sequence[Any], *, by: str) -> None:
    rows = [{"id": line.id, "title": line.title, "shown": line.shown} for line in lines]
    session.add(
        ReportOutline(
            stage_id=stage_id, parts={"rows": rows}, saved_by=by, saved_at=datetime.now(UTC)
        )
    )


def answered_objectives(
    session: Session, stage: Stage, objectives: Sequence[str]
) -> tuple[Answered, ...]:
    """In the order of the objectives, each with its newest answer of the stage or one before it."""
    query = (
        select(ObjectiveAnswer, Stage)
        .join(Stage, ObjectiveAnswer.stage_id == Stage.id)
        .where(Stage.study_id == stage.study_id, Stage.number <= stage.number)
        .order_by(Stage.number, ObjectiveAnswer.id)
    )
    newest = {(row.objective, given.number): (row, given) for row, given in session.execute(query)}
    known = {
        row.objective: _answered(row, given, stage)
        for row, given in newest.values()
        if row.answer or row.unanswerable
    }
    return tuple(known.get(each, Answered(each, "", False)) for each in objectives)


def answer_objective(
    session: Session, stage_id: int, objective: str, answer: str, *, unanswerable: bool, by: str
) -> None:
    session.add(
        ObjectiveAnswer(
            stage_id=stage_id,
            objective=objective,
            answer=keepable(answer),
            unanswerable=unanswerable,
            written_by=by,
            written_at=datetime.now(UTC),
        )
    )


def recommendations(session: Session, stage_id: int) -> Sequence[Recommendation]:
    """Those that stand, in their order."""
    query = select(Recommendation).filter_by(stage_id=stage_id, removed_at=None)
    return session.scalars(query.order_by(Recommendation.place, Recommendation.id)).all()


def advice(session: Session, stage_id: int) -> tuple[Advice, ...]:
    rows = recommendations(session, stage_id)
    return tuple(Advice(*(getattr(row, name) for name in FIELDS)) for row in rows)


def recommendation_of(
    session: Session, stage_id: int, recommendation_id: int
) -> Recommendation | None:
    query = select(Recommendation).filter_by(stage_id=stage_id, id=recommendation_id)
    return session.scalar(query)


def save_recommendation(
    session: Session,
    stage_id: int,
    given: Mapping[str, str],
    *,
    by: str,
    row: Recommendation | None = None,
) -> None:
    if row is None:
        last = select(func.max(Recommendation.place)).filter_by(stage_id=stage_id)
        row = Recommendation(stage_id=stage_id, place=(session.scalar(last) or 0) + 1)
        session.add(row)
    for name in FIELDS:
        setattr(row, name, keepable(given.get(name, "")))
    row.written_by, row.written_at = by, datetime.now(UTC)


def move_up(session: Session, row: Recommendation) -> None:
    """Before the one that stands before it."""
    rows = list(recommendations(session, row.stage_id))
    at = rows.index(row)
    if at:
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
    for place, each in enumerate(rows, start=1):
        each.place = place


def _newest(stage_id: int) -> Any:
    newest = (
        select(func.max(SectionText.id)).filter_by(stage_id=stage_id).group_by(SectionText.section)
    )
    return select(SectionText).where(SectionText.id.in_(newest))


def _answered(row: ObjectiveAnswer, given: Stage, stage: Stage) -> Answered:
    """What was written for an earlier report is told there."""
    if given.id != stage.id:
        return Answered(row.objective, "", False, earlier=given.title)
    return Answered(row.objective, row.answer, row.unanswerable)

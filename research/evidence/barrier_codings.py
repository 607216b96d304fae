"""What researchers make of barriers: the key steps that answer each, and how it stands in law."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from research.models import BarrierCoding, Stage

LONGEST_SOURCE = 1_000


class CodingRow(NamedTuple):
    """What crosses to analysis: the newest coding of a barrier."""

    barrier: str
    steps: list[str]
    law: str = "none"
    source: str = ""


class CodedMeanwhile(ValueError):
    """Somebody else coded the barrier since its page was opened."""

    def __init__(self, newest: BarrierCoding) -> None:
        self.number, self.coding, self.by = newest.id, as_row(newest), newest.coded_by
        super().__init__(self.by)


def coding_rows(session: Session, stage_id: int) -> list[CodingRow]:
    newest = select(func.max(BarrierCoding.id)).filter_by(stage_id=stage_id)
    newest = newest.group_by(BarrierCoding.barrier)
    query = select(BarrierCoding).where(BarrierCoding.id.in_(newest)).order_by(BarrierCoding.id)
    return [as_row(coding) for coding in session.scalars(query)]


def codings_of(session: Session, stage_id: int, barrier: str) -> Sequence[BarrierCoding]:
    """The newest first."""
    query = select(BarrierCoding).filter_by(stage_id=stage_id, barrier=barrier)
    return session.scalars(query.order_by(BarrierCoding.id.desc())).all()


def code_barrier(
    session: Session, stage_id: int, coding: CodingRow, *, started_from: int, by: str
) -> bool:
    """Whether it changed anything. Raises CodedMeanwhile."""
    session.get_one(Stage, stage_id, with_for_update=True)
    newest = next(iter(codings_of(session, stage_id, coding.barrier)), None)
    if newest and as_row(newest) == coding:
        return False
    if newest and newest.id != started_from:
        raise CodedMeanwhile(newest)
    session.add(
        BarrierCoding(
            stage_id=stage_id,
            **coding._asdict(),
            coded_by=by,
            coded_at=datetime.now(UTC),
        )
    )
    return True


def as_row(coding: BarrierCoding) -> CodingRow:
    return CodingRow(coding.barrier, sorted(coding.steps), coding.law, coding.source)

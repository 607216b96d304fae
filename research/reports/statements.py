"""What people decided on drafted statements: kept as it was decided, the newest holds."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from research.models import Stage, StatementDecision

LONGEST_STATEMENT = 1_000


class Decided(NamedTuple):
    """What crosses to analysis: the newest decision on a statement."""

    drafted: str
    decision: str
    text: str
    by: str
    on: str


def decide(
    session: Session,
    stage: Stage,
    finding: str,
    decision: str,
    *,
    drafted: str,
    text: str,
    by: str,
) -> None:
    session.add(
        StatementDecision(
            stage_id=stage.id,
            finding=finding,
            drafted=drafted,
            decision=decision,
            text=text,
            decided_by=by,
            decided_at=datetime.now(UTC),
        )
    )


def newest_decisions(session: Session, stage_id: int) -> dict[str, Decided]:
    """By the id of the finding."""
    newest = (
        select(func.max(StatementDecision.id))
        .filter_by(stage_id=stage_id)
        .group_by(StatementDecision.finding)
    )
    query = select(StatementDecision).where(StatementDecision.id.in_(newest))
    return {row.finding: _decided(row) for row in session.scalars(query)}


def decisions_on(session: Session, stage_id: int, finding: str) -> Sequence[StatementDecision]:
    """Everything that was decided on the statement, the newest first."""
    query = select(StatementDecision).filter_by(stage_id=stage_id, finding=finding)
    return session.scalars(query.order_by(StatementDecision.id.desc())).all()


def _decided(row: StatementDecision) -> Decided:
    local = row.decided_at.astimezone()
    on = f"{local.day} {local:%B %Y}"
    return Decided(row.drafted, row.decision, row.text, row.decided_by, on)

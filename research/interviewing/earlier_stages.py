"""What the same partner was asked in the stages before this one."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from research.models import Interview, Stage


def earlier_interviews(session: Session, interview: Interview) -> Sequence[Interview]:
    """Those in which something was answered, the newest stage first."""
    if interview.stage.number == 1:
        return []
    query = (
        select(Interview)
        .join(Interview.stage)
        .where(
            Interview.partner_id == interview.partner_id,
            Interview.tops_up_id.is_(None),
            Interview.set_aside_at.is_(None),
            Interview.revision > 0,
            Stage.number < interview.stage.number,
        )
        .options(contains_eager(Interview.stage))
    )
    return session.scalars(query.order_by(Stage.number.desc())).all()

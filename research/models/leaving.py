"""The table of partners who leave: what was asked for, and what was done."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class Leaving(Table):
    """One act of leaving: asked for, then done, and undone where that can be.

    `removed` counts what was erased; what it was is nowhere kept.
    """

    __tablename__ = "leaving"
    __table_args__ = (
        CheckConstraint("act in ('withdraw', 'leave_out', 'erase')", name="act"),
        CheckConstraint("undone_at is null or act <> 'erase'", name="erased_for_good"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    act: Mapped[str] = mapped_column(String(20))
    asked_by: Mapped[str] = mapped_column(String(200))
    asked_at: Mapped[datetime]
    done_by: Mapped[str] = mapped_column(String(200), default="")
    done_at: Mapped[datetime | None]
    undone_by: Mapped[str] = mapped_column(String(200), default="")
    undone_at: Mapped[datetime | None]
    removed: Mapped[dict[str, Any]] = mapped_column(default=dict)

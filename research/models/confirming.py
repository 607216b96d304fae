"""The table of what partners said of their own record, once it was shown to them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class Confirmation(Table):
    """A partner's word on one answer; a change of mind is a new row, and the newest holds.

    `revision` is the answer's that was shown: one that was saved since is not confirmed by it.
    """

    __tablename__ = "confirmation"
    __table_args__ = (
        Index(None, "interview_id", "question", "item"),
        CheckConstraint("word in ('confirmed', 'corrected', 'withdrawn')", name="word"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    question: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(60), default="")
    word: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int]
    said_by: Mapped[str] = mapped_column(String(200))
    said_at: Mapped[datetime]

"""The tables of several voices of one partner: positions, sign-offs, what is sent back."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class Position(Table):
    """What another voice of the partner answers than the answer that stands.

    It is open until the lead settles it: as the answer, as dropped, or as "we differ". A voice
    that comes to agree ends it as well.
    """

    __tablename__ = "position"
    __table_args__ = (
        Index(None, "interview_id", "question", "item"),
        CheckConstraint("settled in ('taken', 'dropped', 'differ', 'agreed')", name="settled"),
        CheckConstraint("(settled is null) = (settled_at is null)", name="settled_when"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    question: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(60), default="")
    value: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    missing: Mapped[str | None] = mapped_column(String(20))
    specify: Mapped[str] = mapped_column(Text, default="")
    held_by: Mapped[str] = mapped_column(String(200))
    held_at: Mapped[datetime]
    settled: Mapped[str | None] = mapped_column(String(20))
    settled_by: Mapped[str] = mapped_column(String(200), default="")
    settled_at: Mapped[datetime | None]


class SignOff(Table):
    """An approver's word on the answers as they stood at a revision; a change is a new row."""

    __tablename__ = "sign_off"
    __table_args__ = (
        CheckConstraint("verdict in ('signed', 'returned')", name="verdict"),
        Index(None, "interview_id", "given_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    verdict: Mapped[str] = mapped_column(String(20))
    comment: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int]
    given_at: Mapped[datetime]


class SentBack(Table):
    """A section that a researcher reopened, and why; open until the partner submits again."""

    __tablename__ = "sent_back"
    __table_args__ = (Index(None, "interview_id", "section"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    section: Mapped[str] = mapped_column(String(60))
    comment: Mapped[str] = mapped_column(Text)
    sent_by: Mapped[str] = mapped_column(String(200))
    sent_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

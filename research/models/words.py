"""The tables of words beside answers: what was said, and what a researcher thought of it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class Verbatim(Table):
    """Words as said in answer to a question, and how far their speaker may be told by them.

    One that is taken back keeps its row, so that it can be put back.
    """

    __tablename__ = "verbatim"
    __table_args__ = (
        Index(None, "interview_id", "question", "item"),
        CheckConstraint(
            "attribution in ('organisation', 'type', 'unattributed', 'not_quoted')",
            name="attribution",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    question: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(60), default="")
    words: Mapped[str] = mapped_column(Text)
    attribution: Mapped[str] = mapped_column(String(20))
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"))
    marked_by: Mapped[str] = mapped_column(String(200))
    marked_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    # The partner's own word on it, once it was shown to them.
    cleared_at: Mapped[datetime | None]
    refused_at: Mapped[datetime | None]


class Memo(Table):
    """A private thought of a researcher about an answer; it never leaves researchers' pages."""

    __tablename__ = "memo"
    __table_args__ = (Index(None, "interview_id", "question", "item"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    question: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(60), default="")
    words: Mapped[str] = mapped_column(Text)
    written_by: Mapped[str] = mapped_column(String(200))
    written_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

"""The tables of answers and of their history."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class Answer(Table):
    """What was given to one question about one item: a value, or why there is none."""

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("interview_id", "question", "item"),
        # Findings ask for the questions they need: read those without touching the rest.
        Index(None, "question", "item", "interview_id"),
        CheckConstraint("value is null or missing is null", name="value_or_missing"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    question: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(60), default="")
    value: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    missing: Mapped[str | None] = mapped_column(String(20))
    specify: Mapped[str] = mapped_column(Text, default="")
    mention: Mapped[str | None] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text, default="")
    probes: Mapped[list[str]] = mapped_column(default=list)
    revision: Mapped[int]
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime]


class AnswerHistory(Table):
    """Every change of an answer, in order: what it was, what it became, who, when, why."""

    __tablename__ = "answer_history"
    __table_args__ = (Index(None, "interview_id", "question", "item", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    question: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(60))
    revision: Mapped[int]
    old: Mapped[dict[str, Any] | None]
    new: Mapped[dict[str, Any]]
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime]
    why: Mapped[str] = mapped_column(Text, default="")

"""The tables of a group meeting: what it talked about, and the comments made on that."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from research.models.base import Table


class ForumObjective(Table):
    """What comments stand under, as the meeting called it; `folded` is the label as compared."""

    __tablename__ = "forum_objective"
    __table_args__ = (UniqueConstraint("stage_id", "folded"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    label: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(600))
    place: Mapped[int]


class Comment(Table):
    """A hope or an anxiety and how often it was mentioned; ids count up as comments are made.

    One that is taken back keeps its row, so that it can be put back.
    """

    __tablename__ = "comment"
    __table_args__ = (
        UniqueConstraint("objective_id", "side", "folded"),
        CheckConstraint("side in ('hope', 'anxiety')", name="side"),
        CheckConstraint("mentions >= 1", name="mentioned"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[int] = mapped_column(ForeignKey("forum_objective.id"))
    side: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(String(300))
    folded: Mapped[str] = mapped_column(String(900))
    mentions: Mapped[int] = mapped_column(default=1)
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(String(200))
    removed_at: Mapped[datetime | None]
    objective: Mapped[ForumObjective] = relationship()

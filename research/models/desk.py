"""The tables of how an interview went: which hand-out was shown when, and where the time went."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class HandoutShown(Table):
    """One showing of a hand-out, on the second screen or read out; each is kept, in order."""

    __tablename__ = "handout_shown"
    __table_args__ = (
        Index(None, "interview_id", "handout"),
        CheckConstraint("way in ('on_screen', 'read_out')", name="way"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    handout: Mapped[str] = mapped_column(String(60))
    way: Mapped[str] = mapped_column(String(20))
    shown_at: Mapped[datetime]
    shown_by: Mapped[str] = mapped_column(String(200))


class SectionTime(Table):
    """How long a person had a section open and was at work in it, and when last."""

    __tablename__ = "section_time"
    __table_args__ = (UniqueConstraint("interview_id", "section", "person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    section: Mapped[str] = mapped_column(String(60))
    person: Mapped[str] = mapped_column(String(200))
    seconds: Mapped[int] = mapped_column(default=0)
    seen_at: Mapped[datetime]

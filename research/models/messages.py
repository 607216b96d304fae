"""The tables of messages to participants: how they are worded, and what came of each."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from research.models.base import Table
from research.models.fieldwork import Participant

KIND = "kind in ('invitation', 'reminder', 'thanks', 'told')"


class MessageTemplate(Table):
    """How a study words a kind of message, as saved once; the newest holds, none is changed."""

    __tablename__ = "message_template"
    __table_args__ = (
        UniqueConstraint("study_id", "kind", "revision"),
        CheckConstraint(KIND, name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id"))
    kind: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int]
    subject: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime]


class MessageBatch(Table):
    """Messages that one person confirmed together; `key` is of the page where they did, once."""

    __tablename__ = "message_batch"
    __table_args__ = (CheckConstraint(KIND, name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(40), unique=True)
    reply_to: Mapped[str] = mapped_column(String(254), default="")
    made_by: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime]


class Message(Table):
    """One message to one participant; where it has a personal link, `text` only marks its place.

    `answer` is what the mail server said. It is claimed, as sending, before the server hears of
    it: one that is still so after a restart is unknown, and a person settles whether it arrived.
    """

    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint(
            "state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'stopped', 'by_hand')",
            name="state",
        ),
        Index(None, "state", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("message_batch.id"), index=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("link.id"))
    email: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(400))
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(20))
    answer: Mapped[str] = mapped_column(Text, default="")
    changed_at: Mapped[datetime]
    batch: Mapped[MessageBatch] = relationship()
    participant: Mapped[Participant] = relationship()

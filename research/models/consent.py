"""The tables of what partners were told, and of what they agreed to."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class InformationSheet(Table):
    """What a study tells people before they take part; a version is never changed.

    Until `withdraw_by` they can still take back what they said.
    """

    __tablename__ = "information_sheet"
    __table_args__ = (UniqueConstraint("study_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id"))
    version: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    withdraw_by: Mapped[date | None]
    written_by: Mapped[str] = mapped_column(String(200))
    written_at: Mapped[datetime]


class Consent(Table):
    """One choice of one participant; a change is a new row, and the newest holds.

    `choice` is what was asked: to take part, be recorded, be quoted, be named, be asked again, be
    kept in an archive. `participant_id` is None where nobody wrote down who spoke.
    """

    __tablename__ = "consent"
    __table_args__ = (
        Index(None, "interview_id", "choice", "given_at"),
        CheckConstraint("method in ('written', 'spoken')", name="method"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"))
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"))
    sheet_id: Mapped[int | None] = mapped_column(ForeignKey("information_sheet.id"))
    choice: Mapped[str] = mapped_column(String(30))
    value: Mapped[str] = mapped_column(String(30))
    method: Mapped[str] = mapped_column(String(20))
    given_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(String(200))

"""The tables of studies, partners, interviews and the links that open them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from research.models.base import Table


class Study(Table):
    """`origin` is what each reader must know of where the study's material comes from, if any."""

    __tablename__ = "study"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    commissioner: Mapped[str] = mapped_column(String(200), default="")
    fictitious: Mapped[bool] = mapped_column(default=False)
    origin: Mapped[str] = mapped_column(Text, default="")
    link_days: Mapped[int | None] = mapped_column(default=60)
    stages: Mapped[list["Stage"]] = relationship(order_by="Stage.number", back_populates="study")
    partners: Mapped[list["Partner"]] = relationship(
        order_by="Partner.code", back_populates="study"
    )


class Stage(Table):
    """A round of fieldwork with its own guide."""

    __tablename__ = "stage"
    __table_args__ = (UniqueConstraint("study_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    guide_version_id: Mapped[int] = mapped_column(ForeignKey("guide_version.id"))
    study: Mapped[Study] = relationship(back_populates="stages")


class Partner(Table):
    """An organisation; `holds_records` is None until it is known."""

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("study_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    type: Mapped[str] = mapped_column(String(60))
    holds_records: Mapped[bool | None]
    essential: Mapped[bool] = mapped_column(default=False)
    essential_reason: Mapped[str] = mapped_column(Text, default="")
    study: Mapped[Study] = relationship(back_populates="partners")


class Interview(Table):
    """One partner's answers to one guide; `revision` counts the saves that changed something.

    A further interview tops up the first with what a newer version of the guide asks besides;
    `asks` names the items of each question that it asks, and stays as it was given out.
    """

    __tablename__ = "interview"
    __table_args__ = (
        Index(
            None,
            "stage_id",
            "partner_id",
            unique=True,
            sqlite_where=text("tops_up_id is null"),
            postgresql_where=text("tops_up_id is null"),
        ),
        UniqueConstraint("tops_up_id", "guide_version_id"),
        CheckConstraint("(tops_up_id is null) = (asks is null)", name="asks"),
        CheckConstraint("mode in ('interviewer', 'self_completion')", name="mode"),
        CheckConstraint("submitted_at is null or declined_at is null", name="one_end"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    guide_version_id: Mapped[int] = mapped_column(ForeignKey("guide_version.id"))
    tops_up_id: Mapped[int | None] = mapped_column(ForeignKey("interview.id"))
    asks: Mapped[dict[str, Any] | None]
    mode: Mapped[str] = mapped_column(String(20))
    interviewer: Mapped[str] = mapped_column(String(200), default="")
    revision: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    declined_reason: Mapped[str] = mapped_column(Text, default="")
    minutes: Mapped[int | None]
    partner: Mapped[Partner] = relationship()
    stage: Mapped[Stage] = relationship()

    @property
    def is_open(self) -> bool:
        return not (self.submitted_at or self.declined_at)

    @property
    def status(self) -> str:
        if self.declined_at:
            return "declined"
        if self.submitted_at:
            return "submitted"
        return "in_progress" if self.started_at else "not_started"


class Link(Table):
    """A personal link: only its hash is kept, so that no link can be read out of the database."""

    __tablename__ = "link"

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    @property
    def is_over(self) -> bool:
        return self.expires_at is not None and self.expires_at <= datetime.now(UTC)

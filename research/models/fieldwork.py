"""The tables of studies, partners, interviews and the links that open them."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from research.models.base import Table


class Study(Table):
    """`origin` is what each reader must know of where the study's material comes from, if any.

    `contact` says whom partners may ask for help; `targets` how many partners of each type are
    hoped for. Reminders fall due after `reminder_days` working days.
    """

    __tablename__ = "study"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    commissioner: Mapped[str] = mapped_column(String(200), default="")
    fictitious: Mapped[bool] = mapped_column(default=False)
    origin: Mapped[str] = mapped_column(Text, default="")
    link_days: Mapped[int | None] = mapped_column(default=60)
    objectives: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    price_base_year: Mapped[int | None]
    data_cut_off: Mapped[date | None]
    targets: Mapped[dict[str, Any]] = mapped_column(default=dict)
    reminder_days: Mapped[int] = mapped_column(default=5)
    archived_at: Mapped[datetime | None]
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
    """An organisation; `holds_records` is None until it is known.

    Leaving is three acts: withdrawn from now on, left out of the analysis, erased.
    One that was removed, or merged into another and so removed, keeps its row: it is in no list
    and in no count, and can be put back.
    """

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
    removed_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"))
    withdrawn_at: Mapped[datetime | None]
    left_out_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    study: Mapped[Study] = relationship(back_populates="partners")


class Participant(Table):
    """A person who speaks for a partner, and in which role they do."""

    __tablename__ = "participant"
    __table_args__ = (
        CheckConstraint("voice in ('lead', 'contributor', 'approver')", name="voice"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(200), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    telephone: Mapped[str] = mapped_column(String(60), default="")
    voice: Mapped[str] = mapped_column(String(20), default="lead")
    removed_at: Mapped[datetime | None]
    partner: Mapped[Partner] = relationship()


def _only_one(*columns: str, where: str) -> Index:
    """Unique among the rows that meet a condition, in both databases."""
    condition = text(where)
    return Index(None, *columns, unique=True, sqlite_where=condition, postgresql_where=condition)


class Interview(Table):
    """One partner's answers to one guide; `revision` counts the saves that changed something.

    `sections_done` of `sections_asked` is kept with each save; None before the first, and where an
    answer saved itself since.

    A further interview tops up the first with what a newer version of the guide asks besides;
    `asks` names the items of each question that it asks, and stays as it was given out.
    `burden_minutes` is what it took the partner in all, and `burden_people` how many took part.
    `present` is who else was there, for researchers only. One that was set aside keeps its row: it
    is in no list and in no count, nothing is saved in it, and it can be put back.
    """

    __tablename__ = "interview"
    __table_args__ = (
        _only_one("stage_id", "partner_id", where="tops_up_id is null and set_aside_at is null"),
        _only_one("tops_up_id", "guide_version_id", where="set_aside_at is null"),
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
    saved_at: Mapped[datetime | None]
    sections_done: Mapped[int | None]
    sections_asked: Mapped[int | None]
    submitted_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    declined_reason: Mapped[str] = mapped_column(Text, default="")
    set_aside_at: Mapped[datetime | None]
    set_aside_reason: Mapped[str] = mapped_column(Text, default="")
    minutes: Mapped[int | None]
    appointment_at: Mapped[datetime | None]
    appointment_minutes: Mapped[int | None]
    appointment_place: Mapped[str] = mapped_column(String(200), default="")
    present: Mapped[str] = mapped_column(Text, default="")
    unreachable_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    burden_minutes: Mapped[int | None]
    burden_people: Mapped[int | None]
    partner: Mapped[Partner] = relationship()
    stage: Mapped[Stage] = relationship()

    @property
    def is_open(self) -> bool:
        return not (self.submitted_at or self.declined_at or self.set_aside_at)

    @property
    def status(self) -> str:
        if self.set_aside_at:
            return "set_aside"
        if self.declined_at:
            return "declined"
        if self.submitted_at:
            return "submitted"
        return "in_progress" if self.started_at else "not_started"


class Link(Table):
    """A personal link: only its hash is kept, so that no link can be read out of the database.

    `sections` are those that a contributor was sent; None is the whole interview.
    """

    __tablename__ = "link"

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id"), index=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), index=True)
    sections: Mapped[list[str] | None]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    participant: Mapped[Participant | None] = relationship()

    @property
    def is_over(self) -> bool:
        return self.expires_at is not None and self.expires_at <= datetime.now(UTC)

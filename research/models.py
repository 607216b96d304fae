"""The tables: studies, partners, interviews, answers and their history."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Moment(TypeDecorator[datetime]):
    """A time in UTC; SQLite forgets time zones, so it is given back its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and not value.tzinfo else value


class Table(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: Moment,
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
    }


class GuideVersion(Table):
    """The whole text of a guide as it went into the field: never changed afterwards."""

    __tablename__ = "guide_version"
    __table_args__ = (UniqueConstraint("guide", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guide: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime]


class Study(Table):
    __tablename__ = "study"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    commissioner: Mapped[str] = mapped_column(String(200), default="")
    fictitious: Mapped[bool] = mapped_column(default=False)
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
    """One partner's answers to one guide; `revision` counts the saves that changed something."""

    __tablename__ = "interview"
    __table_args__ = (
        UniqueConstraint("stage_id", "partner_id"),
        CheckConstraint("mode in ('interviewer', 'self_completion')", name="mode"),
        CheckConstraint("submitted_at is null or declined_at is null", name="one_end"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    guide_version_id: Mapped[int] = mapped_column(ForeignKey("guide_version.id"))
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
    opened_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


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

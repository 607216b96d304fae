"""The tables of what researchers enter beside the answers: software, steps that answer barriers."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class SoftwareOption(Table):
    """A software that a study compares; `folded` is its title as compared.

    One that is removed keeps its row, so that it can be put back.
    """

    __tablename__ = "software_option"
    __table_args__ = (UniqueConstraint("study_id", "folded"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id"))
    title: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(600))
    description: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    added_by: Mapped[str] = mapped_column(String(200))
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class SoftwareFit(Table):
    """How a software option meets one requirement, on what evidence; the newest holds."""

    __tablename__ = "software_fit"
    __table_args__ = (
        Index(None, "option_id", "question", "item"),
        CheckConstraint("fit in ('meets', 'in_part', 'does_not', 'not_known')", name="fit"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    option_id: Mapped[int] = mapped_column(ForeignKey("software_option.id"))
    question: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(60))
    fit: Mapped[str] = mapped_column(String(20))
    evidence: Mapped[str] = mapped_column(Text)
    judged_by: Mapped[str] = mapped_column(String(200))
    judged_at: Mapped[datetime]


class BarrierCoding(Table):
    """What a researcher makes of a barrier; the newest holds.

    `steps` are the keys of the key steps that answer it: their names stay in the answers, so that
    they go with them. `law` says how a barrier in law stands, and `source` who says so.
    """

    __tablename__ = "barrier_coding"
    __table_args__ = (
        Index(None, "stage_id", "barrier"),
        CheckConstraint("law in ('none', 'asserted', 'confirmed', 'refuted')", name="law"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    barrier: Mapped[str] = mapped_column(String(60))
    steps: Mapped[list[str]]
    law: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(Text)
    coded_by: Mapped[str] = mapped_column(String(200))
    coded_at: Mapped[datetime]

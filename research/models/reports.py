"""The tables of a report: what people decided and wrote for it, and each report as it was made."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from research.models.base import Table


class StatementDecision(Table):
    """What a named person did with a drafted statement; the newest holds, none is ever changed.

    `drafted` is the claim that they had before them: once another is drafted, it lapses.
    """

    __tablename__ = "statement_decision"
    __table_args__ = (
        Index(None, "stage_id", "finding"),
        CheckConstraint(
            "decision in ('accepted', 'edited', 'rejected', 'reopened')", name="decision"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    finding: Mapped[str] = mapped_column(String(200))
    drafted: Mapped[str] = mapped_column(Text)
    decision: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[str] = mapped_column(String(200))
    decided_at: Mapped[datetime]


class SectionText(Table):
    """An authored section of the report as it was saved once; the newest is the section."""

    __tablename__ = "section_text"
    __table_args__ = (UniqueConstraint("stage_id", "section", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    section: Mapped[str] = mapped_column(String(60))
    revision: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime]


class ReportOutline(Table):
    """Which parts the report has, in which order and by which names; the newest holds."""

    __tablename__ = "report_outline"

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"), index=True)
    parts: Mapped[dict[str, Any]]
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime]


class ObjectiveAnswer(Table):
    """What was found for an objective of the research, by its words; the newest holds."""

    __tablename__ = "objective_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"), index=True)
    objective: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    unanswerable: Mapped[bool] = mapped_column(default=False)
    written_by: Mapped[str] = mapped_column(String(200))
    written_at: Mapped[datetime]


class Recommendation(Table):
    """What should be done, by whom and when; one that is removed keeps its row."""

    __tablename__ = "recommendation"

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"), index=True)
    place: Mapped[int]
    action: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(200), default="")
    time_scale: Mapped[str] = mapped_column(String(200), default="")
    resource: Mapped[str] = mapped_column(Text, default="")
    precondition: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[str] = mapped_column(Text, default="")
    written_by: Mapped[str] = mapped_column(String(200))
    written_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class ReportTemplate(Table):
    """A commissioner's own Word template; one that is no longer used keeps its row."""

    __tablename__ = "report_template"

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    uploaded_by: Mapped[str] = mapped_column(String(200))
    uploaded_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class ReportSnapshot(Table):
    """All that a report is made of, frozen: compressed, and known by the hash of its content."""

    __tablename__ = "report_snapshot"
    __table_args__ = (UniqueConstraint("stage_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    made_by: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime]


class ReportBuild(Table):
    """One report made of one snapshot, or why it was not; only released ones leave the team."""

    __tablename__ = "report_build"
    __table_args__ = (
        CheckConstraint("edition in ('internal', 'publishable')", name="edition"),
        CheckConstraint("state in ('waiting', 'making', 'ready', 'refused')", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"), index=True)
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("report_snapshot.id"))
    edition: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    step: Mapped[str] = mapped_column(String(200), default="")
    refusals: Mapped[list[str]]
    made_by: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    released_by: Mapped[str | None] = mapped_column(String(200))
    released_at: Mapped[datetime | None]
    snapshot: Mapped[ReportSnapshot] = relationship()
    files: Mapped[list["ReportFile"]] = relationship(
        order_by="ReportFile.id", cascade="all, delete-orphan"
    )


class ReportFile(Table):
    """A file of a build, as it was made."""

    __tablename__ = "report_file"
    __table_args__ = (UniqueConstraint("build_id", "form"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    build_id: Mapped[int] = mapped_column(ForeignKey("report_build.id"))
    form: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

"""The tables of what is not in a study yet, and of what can be put back as it was."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class StudyDraft(Table):
    """A study in the making, as its maker typed it; `study_id` once it was made."""

    __tablename__ = "study_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    typed: Mapped[dict[str, Any]]
    begun_at: Mapped[datetime]
    copy_of_id: Mapped[int | None] = mapped_column(ForeignKey("study.id"))
    study_id: Mapped[int | None] = mapped_column(ForeignKey("study.id"))


class PartnerFile(Table):
    """A file of partners that was read and waits for a word; `lines` are its cells by column."""

    __tablename__ = "partner_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    lines: Mapped[dict[str, Any]]
    brought_by: Mapped[str] = mapped_column(String(400))
    brought_at: Mapped[datetime]


class PartnerMerge(Table):
    """Two partners made one; `moved` says what came from where, so that it can be undone."""

    __tablename__ = "partner_merge"

    id: Mapped[int] = mapped_column(primary_key=True)
    merged_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    kept_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    moved: Mapped[dict[str, Any]]
    merged_by: Mapped[str] = mapped_column(String(400))
    merged_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

"""The tables of guides: versions as published, drafts, and what was renamed between versions."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


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


class GuideDraft(Table):
    """A guide in the making; a deleted one keeps its row, so that it can be brought back.

    `title` is as last read from its text, `not_understood` what its import could not place.
    """

    __tablename__ = "guide_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    origin: Mapped[str] = mapped_column(Text)
    not_understood: Mapped[list[str]]
    revision: Mapped[int]
    made_at: Mapped[datetime]
    published_id: Mapped[int | None] = mapped_column(ForeignKey("guide_version.id"))
    deleted_at: Mapped[datetime | None]


class DraftText(Table):
    """The text of a draft as it was saved once; the newest is the draft, none is ever changed."""

    __tablename__ = "draft_text"
    __table_args__ = (UniqueConstraint("draft_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("guide_draft.id"))
    revision: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime]


class GuideMapping(Table):
    """A person's word that a part of one version is a part of a later one under another id.

    `owner` is the list of an item or the question of an option, by its id in the later version.
    """

    __tablename__ = "guide_mapping"
    __table_args__ = (CheckConstraint("noun in ('question', 'item', 'option')", name="noun"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("guide_version.id"), index=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("guide_version.id"), index=True)
    noun: Mapped[str] = mapped_column(String(20))
    owner: Mapped[str] = mapped_column(String(60), default="")
    old: Mapped[str] = mapped_column(String(60))
    new: Mapped[str] = mapped_column(String(60))
    made_by: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime]
    undone_by: Mapped[str | None] = mapped_column(String(200))
    undone_at: Mapped[datetime | None]

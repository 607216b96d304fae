"""The tables of guides as researchers publish them."""

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
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

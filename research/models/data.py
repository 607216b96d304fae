"""The table of tokens by which other programs read a study."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class ApiToken(Table):
    """Opens the JSON API of one study in one edition; only its hash is kept."""

    __tablename__ = "api_token"
    __table_args__ = (CheckConstraint("edition in ('internal', 'publishable')", name="edition"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    edition: Mapped[str] = mapped_column(String(20))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_by: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

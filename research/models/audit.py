"""The table of the audit trail, which only grows."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class AuditEntry(Table):
    """Who did what to what, when; in words of its own, so that it outlives what it names."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    who: Mapped[str] = mapped_column(String(400))
    what: Mapped[str] = mapped_column(String(40), index=True)
    on_what: Mapped[str] = mapped_column(String(400), default="")
    study: Mapped[str] = mapped_column(String(60), default="", index=True)
    detail: Mapped[str] = mapped_column(Text, default="")


class AuditTrailFrozen(Exception):
    """An entry of the audit trail was to be changed or deleted."""


@event.listens_for(AuditEntry, "before_update")
@event.listens_for(AuditEntry, "before_delete")
def _refuse(_mapper: Any, _connection: Any, entry: AuditEntry) -> None:
    raise AuditTrailFrozen(f"Entry {entry.id} of the audit trail stays as it is.")

"""The tables of people with an account, and of what they may see."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from research.models.base import Table


class Account(Table):
    """A person who signs in; `stamp` changes whenever earlier sessions must end."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("role in ('administrator', 'researcher', 'commissioner')", name="role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    folded_email: Mapped[str] = mapped_column(String(300), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(String(250), default="")
    stamp: Mapped[str] = mapped_column(String(32))
    made_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]

    @property
    def status(self) -> str:
        if self.disabled_at:
            return "disabled"
        return "active" if self.password_hash else "invited"


class Membership(Table):
    """An account belongs to a study; administrators see all studies without belonging."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("account_id", "study_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id"), index=True)


class AccountLink(Table):
    """A link that sets a password, once; only its hash is kept. The first has no account yet."""

    __tablename__ = "account_link"
    __table_args__ = (
        CheckConstraint("purpose in ('first', 'invitation', 'reset')", name="purpose"),
        CheckConstraint("(purpose = 'first') = (account_id is null)", name="whose"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Attempt(Table):
    """One try at a password or a link; `key` is a hash of what was tried or from where."""

    __tablename__ = "attempt"
    __table_args__ = (Index(None, "key", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(index=True)

"""What analysis is given: rows of plain values, known here by the names of their fields."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, Protocol

from guides.natural_order import natural

Status = Literal["not_started", "in_progress", "submitted", "declined"]
# What an older version of the guide did, and no partner said.
OF_VERSIONS = ("asked_otherwise", "not_asked")
UNSAID = (None, "not_reached", *OF_VERSIONS)


class Entry(Protocol):
    """What was given: a value, or why there is none, and what was kept beside it."""

    @property
    def value(self) -> Any: ...
    @property
    def missing(self) -> str | None: ...
    @property
    def mention(self) -> str | None: ...
    @property
    def specify(self) -> str: ...
    @property
    def note(self) -> str: ...


class AnswerRow(Entry, Protocol):
    """One answer; `item` is "" for the interview, `missing` says why there is no value.

    It `differs` where somebody else of the same partner answers otherwise; it counts once.
    `id` points at the answer as it is kept; nothing is kept where nothing was said.
    Besides what partners say, it may be "not_asked" or "asked_otherwise", by an older version.
    """

    @property
    def partner(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def id(self) -> int | None: ...
    @property
    def differs(self) -> bool: ...


class Organisation(Protocol):
    """A partner and when it was heard; `type` is a label."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def holds_records(self) -> bool | None: ...
    @property
    def essential(self) -> bool: ...
    @property
    def submitted_on(self) -> date | None: ...
    @property
    def minutes(self) -> int | None: ...


class PartnerRow(Organisation, Protocol):
    """How far the interview of an organisation has come.

    `version` is the version of the guide that it was given. `confirmed` is whether it said that
    its record is right, and `changed` how many answers it corrected or withdrew.
    """

    @property
    def mode(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def version(self) -> int | None: ...
    @property
    def confirmed(self) -> bool: ...
    @property
    def changed(self) -> int: ...
    @property
    def burden_minutes(self) -> int | None: ...
    @property
    def burden_people(self) -> int | None: ...


Answers = Iterable[AnswerRow]
Partners = Iterable[PartnerRow]


def in_order(partners: Partners) -> list[PartnerRow]:
    return sorted(partners, key=lambda partner: natural(partner.code))


def heard(answers: Answers) -> frozenset[str]:
    """The partners that said anything, were it only that they do not know."""
    return frozenset(row.partner for row in answers if is_said(row))


def is_said(row: AnswerRow) -> bool:
    """Whether the answer decides what is asked next; time running out decides nothing."""
    return row.value is not None or row.missing not in UNSAID

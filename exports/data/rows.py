"""What a data file is made of: cases of plain values, known here by the names of their fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

Key = tuple[str, str]


class Entry(Protocol):
    """One answer: a value, or why there is none, and what was kept beside it."""

    @property
    def value(self) -> Any: ...
    @property
    def missing(self) -> str | None: ...
    @property
    def specify(self) -> str: ...
    @property
    def mention(self) -> str | None: ...
    @property
    def note(self) -> str: ...


class Case(Protocol):
    """One partner whose interview counts, with all that it answered."""

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
    def mode(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def submitted_on(self) -> date | None: ...
    @property
    def minutes(self) -> int | None: ...
    @property
    def answers(self) -> Mapping[Key, Entry]: ...


@dataclass(frozen=True)
class About:
    """What a file says of itself; the day is already in words, `withheld` are sentences."""

    slug: str
    title: str
    stage: str
    commissioner: str
    edition: str
    made_on: str
    data_cut_off: str
    fictitious: bool
    withheld: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        invented = "Fictitious demonstration: " if self.fictitious else ""
        return f"{invented}{self.title}, {self.stage}"

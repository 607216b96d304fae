"""What a data file is made of: cases of plain values, known here by the names of their fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from analysis.rows import Organisation

Key = tuple[str, str]


class Beside(Protocol):
    """What was kept beside an answer."""

    @property
    def specify(self) -> str: ...
    @property
    def mention(self) -> str | None: ...
    @property
    def note(self) -> str: ...


class Case(Organisation, Protocol):
    """One partner whose interview counts, with all that it answered, as `guides.answers.said`."""

    @property
    def mode(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def said(self) -> Mapping[Key, str | None]: ...
    @property
    def beside(self) -> Mapping[Key, Beside]: ...


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

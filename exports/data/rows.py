"""What a data file is made of: cases of plain values, known here by the names of their fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from analysis.rows import Entry, Organisation

Key = tuple[str, str]


class Case(Organisation, Protocol):
    """One partner whose interview counts, with all that it answered."""

    @property
    def mode(self) -> str: ...
    @property
    def version(self) -> int: ...
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

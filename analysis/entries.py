"""What researchers enter beside the answers, known here by the names of its fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

FITS = {
    "meets": "Meets it",
    "in_part": "In part",
    "does_not": "Does not",
    "not_known": "Not known",
}
LAWS = {
    "none": "Not a barrier in law",
    "asserted": "Asserted by partners, confirmed by nobody",
    "confirmed": "Confirmed",
    "refuted": "Checked: the law does not forbid it",
}


class SoftwareRow(Protocol):
    """A software that is compared; its title tells it from others."""

    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def source(self) -> str: ...


class FitRow(Protocol):
    """How the software of that title meets a line of a question, and what that rests on."""

    @property
    def software(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def fit(self) -> str: ...
    @property
    def evidence(self) -> str: ...


class CodingRow(Protocol):
    """The steps that answer a barrier, by their keys; and how it stands in law, by whose word."""

    @property
    def barrier(self) -> str: ...
    @property
    def steps(self) -> Sequence[str]: ...
    @property
    def law(self) -> str: ...
    @property
    def source(self) -> str: ...


@dataclass(frozen=True)
class Entries:
    """All of it, for one stage; `codings` has no more than one for each barrier."""

    software: Sequence[SoftwareRow] = ()
    fits: Sequence[FitRow] = ()
    codings: Sequence[CodingRow] = ()


NOTHING = Entries()

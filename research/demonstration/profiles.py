"""What each invented partner is like before it is asked anything."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

WORDS = Path(__file__).parent / "words"


class Person(NamedTuple):
    name: str
    role: str
    duties: str


class Corrected(NamedTuple):
    """An answer that was given first, and why it was replaced."""

    question: str
    first: Any
    why: str


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What partners of one kind have in common; data items by their ids."""

    type: str
    family: str
    clients: str
    size: float = 1.0
    strictness: float = 0.0
    holds_records: bool = True
    held: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    may_want: tuple[str, ...] = ()
    others: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One partner; `state` is how far its interview has come."""

    code: str
    name: str
    kind: str
    state: str
    us: str
    attitude: str = "careful"
    maturity: int = 2
    essential_reason: str = ""
    mode: str = "interviewer"
    interviewer: str = ""
    minutes: int | None = None
    sittings: tuple[datetime, ...] = ()
    stops_before: str = ""
    declined_reason: str = ""
    system: str = ""
    second_system: str = ""
    people: tuple[Person, ...] = ()
    services: tuple[str, ...] = ()
    contracted: tuple[str, ...] = ()
    shared_out: tuple[str, ...] = ()
    arrangements: tuple[str, ...] = ()
    explored: str = ""
    fixed: Mapping[str, Any] | None = None
    corrected: tuple[Corrected, ...] = ()
    sees_no_barrier: bool = False

    @property
    def is_spoken(self) -> bool:
        return self.mode == "interviewer"


@lru_cache
def read_words(name: str) -> Mapping[str, Any]:
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache
def kinds() -> Mapping[str, Kind]:
    return {
        name: Kind(**_frozen({"others": {}} | raw)) for name, raw in read_words("kinds").items()
    }


@lru_cache
def profiles() -> tuple[Profile, ...]:
    return tuple(_profile(raw) for raw in read_words("partners")["partner"])


def _profile(raw: Mapping[str, Any]) -> Profile:
    people = tuple(Person(*each) for each in raw.get("people", ()))
    corrected = tuple(Corrected(*each) for each in raw.get("corrected", ()))
    return Profile(**_frozen({**raw, "people": people, "corrected": corrected}))


def _frozen(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(each) if isinstance(each, list) else each for name, each in raw.items()}

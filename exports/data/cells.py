"""How one cell of a data file is read from what a partner said."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from exports.data.rows import Case, Key
from guides.answers.said import parted
from guides.kinds import MISSING

Cell = str | int | float | None
Read = Callable[[Case], Cell]

WHY = {
    **MISSING,
    "not_asked": "Not asked by the version of the guide that was answered",
    "asked_otherwise": "Answered in a form that the newest version lacks",
}
WHY_CODES = {why: -number for number, why in enumerate(WHY, 1)}

_read = lru_cache(maxsize=64)(parted)
"""One answer fills several columns in a row."""


def code(key: Key, codes: Mapping[str | None, int]) -> Read:
    """Looked up as it was said, unread: most cells of a file are such."""
    return lambda case: codes.get(case.said.get(key))


def chosen(key: Key, option: str) -> Read:
    def read(case: Case) -> Cell:
        value, missing = _read(case.said.get(key))
        return WHY_CODES.get(missing or "") if value is None else int(option in value)

    return read


def value_of(key: Key) -> Read:
    return lambda case: parted(case.said.get(key))[0]


def part_of(key: Key, part: str) -> Read:
    def read(case: Case) -> Cell:
        value, _ = _read(case.said.get(key))
        return value.get(part) if value else None

    return read


def reason(key: Key) -> Read:
    return lambda case: WHY_CODES.get(case.said.get(key) or "")


def in_words(key: Key) -> Read:
    return lambda case: (case.beside[key].specify or None) if key in case.beside else None


def mention(key: Key, codes: Mapping[str | None, int]) -> Read:
    return lambda case: codes.get(case.beside[key].mention) if key in case.beside else None

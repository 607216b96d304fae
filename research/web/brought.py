"""A guide brought in a file or as pasted text: the text of a draft, and what found no place."""

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from guides.bringing import CannotBring, Draft, draft_from_text, draft_from_word

MOST_BYTES = 5_000_000


class NotBrought(ValueError):
    """No draft can be made of it; the text is a sentence that says why and what to do."""


class Brought(NamedTuple):
    """The YAML of a draft, and a line for each that was not understood."""

    text: str
    not_understood: tuple[str, ...]


def bring_file(name: str, content: bytes) -> Brought:
    """What the file holds, read by the end of its name. Raises NotBrought."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise NotBrought(f"“{name}” is none of the files that can be read: {known}.")
    if len(content) > MOST_BYTES:
        raise NotBrought(f"“{name}” is larger than 5 MB; a guide is smaller, so check which it is.")
    try:
        return READERS[suffix](content)
    except CannotBring as reason:
        raise NotBrought(f"“{name}” cannot be read: {reason}.") from reason


def bring_text(text: str) -> Brought:
    """Raises NotBrought."""
    try:
        return _drafted(draft_from_text(text))
    except CannotBring as reason:
        raise NotBrought(f"No draft can be made of this text: {reason}.") from reason


def _drafted(draft: Draft) -> Brought:
    lines = (f"Line {line.number}: {line.text}" for line in draft.not_understood)
    return Brought(draft.yaml, tuple(lines))


def _text(content: bytes) -> Brought:
    """Windows wrote plain text in its own way before UTF-8."""
    try:
        return bring_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return bring_text(content.decode("cp1252", errors="replace"))


def _word(content: bytes) -> Brought:
    return _drafted(draft_from_word(content))


READERS: dict[str, Callable[[bytes], Brought]] = {".docx": _word, ".txt": _text}

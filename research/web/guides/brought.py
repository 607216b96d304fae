"""A guide brought in a file or as pasted text: the text of a draft, and what found no place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any, NamedTuple

MOST_BYTES = 5_000_000


class NotBrought(ValueError):
    """No draft can be made of it; each line is a sentence that says why and what to do."""


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
    with _saying_why(f"“{name}” cannot be read"):
        return _drafted(READERS[suffix](content))


def bring_text(text: str) -> Brought:
    """Raises NotBrought."""
    from guides.bringing import draft_from_text

    with _saying_why("No draft can be made of this text"):
        return _drafted(draft_from_text(text))


@contextmanager
def _saying_why(what: str) -> Iterator[None]:
    # What reads workbooks takes a while to load, which other pages need not wait for.
    from guides.bringing import CannotBring, XlsformError

    try:
        yield
    except CannotBring as reason:
        raise NotBrought(f"{what}: {reason}.") from reason
    except XlsformError as error:
        raise NotBrought("\n".join(f"{what}: {each}" for each in error.problems)) from error


def _drafted(draft: Any) -> Brought:
    return Brought(draft.yaml, tuple(_said(line) for line in draft.not_understood))


def _said(line: Any) -> str:
    why = f" ({line.why})" if line.why else ""
    where = f"Sheet {line.sheet}, row" if line.sheet else "Line"
    return f"{where} {line.number}: {line.text}{why}"


def _text(content: bytes) -> Any:
    """Windows wrote plain text in its own way before UTF-8."""
    from guides.bringing import draft_from_text

    try:
        return draft_from_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return draft_from_text(content.decode("cp1252", errors="replace"))


def _word(content: bytes) -> Any:
    from guides.bringing import draft_from_word

    return draft_from_word(content)


def _xlsform(content: bytes) -> Any:
    from guides.bringing import guide_from_xlsform

    return guide_from_xlsform(content)


READERS: dict[str, Callable[[bytes], Any]] = {".docx": _word, ".txt": _text, ".xlsx": _xlsform}

"""The guides that come with Showcard, by name and version."""

from pathlib import Path
from typing import NamedTuple

LIBRARY = Path(__file__).parent / "library"


class LibraryGuide(NamedTuple):
    guide: str
    version: int
    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


def library() -> list[LibraryGuide]:
    """By name, the newest version of each first."""
    files = (
        LibraryGuide(path.parent.name, int(path.stem.removeprefix("v")), path)
        for path in LIBRARY.glob("*/v*.yaml")
    )
    return sorted(files, key=lambda each: (each.guide, -each.version))


def library_guide(guide: str, version: int) -> LibraryGuide | None:
    return next((each for each in library() if each[:2] == (guide, version)), None)

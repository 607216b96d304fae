"""Names of downloaded files: they say what is inside, and when a study is fictitious."""

import re
import unicodedata

LONGEST_TITLE = 60


def download_name(title: str, what: str, date: str, extension: str, *, fictitious: bool) -> str:
    """Letters, figures and hyphens only, so that every system and every mailbox takes it."""
    parts = [
        "fictitious" if fictitious else "",
        _slug(title)[:LONGEST_TITLE],
        _slug(what),
        _slug(date),
    ]
    return "-".join(part.strip("-") for part in parts if part.strip("-")) + f".{_slug(extension)}"


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")

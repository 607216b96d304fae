"""Codes in the order that people count: P2 before P10."""

import re

Place = tuple[tuple[int, int, str], ...]


def natural(code: str) -> Place:
    """What to sort codes by: numbers by what they count, and the words between them as words."""
    parts = filter(None, re.split(r"(\d+)", code.casefold()))
    places = ((1, int(part), "") if part.isdecimal() else (2, 0, part) for part in parts)
    return (*places, (0, 0, code))

"""How far words may be told by who said them."""

from collections.abc import Iterable, Mapping

from research.consent.choices import YES

LEVELS = {
    "organisation": "The organisation may be named",
    "type": "Only the type of organisation",
    "unattributed": "Nobody is named",
    "not_quoted": "Not to be quoted",
}
"""From the most open to the closed."""
_OPENNESS = {level: place for place, level in enumerate(reversed(LEVELS))}


def level_of(values: Mapping[str, str]) -> str:
    """The furthest level that these choices allow; what was never asked is not allowed."""
    if values.get("take_part") != YES or values.get("quoted") != YES:
        return "not_quoted"
    return values.get("attribution", "unattributed")


def is_within(level: str, allowed: str) -> bool:
    """Whether words marked with this level may be told where `allowed` is the furthest."""
    return _OPENNESS[level] <= _OPENNESS[allowed]


def narrowest(levels: Iterable[str]) -> str:
    """The furthest that all of them allow."""
    return min(levels, key=_OPENNESS.__getitem__)

"""Names of columns as short as statistics programs need them, and all different."""

import hashlib
from collections.abc import Iterable

SPSS_LONGEST = 64
# Of 32 letters: pyreadstat calls the values of each coded column by its name and a number.
STATA_LONGEST = 32 - len("99999")
_OF_DIGEST = 6
# What SPSS and Stata keep for themselves.
RESERVED = frozenset(
    {
        *("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"),
        *("if", "in", "using", "byte", "double", "float", "int", "long", "str"),
    }
)


def short_names(names: Iterable[str], longest: int) -> dict[str, str]:
    """Each name as it is where it fits; else its beginning and a digest of the whole."""
    given = list(names)
    taken: dict[str, str] = {}
    for name in sorted(given, key=lambda name: (not _fits(name, longest), name)):
        taken.setdefault(_short(name, longest), name)
    assert len(taken) == len(given), "two names have the same digest"
    return {name: short for short, name in taken.items()}


def _fits(name: str, longest: int) -> bool:
    return len(name) <= longest and name.lower() not in RESERVED


def _short(name: str, longest: int) -> str:
    if _fits(name, longest):
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:_OF_DIGEST]
    return f"{name[: longest - _OF_DIGEST - 1].rstrip('_')}_{digest}"

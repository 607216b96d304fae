"""What leaves the house: everything for the researchers, or what nobody can be known by."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from exports.data.rows import Case
from exports.data.variables import Variable, variables
from guides.model import Guide

FEWEST = 3
"""A type of partner with fewer cases than this is told as one of the others."""
OTHER_TYPES = "Other types"
EDITIONS = {"internal": "Internal", "publishable": "Publishable"}

WITHHELD = (
    "Who a partner is: its name, its code, whether it is essential, the day on which it answered "
    "and the minutes that it took. Cases are numbered anew, in no order that tells anything.",
    "All words, amounts, numbers and days that partners gave, because in a small field they tell "
    "who gave them. Their totals are in the report.",
    f"The type of a partner where fewer than {FEWEST} in this file are of that type: it is called "
    f"“{OTHER_TYPES}”.",
)


@dataclass(frozen=True)
class Edition:
    """Which columns a file has and which cases; `withheld` says in sentences what it has not."""

    name: str
    variables: tuple[Variable, ...]
    cases: Callable[[], Iterable[Case]]
    withheld: tuple[str, ...] = field(default=())


def internal(guide: Guide, cases: Callable[[], Iterable[Case]]) -> Edition:
    return Edition("internal", variables(guide), cases)


def publishable(
    guide: Guide,
    cases: Callable[[Sequence[str]], Iterable[Case]],
    types: Mapping[str, str],
    *,
    agreed: Collection[str],
    secret: str,
) -> Edition:
    """Closed answers of those who agreed to be kept for others, without what tells who they are.

    `types` has the type of every case by its code. `secret` keeps the new order of the cases from
    being worked out by who knows the codes.
    """
    told = _shuffled(types.keys() & agreed, secret)
    counts = Counter(types[code] for code in told)
    kept = {kind for kind, count in counts.items() if count >= FEWEST}
    return Edition(
        "publishable",
        (_number(), *(v for v in variables(guide) if not v.reveals)),
        lambda: _disguised(cases(told), kept),
        (*WITHHELD, *_left_out(len(types) - len(told))),
    )


def _left_out(count: int) -> tuple[str, ...]:
    """Without a number below three, which could be told from the report's participation."""
    if not count:
        return ()
    return ("The answers of partners who did not agree that theirs are kept for others.",)


def _number() -> Variable:
    return Variable(
        "case", "Number of the case in this file", "number", lambda case: int(case.code)
    )


def _shuffled(codes: Collection[str], secret: str) -> list[str]:
    def place(code: str) -> bytes:
        return hmac.digest(secret.encode(), code.encode(), hashlib.sha256)

    return sorted(codes, key=place)


def _disguised(cases: Iterable[Case], types: Collection[str]) -> Iterator[Case]:
    for number, case in enumerate(cases, 1):
        yield _as(case, code=str(number), type=case.type if case.type in types else OTHER_TYPES)


def _as(case: Case, *, code: str, type: str) -> Any:
    facts = ("holds_records", "mode", "version", "said", "beside")
    return SimpleNamespace(code=code, type=type, **{name: getattr(case, name) for name in facts})

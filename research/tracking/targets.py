"""How many partners of each type are hoped for, take part, and have answered."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from research.tracking.tracker import ANSWERED, TrackerLine

LINE = re.compile(r"(?P<type>\S.*?)\s*[:=]\s*(?P<number>[0-9]{1,4})")


class TargetLine(NamedTuple):
    """A type; `target` is None where nobody said how many."""

    type: str
    partners: int
    answered: int
    target: int | None

    @property
    def missing(self) -> int:
        return max((self.target or 0) - self.answered, 0)


def target_lines(lines: Iterable[TrackerLine], targets: Mapping[str, int]) -> list[TargetLine]:
    """Every type that a partner has or that is hoped for."""
    by_type: dict[str, list[TrackerLine]] = {type_: [] for type_ in targets}
    for line in lines:
        by_type.setdefault(line.partner.type, []).append(line)
    return [
        TargetLine(
            type_,
            len(by_type[type_]),
            sum(line.state in ANSWERED for line in by_type[type_]),
            targets.get(type_),
        )
        for type_ in sorted(by_type, key=str.casefold)
    ]


def targets_in(typed: str) -> dict[str, int]:
    """One type a line, such as "Council: 12". Raises ValueError with a sentence."""
    found: dict[str, int] = {}
    for number, line in enumerate(typed.splitlines(), start=1):
        if not line.strip():
            continue
        read = LINE.fullmatch(line.strip())
        if read is None or len(read["type"]) > 60:
            raise ValueError(
                f"Line {number} of the targets must be a type of partner, a colon and a number,"
                " such as Council: 12"
            )
        found[read["type"]] = int(read["number"])
    return found


def targets_text(targets: Mapping[str, int]) -> str:
    return "\n".join(f"{type_}: {number}" for type_, number in targets.items())

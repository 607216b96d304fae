"""What partners said that each thing costs, as one line of a table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from analysis.amounts import Amounts
from analysis.counted import Basis, Count, Counted, Seen, largest_share, once_each
from analysis.parted import Rows

AMOUNTS = ("Lowest", "Most likely", "Highest")


class Said(NamedTuple):
    """One answer about what something costs."""

    seen: Seen
    state: str
    value: Any


class Line(NamedTuple):
    """What partners said that one step costs; no amounts where nobody could name a figure."""

    amounts: Amounts | None
    givers: Count
    unknown: Count
    given: tuple[Seen, ...] = ()
    largest: float = 0.0

    @property
    def counted(self) -> tuple[Counted | None, ...]:
        bases = (Basis(self.given, name, self.largest) for name in AMOUNTS)
        return None, *bases, self.givers, self.unknown

    def stressed(self, factor: float, unit: str) -> tuple[str, ...]:
        return self.amounts.times(factor).cells(unit) if self.amounts else ("\u2013",) * 3


def grouped(part: Rows, labels: Iterable[str]) -> dict[str, Line]:
    """The rows under each label, but where nobody gave a figure or said that there is none."""
    said: dict[str, list[Said]] = defaultdict(list)
    for label, answer in zip(labels, part.each("seen", "state", "value"), strict=True):
        said[label].append(Said._make(answer))
    lines = {label: line_of(rows) for label, rows in said.items()}
    return {label: line for label, line in lines.items() if line.givers or line.unknown}


def line_of(rows: Sequence[Said]) -> Line:
    given = [row for row in rows if row.state == "answered"]
    seen, givers = tuple(row.seen for row in given), once_each(row.seen for row in given)
    unsure = (row.seen for row in rows if row.state == "dont_know")
    unknown = once_each(row for row in unsure if row.partner not in givers.partners)
    if not given:
        return Line(None, givers, unknown)
    amounts = [Amounts.given(row.value) for row in given]
    largest = max(largest_share(seen, figures) for figures in measured(amounts))
    return Line(Amounts.total(amounts), givers, unknown, seen, largest)


def measured(amounts: Sequence[Amounts]) -> Iterator[list[float]]:
    """All the lowest figures, those most likely where each has one, and the highest."""
    for figures in zip(*amounts, strict=True):
        if None not in figures:
            yield list(figures)

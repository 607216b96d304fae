"""Numbers that know what they count, and sentences that know their numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


class Seen(NamedTuple):
    """A row of the frame that was counted: its place, whose it is, and the answer that is kept."""

    place: int
    partner: str
    answer: int | None


# What is counted beside the answers, each with places of its own.
BESIDE = ("minutes", "burden", "scores", "stances", "partners", "flows")
MOST = 10**12


def beside(what: str, number: int) -> int:
    """A place that no row of the frame has, nor anything else that is counted beside it.

    In the order of the numbers, as places of the frame are: of two alike, every report then leaves
    out the same.
    """
    return number - (BESIDE.index(what) + 1) * MOST


def largest_share(rows: Sequence[Seen], amounts: Sequence[float]) -> float:
    """How much of the sum one partner gave."""
    of_partners = Counter[str]()
    for row, amount in zip(rows, amounts, strict=True):
        of_partners[row.partner] += amount  # type: ignore[assignment]
    total = sum(amounts)
    return max(of_partners.values()) / total if total else 0.0


class OfRows:
    """What was counted or added up of rows that are known."""

    rows: tuple[Seen, ...]

    @property
    def places(self) -> frozenset[int]:
        return frozenset(row.place for row in self.rows)

    @property
    def partners(self) -> frozenset[str]:
        return frozenset(row.partner for row in self.rows)

    @property
    def answers(self) -> tuple[int, ...]:
        return tuple(row.answer for row in self.rows if row.answer is not None)

    @property
    def opens(self) -> bool:
        return bool(self.rows)


class Count(OfRows, int):
    """How many rows were counted, and which."""

    def __new__(cls, rows: Iterable[Seen] = ()) -> "Count":
        counted = tuple(rows)
        made = super().__new__(cls, len(counted))
        made.rows = counted
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return (self.rows,)

    def __add__(self, other: int) -> int:
        """Of rows that are told apart; where some are the same, no more than a number."""
        if isinstance(other, Count):
            apart = self.places.isdisjoint(other.places)
            return Count(self.rows + other.rows) if apart else int(self) + int(other)
        return self if other == 0 else int(self) + other

    __radd__ = __add__

    def __sub__(self, other: int) -> int:
        """What is left of these rows without those; both must count rows of one question."""
        if isinstance(other, Count):
            places = other.places
            return Count(row for row in self.rows if row.place not in places)
        return self if other == 0 else int(self) - other


class Worded(Count):
    """A count that a sentence tells in words, or a sum by what it counts."""

    words: str
    largest: float
    instead: str
    leads: bool
    one_of: bool
    measure: str

    def __new__(
        cls,
        count: int,
        words: str,
        largest: float = 0.0,
        *,
        instead: str = "",
        leads: bool = False,
        one_of: bool = False,
        measure: str = "",
    ) -> "Worded":
        """`instead` stands where neither may be told.

        One that `leads` is the greatest of several: that it is tells of the others too.
        With `one_of` several, none of which is nought: that it stands there tells of it.
        A sum has the `measure` of the same sum in a table, and is left out with it.
        """
        made = super().__new__(cls, count.rows if isinstance(count, Count) else ())
        assert isinstance(made, Worded)
        made.words, made.largest, made.instead, made.leads = words, largest, instead, leads
        made.one_of, made.measure = one_of, measure
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (Count(self.rows), self.words, self.largest), {
            "instead": self.instead,
            "leads": self.leads,
            "one_of": self.one_of,
            "measure": self.measure,
        }

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Basis(OfRows):
    """What stands behind a figure that is no count: who gave it.

    Figures with the same words as their `measure` add up; one that adds up to nothing has none.
    `largest` is the greatest share that one partner has in a sum.
    """

    rows: tuple[Seen, ...]
    measure: str = ""
    largest: float = 0.0


class Portion(NamedTuple):
    """Some of what a cell rests on, under a title of its own, and what that came to."""

    title: str
    words: str
    rows: tuple[Seen, ...] = ()


@dataclass(frozen=True)
class Backing(OfRows):
    """What a cell or a sentence rests on that tells no number of partners, so that it opens to it.

    `words` are what a person put down for it, where that is no answer; `portions` are the same rows
    again, one after another.
    """

    rows: tuple[Seen, ...] = ()
    words: tuple[str, ...] = ()
    portions: tuple[Portion, ...] = ()

    @classmethod
    def of(cls, numbers: Iterable[int]) -> "Backing":
        """What is behind them, as far as they are counts."""
        counts = (number for number in numbers if isinstance(number, Count))
        return cls(tuple(row for count in counts for row in count.rows))

    @property
    def opens(self) -> bool:
        return bool(self.rows or self.words)


@dataclass(frozen=True)
class Product(Basis):
    """A number of pairs of two sides, in which nobody makes up a pair alone.

    It tells one side to whoever knows the other, and whoever knows both how many are on both.
    """

    sides: tuple[tuple[Count, Count], ...] = ()


Counted = Count | Basis
Opened = Counted | Backing


class Claim(str):
    """A sentence, with its counts as they were counted.

    Any other number in it counts no partners: it may be told as it is.
    """

    parts: tuple[str | int, ...]

    def __new__(cls, *parts: str | int) -> "Claim":
        flat = tuple(flattened(parts))
        made = super().__new__(cls, "".join(map(str, flat)))
        made.parts = flat
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return self.parts

    @property
    def counts(self) -> tuple[Count, ...]:
        return tuple(part for part in self.parts if isinstance(part, Count))

    def first_upper(self) -> "Claim":
        head, *rest = self.parts or ("",)
        opened = head[:1].upper() + head[1:] if isinstance(head, str) else head
        return Claim(opened, *rest)


def flattened(parts: Iterable[str | int]) -> Iterator[str | int]:
    for part in parts:
        if isinstance(part, Claim):
            yield from part.parts
        else:
            yield part


def joined(between: str, sentences: Sequence[str]) -> Claim:
    parts = [part for each in sentences for part in (between, each)]
    return Claim(*parts[1:])


def as_counts(rows: dict[Any, list[Seen]]) -> Counter[Any]:
    return Counter({key: Count(of_key) for key, of_key in rows.items()})


def once_each(rows: Iterable[Seen]) -> Count:
    """Partners, each by the first of its rows."""
    first: dict[str, Seen] = {}
    for row in rows:
        first.setdefault(row.partner, row)
    return Count(first.values())

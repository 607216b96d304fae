"""The numbers of partners that a finding tells, in its tables and in its sentences."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, permutations
from typing import NamedTuple

from analysis.charts import TYPES
from analysis.counted import Basis, Claim, Counted, Product, Worded
from analysis.findings import Base, Block, Chart, Finding, Prose, Table
from analysis.recovering import Places

COUNTS, FIGURE, RANGE, FLOWS = "counts", "figure", "range", "flows"
# Of three or four partners, lowest, middle and highest tell every figure, or what all come to.
LEAST_IN_RANGE = 5


class Told(NamedTuple):
    """A number, by what it counts; the same one may stand in several places.

    Only numbers of one measure add up. What is `known` is told by no cell, but follows from what
    stands around it, so that it cannot be left out. What is `assumed` may be known, as the sizes
    of groups often are. What is `few` is told by no cell either: it is what rows of few partners
    come to in one column, and must not follow from anything.
    """

    places: Places
    measure: str
    partners: frozenset[str]
    largest: float = 0.0
    known: bool = False
    assumed: bool = False
    few: bool = False

    @classmethod
    def of(cls, counted: Counted) -> "Told":
        """A figure that adds up to nothing is a measure of its own."""
        if isinstance(counted, Basis):
            measure = counted.measure or FIGURE
            return cls(counted.places, measure, counted.partners, counted.largest)
        if isinstance(counted, Worded) and counted.measure:
            return cls(counted.places, counted.measure, counted.partners, counted.largest)
        return cls(counted.places, COUNTS, counted.partners)


def told_by(finding: Finding, least: int) -> Iterator[Told]:
    """As many partners as the finding names as its base are known to whoever reads the base."""
    base = finding.base.answered if isinstance(finding.base, Base) else 0
    for told in told_in_words(finding.claim):
        yield told._replace(known=told.measure == COUNTS and len(told.partners) == base)
    for block in finding.blocks:
        yield from told_in_block(block, least)


def givers_in(finding: Finding) -> Iterator[tuple[int, str]]:
    """Whose each place is that a sum in a table adds up."""
    tables = (getattr(block, "table", block) for block in finding.blocks)
    counted = (t.counted for t in tables if isinstance(t, Table) and not t.internal)
    for cell in chain.from_iterable(chain.from_iterable(counted)):
        if isinstance(cell, Basis) and cell.measure:
            yield from ((row.place, row.partner) for row in cell.rows)


def told_in_words(text: str) -> Iterator[Told]:
    if isinstance(text, Claim):
        yield from (Told.of(count) for count in text.counts if count)


def told_in_block(block: Block, least: int) -> Iterator[Told]:
    if isinstance(block, Prose) and not block.internal:
        yield from told_in_words(block.text)
    if isinstance(block, Chart):
        yield from told_in_table(block.table, least)
    if isinstance(block, Table) and not block.internal:
        yield from told_in_table(block, least)


def told_in_table(table: Table, least: int) -> Iterator[Told]:
    """Every cell, and what each row comes to; or the one column, where there is but one.

    A number that stands in words is told beside the row, and is no part of it.
    """
    few = {n for n in range(len(table.counted)) if row_is_few(table, n, least)}
    rows = [in_row(table, n) for n in range(len(table.counted))]
    for cells in table.counted:
        beside = (cell for n, cell in enumerate(cells) if n not in table.numeric)
        yield from (Told.of(cell) for cell in beside if cell)
    for n, row in enumerate(rows):
        told = [Told.of(cell) for cell in with_sides(row) if cell]
        yield from told
        if n not in few:
            yield from (only._replace(known=True) for only in told if is_whole(table, told))
            yield from total(told)
        if table.nested:
            yield from left_of_parts(told, least)
    for cells in zip(*(table.counted[n] for n in few), strict=True):
        parts = [Told.of(cell) for cell in cells if cell]
        places = frozenset[int]().union(*(part.places for part in parts))
        yield from (part._replace(places=places, few=True) for part in parts[:1])
    if all(len(row) <= 1 for row in rows):
        yield from total([Told.of(cell) for cell in chain(*rows) if cell])


class Linked(NamedTuple):
    """A number that tells one side to whoever has the other, so that it goes with either."""

    told: Told
    sides: frozenset[tuple[Told, Told]]

    def goes_with(self, left_out: Collection[Told], least: int) -> bool:
        """Or where few are on both of two sides, or on one of them alone."""
        return any(
            one in left_out
            or other in left_out
            or any(0 < len(p) < least for p in apart(one, other))
            for one, other in self.sides
        )


def apart(one: Told, other: Told) -> tuple[frozenset[str], ...]:
    left, right = one.partners, other.partners
    return left & right, left - right, right - left


def linked_in(finding: Finding) -> Iterator[Linked]:
    for block in finding.blocks:
        if isinstance(block, Table) and not block.internal:
            for cells in block.counted:
                yield from linked([cell for cell in cells if isinstance(cell, Product)])


def linked(products: Sequence[Product]) -> Iterator[Linked]:
    """What a row comes to is told by no cell, and tells the sides that all of it have."""
    found = [Linked(Told.of(each), frozenset(sides_of(each))) for each in products]
    yield from found
    if len(found) > 1:
        first, *others = found
        places = first.told.places.union(*(each.told.places for each in others))
        partners = first.told.partners.union(*(each.told.partners for each in others))
        sides = first.sides.intersection(*(each.sides for each in others))
        yield Linked(Told(places, first.told.measure, partners), sides)


def sides_of(product: Product) -> Iterator[tuple[Told, Told]]:
    yield from ((Told.of(one), Told.of(other)) for one, other in product.sides)


def with_sides(row: Sequence[Counted]) -> Iterator[Counted]:
    for cell in row:
        yield cell
        yield from chain.from_iterable(cell.sides) if isinstance(cell, Product) else ()


def in_row(table: Table, n: int) -> list[Counted]:
    cells = zip(range(len(table.columns)), table.counted[n], strict=False)
    return [cell for column, cell in cells if cell is not None and column in table.numeric]


def total(parts: Iterable[Told]) -> Iterator[Told]:
    """What the parts add up to, if they tell rows apart."""
    counts = [part for part in parts if part.measure == COUNTS]
    places = frozenset[int]().union(*(part.places for part in counts))
    if len(counts) > 1 and len(places) == sum(len(part.places) for part in counts):
        partners = frozenset[str]().union(*(part.partners for part in counts))
        yield Told(places, COUNTS, partners, assumed=True)


def left_of_parts(told: Sequence[Told], least: int) -> Iterator[Told]:
    """What is left of a number without another that is a part of it, where that is of few."""
    counts = [each for each in told if each.measure == COUNTS]
    for whole, part in permutations(dict.fromkeys(counts), 2):
        left = whole.partners - part.partners
        if part.places < whole.places and 0 < len(left) < least:
            yield Told(whole.places - part.places, COUNTS, left, few=True)


def is_whole(table: Table, told: list[Told]) -> bool:
    """Whether all partners of a type gave one answer: then how many there are tells it."""
    return table.columns[0] == TYPES and len(table.numeric) > 1 and len(told) == 1


def row_is_few(table: Table, n: int, least: int) -> bool:
    """Whether fewer partners than that stand behind a whole row of several numbers."""
    cells = in_row(table, n) if table.counted else []
    partners = frozenset[str]().union(*(cell.partners for cell in cells))
    return len(table.numeric) > 1 and 0 < len(partners) < least

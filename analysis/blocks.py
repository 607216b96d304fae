"""What carries a claim: prose, tables, charts, grids and networks, in frozen data."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

from analysis.counted import Backing, Claim, Counted, Opened

# The first series of a mirrored chart goes to the left, the second to the right.
ChartKind = Literal["clustered", "stacked", "mirrored"]
NOTHING = Backing()


def behind_counts(text: str) -> Backing:
    return Backing.of(text.counts) if isinstance(text, Claim) else NOTHING


def opens_either(one: Opened | None, other: Opened | None) -> bool:
    return (one is not None and one.opens) or (other is not None and other.opens)


@dataclass(frozen=True)
class Prose:
    """One paragraph; its numbers may be published where it is a Claim, or has none.

    One that `points` tells only where something stands, so that nothing is missing without it.
    """

    text: str
    internal: bool = False
    backing: Backing = NOTHING
    points: bool = False

    @property
    def opened(self) -> Backing:
        """What it rests on, or what is behind the numbers that it tells."""
        return self.backing if self.backing.opens else behind_counts(self.text)


@dataclass(frozen=True)
class Table:
    """Cells are final text; `numeric` names the columns that are set to the right.

    `counted` is what stands behind each cell, row by row; None where that is no number.
    `backing` is what else a cell rests on, or better tells it than the partners that it counts.
    `internal` is what shows single partners, or their own words, and is published nowhere.
    `groups` are headings within it, each before the row of that number.
    In a `nested` one a number of a row may be a part of another, as that of those that may share
    data is of those that hold it: what is left of the other is told too.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    note: str = ""
    counted: tuple[tuple[Counted | None, ...], ...] = ()
    internal: bool = False
    backing: tuple[tuple[Backing, ...], ...] = ()
    groups: tuple[tuple[int, str], ...] = ()
    nested: bool = False

    def lines(self, to_answers: str = "") -> Iterator[tuple[str, Iterator[tuple[str, bool, str]]]]:
        """Row by row its name, and what each cell says, if it is a number and where it leads."""
        numeric = [column in self.numeric for column, _ in enumerate(self.columns)]
        blank = ((None,) * len(self.columns),) * len(self.rows)
        behind = zip(self.rows, self.backing or blank, self.counted or blank, strict=True)
        for n, (row, resting, counted) in enumerate(behind):
            to_row = f"{to_answers}&row={n}&column="
            cells = enumerate(zip(row, resting, counted, strict=True))
            to = [
                f"{to_row}{column}" if to_answers and text and opens_either(rests, counts) else ""
                for column, (text, rests, counts) in cells
            ]
            yield row[0], islice(zip(row, numeric, to, strict=True), 1, None)

    def opened(self, row: int, column: int) -> Opened | None:
        """What the cell opens to, if to anything: where nothing is told, nothing leads anywhere."""
        if not self.rows[row][column]:
            return None
        behind = (each[row][column] for each in (self.backing, self.counted) if each)
        return next((cell for cell in behind if cell is not None and cell.opens), None)


@dataclass(frozen=True)
class Series:
    """One value for each category; None where nobody gave one."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """Horizontal bars: categories in reading order, one or more series, and their table.

    `on_scale` is how many of its series, from the first, are points of a scale in their order.
    `numbered` names the only series whose bars carry their numbers, where all would be too close.
    `ends_at` is the highest that a value can be, where there is such an end.
    """

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    value_title: str
    alt: str
    table: Table
    on_scale: int = 0
    numbered: str = ""
    ends_at: float = 0


@dataclass(frozen=True)
class State:
    """A state of a grid's cell: a mark that reads without colour, a shade from 0 (white) to 4."""

    id: str
    label: str
    mark: str
    shade: int


@dataclass(frozen=True)
class Grid:
    """A heat grid: `cells[row][column]` is the id of a state.

    `answers` are those that each cell rests on, and `backing` is what it rests on where that is
    more than answers. It is `internal` where its rows are partners.
    """

    title: str
    corner: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    states: tuple[State, ...]
    answers: tuple[tuple[tuple[int, ...], ...], ...] = ()
    internal: bool = True
    backing: tuple[tuple[Backing, ...], ...] = ()

    @property
    def shut(self) -> tuple[bool, ...]:
        return (False,) * len(self.columns)

    def opens(self, row: int) -> tuple[bool, ...]:
        """Which of its cells lead to what they rest on."""
        if self.backing:
            return tuple(each.opens for each in self.backing[row])
        return tuple(map(bool, self.answers[row])) if self.answers else self.shut

    def lines(self, to_answers: str = "") -> Iterator[tuple[str, Iterator[tuple[State, str]]]]:
        """Row by row its name and, cell by cell, the state and where it leads, if anywhere."""
        states = {state.id: state for state in self.states}
        for n, (name, ids) in enumerate(zip(self.rows, self.cells, strict=True)):
            behind = self.opens(n) if to_answers else self.shut
            to_row = f"{to_answers}&row={n}&column="
            to = (f"{to_row}{column}" if known else "" for column, known in enumerate(behind))
            yield name, zip(map(states.__getitem__, ids), to, strict=True)


class Link(NamedTuple):
    """A line of a network from one node to another, by their places; `state` is one of its grid."""

    start: int
    end: int
    amount: int
    state: str


@dataclass(frozen=True)
class Network:
    """Partners and what goes between them; the grid says the same where lines cannot be drawn."""

    title: str
    nodes: tuple[str, ...]
    links: tuple[Link, ...]
    grid: Grid
    internal: bool = True


Block = Prose | Table | Chart | Grid | Network

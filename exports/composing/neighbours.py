"""What several groups have in common, said once: a heading row, a key, the name of a group."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, groupby
from os.path import commonprefix
from typing import Any

from analysis.alt_texts import alt_of, beside_bars
from analysis.findings import Block, Chart, Grid, Series, Table
from exports.column_widths import MOST_UPRIGHT_COLUMNS

ENDS = ": ", "? "
FEWEST_COLUMNS, FEWEST_IN_GROUP = 4, 3


def told_together(blocks: Iterable[Block]) -> Iterator[Block]:
    """Neighbours that differ only in the group that their titles name."""
    for (kind, _), alike in groupby(blocks, _shape):
        run = list(alike)
        yield from JOINED[kind](run) if kind in JOINED and len(run) > 1 else map(_in_groups, run)


def _in_groups(block: Block) -> Block:
    """What the first column says of many rows stands above them, and gives the others its room."""
    if not isinstance(block, Table) or len(block.columns) < FEWEST_COLUMNS:
        return block
    lengths = [(name, len(list(rows))) for name, rows in groupby(row[0] for row in block.rows)]
    if len(block.rows) < FEWEST_IN_GROUP * max(2, len(lengths)):
        return block
    starts = accumulate((length for _, length in lengths), initial=0)
    return replace(
        block,
        columns=block.columns[1:],
        rows=tuple(row[1:] for row in block.rows),
        numeric=tuple(n - 1 for n in block.numeric),
        counted=(),
        backing=(),
        groups=tuple((start, name) for start, (name, _) in zip(starts, lengths, strict=False)),
    )


def _shape(block: Block) -> tuple[type, object]:
    """The same where two could share their heading row, or their key."""
    if isinstance(block, Table):
        return Table, (block.columns, block.numeric, block.note, block.internal)
    if isinstance(block, Chart):
        names = tuple(series.name for series in block.series)
        drawn = block.kind, block.value_title, block.on_scale, block.numbered
        return Chart, (names, drawn, _shape(block.table))
    if isinstance(block, Grid):
        return Grid, (block.corner, block.rows, block.states, block.internal)
    return type(block), None


def _tables(run: Sequence[Table]) -> Iterator[Table]:
    title, groups = _apart([table.title for table in run])
    if not title:
        yield from run
        return
    starts = accumulate((len(table.rows) for table in run), initial=0)
    yield replace(
        run[0],
        title=title,
        rows=tuple(chain.from_iterable(table.rows for table in run)),
        counted=(),
        backing=(),
        groups=tuple(zip(starts, groups, strict=False)),
    )


def _charts(run: Sequence[Chart]) -> Iterator[Chart]:
    """A category that stands in two groups could not be told apart."""
    title, _ = _apart([chart.title for chart in run])
    categories = tuple(chain.from_iterable(chart.categories for chart in run))
    tables = list(_tables([chart.table for chart in run]))
    if not title or len(set(categories)) < len(categories) or len(tables) > 1:
        yield from run
        return
    joined = replace(
        run[0],
        title=title,
        categories=categories,
        series=tuple(map(_in_a_row, zip(*(chart.series for chart in run), strict=True))),
        alt=" ".join(chart.alt for chart in run),
        table=tables[0],
    )
    besides = [each for each in map(beside_bars, run) if each is not None]
    told = alt_of(joined) + "".join(dict.fromkeys(besides))
    yield replace(joined, alt=told) if len(besides) == len(run) else joined


def _in_a_row(parts: Sequence[Series]) -> Series:
    return replace(parts[0], values=tuple(chain.from_iterable(each.values for each in parts)))


def _grids(run: Sequence[Grid]) -> Iterator[Grid]:
    """As many as stand upright on a page."""
    while run:
        widths = accumulate(len(grid.columns) for grid in run)
        fit = max(1, sum(width <= MOST_UPRIGHT_COLUMNS for width in widths))
        yield _wider(run[:fit])
        run = run[fit:]


def _wider(run: Sequence[Grid]) -> Grid:
    title, groups = _apart([grid.title for grid in run])
    if len(run) == 1 or not title:
        return run[0]
    side_by_side = zip(*(grid.cells for grid in run), strict=True)
    return replace(
        run[0],
        title=f"{title}: {'; '.join(groups)}",
        columns=tuple(chain.from_iterable(grid.columns for grid in run)),
        cells=tuple(tuple(chain.from_iterable(cells)) for cells in side_by_side),
        answers=(),
    )


def _apart(titles: Sequence[str]) -> tuple[str, list[str]]:
    """What all titles begin or end with, and what each has of its own; nothing where they differ.

    Data held: about people, Data held: about businesses; or 1. People: data held.
    """
    begin = commonprefix(titles)
    cut = max(begin.rfind(end) for end in ENDS) + 2
    if cut > 1:
        return begin[:cut].rstrip(": "), [title[cut:] for title in titles]
    end = commonprefix([title[::-1] for title in titles])[::-1]
    cut = end.find(": ")
    if cut < 0:
        return "", []
    words = end[cut + 2 :]
    return words[:1].upper() + words[1:], [title[: -len(end[cut:])] for title in titles]


JOINED: dict[type, Callable[[Sequence[Any]], Iterator[Block]]] = {
    Table: _tables,
    Chart: _charts,
    Grid: _grids,
}

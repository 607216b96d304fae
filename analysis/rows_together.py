"""Types of few partners, put together with other types where numbers are told by type.

To leave their row out is not enough: who knows how many partners are of a type, and the totals of
the chart beside it, works out what they said. So types are put together until they have enough
partners who did not all say the same; where no two rows would be left, no number is told by type.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analysis.charts import TYPES, alt_text, figure
from analysis.counted import Count, Counted
from analysis.findings import Block, Chart, Series, Table
from analysis.words import listing

Cells = Sequence[Counted | None]
MARK = "[c]"
NOTE = f"{MARK}: not published, as it would tell of fewer than three partners."


def together(block: Block, least: int) -> Block:
    """The block where every row of a type has at least so many partners, or none."""
    if isinstance(block, Chart):
        table = rows_together(block.table, least)
        return block if table is block.table else drawn_anew(block, table)
    if isinstance(block, Table) and not block.internal:
        return rows_together(block, least)
    return block


def rows_together(table: Table, least: int) -> Table:
    few = [n for n, cells in enumerate(table.counted) if 0 < len(partners_of(cells)) < least]
    if not few or table.columns[0] != TYPES or len(table.numeric) < 2:
        return table
    others = [n for n, cells in enumerate(table.counted) if partners_of(cells) and n not in few]
    others.sort(key=lambda n: len(partners_of(table.counted[n])))
    while others and not tells_of_enough(in_all(table, few), least):
        few.append(others.pop(0))
    return merged(table, sorted(few)) if others else withheld(table)


def tells_of_enough(cells: Cells, least: int) -> bool:
    return len(partners_of(cells)) >= least and len(list(filter(None, cells))) > 1


def partners_of(cells: Cells) -> frozenset[str]:
    return frozenset[str]().union(*(cell.partners for cell in cells if cell))


def in_all(table: Table, rows: Sequence[int]) -> list[Count | None]:
    """What the rows come to, column by column; they count different partners."""
    columns = zip(*(table.counted[n] for n in rows), strict=True)
    return [sum_of(cells) for cells in columns]


def sum_of(cells: Iterable[Counted | None]) -> Count | None:
    return Count(row for cell in cells if cell for row in cell.rows) or None


def merged(table: Table, rows: Sequence[int]) -> Table:
    """The new row stands last."""
    kept = [n for n in range(len(table.rows)) if n not in rows]
    cells = in_all(table, rows)
    name = listing([table.rows[n][0] for n in rows])
    return replace(
        table,
        rows=(*(table.rows[n] for n in kept), (name, *(figure(cell or 0) for cell in cells[1:]))),
        counted=(*(table.counted[n] for n in kept), tuple(cells)),
    )


def withheld(table: Table) -> Table:
    """Its types alone."""
    rows = tuple((name, *(MARK for _ in cells)) for name, *cells in table.rows)
    return replace(table, rows=rows, counted=(), note=noted(table.note))


def noted(note: str) -> str:
    """With what the mark means."""
    ended = note if not note or note.endswith((".", "?", "!")) else f"{note}."
    return f"{ended} {NOTE}".strip()


def drawn_anew(chart: Chart, table: Table) -> Chart:
    """The same chart of these rows."""
    series = {each.name: tuple(values_of(table, n)) for n, each in enumerate(chart.series, start=1)}
    names = tuple(row[0] for row in table.rows)
    return replace(
        chart,
        categories=names,
        series=tuple(Series(name, values) for name, values in series.items()),
        alt=alt_text(names, series, chart.value_title),
        table=table,
    )


def values_of(table: Table, column: int) -> Iterator[float | None]:
    if not table.counted:
        yield from (None for _ in table.rows)
    for cells in table.counted:
        cell = cells[column]
        yield int(cell) if isinstance(cell, Count) else 0

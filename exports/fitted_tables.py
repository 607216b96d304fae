"""How a table stands on a page: with its first column, or with what that says above each row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from analysis.findings import Table
from exports.column_widths import MARGINS, column_widths
from exports.letter_widths import width_of

FEWEST_COLUMNS, TALL = 5, 4
# What it may take of the lines before; more, where the names themselves are the towers.
WORTH_IT, OF_TOWERS = 0.95, 1.15


def fitted(table: Table) -> tuple[Table, list[int]]:
    """With the widths of its columns. Where that takes fewer lines, names stand above their rows:
    beside many columns they would be towers."""
    widths = column_widths(table)
    lines = list(lines_of(table, widths))
    if len(table.columns) < FEWEST_COLUMNS or table.groups or max(lines, default=0) < TALL:
        return table, widths
    stacked = _stacked(table)
    narrower = column_widths(stacked)
    fewer = sum(lines_of(stacked, narrower)) + len(table.rows)
    names = lines_of(replace(table, rows=tuple(row[:1] for row in table.rows)), widths[:1])
    most = OF_TOWERS if max(names) >= TALL else WORTH_IT
    return (stacked, narrower) if fewer < most * sum(lines) else (table, widths)


def lines_of(table: Table, widths: Sequence[int]) -> Iterator[int]:
    """How many lines each row takes."""
    for texts in table.rows:
        yield max(
            sum(max(1, ceil(width_of(line) / (width - MARGINS))) for line in words.split("\n"))
            for words, width in zip(texts, widths, strict=True)
        )


def _stacked(table: Table) -> Table:
    return replace(
        table,
        columns=table.columns[1:],
        rows=tuple(row[1:] for row in table.rows),
        numeric=tuple(n - 1 for n in table.numeric if n),
        counted=(),
        backing=(),
        groups=tuple((n, row[0]) for n, row in enumerate(table.rows)),
    )

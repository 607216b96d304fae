"""A table, a chart's table or a grid of a finding as CSV."""

import csv
from io import StringIO

from analysis.findings import Block, Chart, Grid, Network, Prose, Table
from exports.data.delimited import FORMULA


def table_csv(block: Block) -> str:
    """What a partner typed is never a formula, whatever it begins with."""
    written = StringIO()
    writer = csv.writer(written)
    for row in rows_of(block):
        writer.writerow([f"'{cell}" if FORMULA.match(cell) else cell for cell in row])
    # A spreadsheet knows by this mark that the letters are UTF-8.
    return "\ufeff" + written.getvalue()


def rows_of(block: Block) -> list[tuple[str, ...]]:
    if isinstance(block, Network):
        return rows_of(block.grid)
    if isinstance(block, Prose):
        return [(block.text,)]
    if isinstance(block, Grid):
        labels = {state.id: state.label for state in block.states}
        rows = zip(block.rows, block.cells, strict=True)
        named = [(name, *(labels[cell] for cell in cells)) for name, cells in rows]
        return [(block.corner, *block.columns), *named]
    table: Table = block.table if isinstance(block, Chart) else block
    return [table.columns, *table.rows]

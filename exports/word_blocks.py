"""One writer for each kind of block: what carries a finding, as Word shows it."""

from functools import singledispatch

from analysis.findings import Chart, Grid, Network, Prose, Table
from exports.column_widths import is_wide
from exports.word_chart import add_chart
from exports.word_file import WordFile
from exports.word_grid import grid_xml
from exports.word_tables import table_xml
from exports.word_xml import run


@singledispatch
def write_block(block: object, word: WordFile) -> None:
    raise TypeError(f"No way is known to write a {type(block).__name__} in Word.")


@write_block.register
def _(block: Prose, word: WordFile) -> None:
    word.add(word.paragraph("Body Text", run(block.text)))


@write_block.register
def _(block: Table, word: WordFile) -> None:
    word.add(table_xml(word, block))


@write_block.register
def _(block: Chart, word: WordFile) -> None:
    """Without categories there is nothing to draw, and the table says so."""
    if block.categories and block.series:
        add_chart(word, block)
    word.add(table_xml(word, block.table))


@write_block.register
def _(block: Grid, word: WordFile) -> None:
    word.add(grid_xml(word, block), wide=is_wide(block))


@write_block.register
def _(block: Network, word: WordFile) -> None:
    """The grid says the same as the lines, and can be read on paper."""
    write_block(block.grid, word)

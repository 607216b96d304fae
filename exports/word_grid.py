"""Heat grids in Word: a mark and a shade in each cell, a key in words, upright headings."""

from math import ceil
from textwrap import wrap

from analysis.findings import Grid, State
from exports.chart_design import SHADES
from exports.column_widths import PAGE_WIDTH
from exports.plain_text import one_line, shortened
from exports.word_file import WordFile
from exports.word_tables import cell, frame, gap, row
from exports.word_xml import Xml, joined, run, w

MOST_PORTRAIT_COLUMNS = 14
MOST_COLUMNS = 30
LANDSCAPE_WIDTH = 15130  # 26.7 cm, in twentieths of a point
NAME_WIDTH = {False: 3400, True: 3600}
WIDEST_MARK = 900
LONGEST_HEADING, LETTER, LINE = 80, 116, 200
NO_BREAK, LONGEST_UNBROKEN = "\u00a0", 40
UPRIGHT = w("textDirection", val="btLr")
MIDDLE = w("vAlign", val="center")


def is_wide(grid: Grid) -> bool:
    return len(grid.columns) > MOST_PORTRAIT_COLUMNS


def grid_xml(word: WordFile, grid: Grid) -> Xml:
    """The grid under its caption and its key; one too wide for a page goes on in a second table."""
    caption = word.caption("Table", grid.title)
    if not grid.rows or not grid.columns:
        return joined(caption, word.paragraph("Note", run("There is nothing to show yet.")))
    starts = range(0, len(grid.columns), MOST_COLUMNS)
    # What stands between tables must not spill onto a page of its own.
    between = word.paragraph("Section End") if is_wide(grid) else gap(word)
    tables = (joined(_table(word, grid, slice(s, s + MOST_COLUMNS)), between) for s in starts)
    return joined(caption, _key(word, grid), *tables)


def shading(shade: int) -> Xml:
    return w("shd", val="clear", color="auto", fill=SHADES[shade][0])


def mark(state: State) -> Xml:
    return run(state.mark, w("b"), w("bCs"), w("color", val=SHADES[state.shade][1]))


def _key(word: WordFile, grid: Grid) -> Xml:
    entries = (joined(_swatch(state), run(_unbroken(state.label))) for state in grid.states)
    return word.paragraph("Key", run("Key:  "), *entries)


def _unbroken(label: str) -> str:
    return (
        NO_BREAK + label.replace(" ", NO_BREAK if len(label) < LONGEST_UNBROKEN else " ") + "    "
    )


def _swatch(state: State) -> Xml:
    edge = w("bdr", val="single", sz=4, space=0, color="8C8C8C")
    letters = w("color", val=SHADES[state.shade][1]), edge, shading(state.shade)
    return run(f"{NO_BREAK}{state.mark}{NO_BREAK}", w("b"), w("bCs"), *letters)


def _table(word: WordFile, grid: Grid, shown: slice) -> Xml:
    widths = _widths(len(grid.columns[shown]), is_wide(grid))
    states = {state.id: state for state in grid.states}
    marks = {state.id: _mark_cell(word, widths[1], state) for state in states.values()}
    rows = (
        row(_name_cell(word, widths[0], name), *(marks[state] for state in cells[shown]))
        for name, cells in zip(grid.rows, grid.cells, strict=True)
    )
    heading = _heading(word, grid, shown, widths)
    return frame(word.style("Report Grid"), grid.title, widths, heading, *rows)


def _widths(columns: int, wide: bool) -> list[int]:
    page, name = (LANDSCAPE_WIDTH if wide else PAGE_WIDTH), NAME_WIDTH[wide]
    return [name, *[min(WIDEST_MARK, (page - name) // columns)] * columns]


def _mark_cell(word: WordFile, width: int, state: State) -> Xml:
    return cell(width, word.paragraph("Grid Mark", mark(state)), shading(state.shade), MIDDLE)


def _name_cell(word: WordFile, width: int, name: str) -> Xml:
    return cell(width, word.paragraph("Grid Row", run(one_line(name))))


def _heading(word: WordFile, grid: Grid, shown: slice, widths: list[int]) -> Xml:
    """Upright words, as high as the longest needs in the lines that the column has room for."""
    labels = [shortened(label, LONGEST_HEADING) for label in grid.columns[shown]]
    letters = max(_line_length(label, max(1, widths[1] // LINE)) for label in labels)
    height = (letters + 3) * LETTER
    cells = (_upright(word, widths[1], label) for label in labels)
    corner = cell(
        widths[0], word.paragraph("Grid Heading", run(grid.corner)), w("vAlign", val="bottom")
    )
    return row(corner, *cells, heading=True, height=height)


def _line_length(label: str, lines: int) -> int:
    """The shortest line in which the label takes no more lines than there are, words whole."""
    longest_word = max(map(len, label.split()), default=1)
    lengths = range(max(ceil(len(label) / lines), longest_word), len(label) + 1)
    return next((n for n in lengths if len(wrap(label, n)) <= lines), len(label))


def _upright(word: WordFile, width: int, label: str) -> Xml:
    return cell(width, word.paragraph("Grid Heading", run(label)), UPRIGHT, MIDDLE)

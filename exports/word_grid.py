"""Heat grids in Word: a mark and a shade in each cell, a key in words, upright headings."""

from math import ceil
from textwrap import wrap

from analysis.findings import Grid, State
from exports.chart_design import SHADES
from exports.column_widths import MARGINS, PAGE_WIDTH, is_wide
from exports.letter_widths import width_of
from exports.plain_text import one_line, shortened
from exports.word_file import WordFile
from exports.word_tables import KEEP_NEXT, cell, frame, gap, row
from exports.word_xml import NOTHING, Xml, joined, run, w

MOST_COLUMNS = 30
LANDSCAPE_WIDTH = 15130  # 26.7 cm, in twentieths of a point
WIDEST_NAME, WIDEST_MARK, NARROWEST_MARK = 3600, 900, 400
MOST_LINES_TOGETHER, FEWEST_TOGETHER = 40, 7
LONGEST_HEADING, LETTER, LINE = 80, 116, 200
NO_BREAK, LONGEST_UNBROKEN = "\u00a0", 40
UPRIGHT = w("textDirection", val="btLr")
MIDDLE = w("vAlign", val="center")


def grid_xml(word: WordFile, grid: Grid, *, called: str = "") -> Xml:
    """The grid under its caption and its key; one too wide for any page in equal parts."""
    if not grid.rows or not grid.columns:
        caption = word.caption("Table", grid.title, called=called)
        return joined(caption, word.paragraph("Note", run("There is nothing to show yet.")))
    count = ceil(len(grid.columns) / MOST_COLUMNS)
    length = ceil(len(grid.columns) / count)
    parts = (_part(word, grid, n, length, called) for n in range(count))
    return joined(*parts)


def _part(word: WordFile, grid: Grid, n: int, length: int, called: str) -> Xml:
    """Others refer to the first."""
    count = ceil(len(grid.columns) / length)
    which = f" (part {n + 1} of {count})" if count > 1 else ""
    shown = slice(n * length, (n + 1) * length)
    widths = _widths(len(grid.columns[shown]), is_wide(grid))
    short = _is_short(grid, widths[0])
    # A heading row so high should not have a single row below it.
    new_page = not short and not is_wide(grid)
    title, called = grid.title + which, "" if n else called
    caption = word.caption("Table", title, called=called, new_page=new_page)
    table = _table(word, grid, shown, widths, short)
    # On a turned page, what stands between tables must not spill onto a page of its own.
    below = word.paragraph("Section End") if is_wide(grid) else gap(word)
    return joined(caption, _key(word, grid), table, below)


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


def _table(word: WordFile, grid: Grid, shown: slice, widths: list[int], short: bool) -> Xml:
    names = [
        _name_cell(word, widths[0], name, KEEP_NEXT if short and _stays(n, grid) else NOTHING)
        for n, name in enumerate(grid.rows, start=1)
    ]
    marks = {state.id: _mark_cell(word, widths[1], state) for state in grid.states}
    rows = (
        row(name, *(marks[state] for state in cells[shown]), unbroken=n > 0)
        for n, (name, cells) in enumerate(zip(names, grid.cells, strict=True))
    )
    heading = _heading(word, grid, shown, widths)
    return frame(word.style("Report Grid"), grid.title, widths, heading, *rows)


def _stays(n: int, grid: Grid) -> bool:
    """A page ends behind no row but one with some rows before it and some to come."""
    return n < FEWEST_TOGETHER or len(grid.rows) - FEWEST_TOGETHER < n < len(grid.rows)


def _is_short(grid: Grid, name_width: int) -> bool:
    """Its rows stay together in part; a longer one begins a page, and one turned has its own."""
    lines = (ceil(width_of(name) / (name_width - MARGINS)) for name in grid.rows)
    return not is_wide(grid) and sum(lines) <= MOST_LINES_TOGETHER


def _widths(columns: int, wide: bool) -> list[int]:
    """The names of rows give way to the marks."""
    page = LANDSCAPE_WIDTH if wide else PAGE_WIDTH
    name = min(WIDEST_NAME, page - NARROWEST_MARK * columns)
    return [name, *[min(WIDEST_MARK, (page - name) // columns)] * columns]


def _mark_cell(word: WordFile, width: int, state: State) -> Xml:
    return cell(width, word.paragraph("Grid Mark", mark(state)), shading(state.shade), MIDDLE)


def _name_cell(word: WordFile, width: int, name: str, keep: Xml) -> Xml:
    return cell(width, word.paragraph("Grid Row", run(one_line(name)), properties=(keep,)))


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

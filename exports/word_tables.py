"""Tables of text in Word: each is one piece of XML, with its heading row repeated on every page."""

from collections.abc import Iterable, Iterator, Sequence

from analysis.findings import Table
from exports.fitted_tables import fitted, lines_of
from exports.plain_text import one_line
from exports.word_file import WordFile
from exports.word_xml import NOTHING, Xml, joined, run, w

LONGEST_KEPT_TOGETHER, MOST_LINES_TOGETHER = 10, 16
LONGEST_UNBROKEN_CELL = 1200
KEEP_NEXT, UNBROKEN, ON_EACH_PAGE = w("keepNext"), w("cantSplit"), w("tblHeader")
HERE = Xml("<here/>")


def table_xml(word: WordFile, table: Table, *, called: str = "") -> Xml:
    """The table under its caption, with its note; `called` is how others refer to it."""
    caption = word.caption("Table", table.title, called=called)
    if not table.rows:
        return joined(caption, word.paragraph("Note", run("There is nothing to show yet.")))
    note = [word.paragraph("Note", run(table.note))] if table.note else [gap(word)]
    return joined(caption, _grid_of_text(word, table), *note)


def gap(word: WordFile) -> Xml:
    """Word joins two tables that touch; a line so low never needs a page of its own."""
    return word.paragraph("Section End", properties=(w("spacing", before=0, after=240),))


def frame(style_id: str, title: str, widths: Sequence[int], *rows: Xml) -> Xml:
    properties = w(
        "tblPr",
        w("tblStyle", val=style_id),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val="04A0",
            firstRow=1,
            lastRow=0,
            firstColumn=1,
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        ),
        w("tblCaption", val=one_line(title)),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def row(*cells: Xml, heading: bool = False, unbroken: bool = True, height: int = 0) -> Xml:
    """The first below the heading may be broken, if others follow: where one that may not ends a
    page, LibreOffice can lose all rows after it."""
    properties = w(
        "trPr",
        UNBROKEN if unbroken else NOTHING,
        w("trHeight", val=height, hRule="exact") if height else NOTHING,
        ON_EACH_PAGE if heading else NOTHING,
    )
    return w("tr", properties, *cells)


def cell(width: int, content: Xml, *properties: Xml) -> Xml:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *properties), content)


def _grid_of_text(word: WordFile, table: Table) -> Xml:
    table, widths = fitted(table)
    headings = (_Column(word, width, "Table Heading", n) for n, width in _placed(table, widths))
    styles = ("Table Number" if n in table.numeric else "Table Text" for n in range(len(widths)))
    columns = [
        _Column(word, width, style, number)
        for style, (number, width) in zip(styles, _placed(table, widths), strict=True)
    ]
    heading = row(*_cells(headings, table.columns, keep_next=True), heading=True)
    together = _is_short(table, widths)
    groups = dict(table.groups)
    rows = []
    for n, texts in enumerate(table.rows):
        if n in groups:
            rows.append(group_row(word, widths, groups[n]))
        cells = _cells(columns, texts, keep_next=_stays_with_next(table, n, together))
        is_long = max(map(len, texts)) >= LONGEST_UNBROKEN_CELL
        may_be_broken = is_long or n == 0 < len(table.rows) - 1
        rows.append(row(*cells, unbroken=not may_be_broken))
    return frame(word.style("Report Table"), table.title, widths, heading, *rows)


def group_row(word: WordFile, widths: Sequence[int], words: str) -> Xml:
    """A heading across the table, on the page of the row below it."""
    label = word.paragraph("Table Heading", run(words), properties=(KEEP_NEXT,))
    return row(cell(sum(widths), label, w("gridSpan", val=len(widths))), unbroken=False)


def _placed(table: Table, widths: Sequence[int]) -> Iterator[tuple[bool, int]]:
    return ((n in table.numeric, width) for n, width in enumerate(widths))


def _stays_with_next(table: Table, n: int, together: bool) -> bool:
    """A short table is not broken, and a note never stands alone on the next page."""
    return bool(table.note) if n == len(table.rows) - 1 else together


def _is_short(table: Table, widths: Sequence[int]) -> bool:
    """Kept on one page, a longer one would leave most of the page before it empty."""
    if len(table.rows) > LONGEST_KEPT_TOGETHER:
        return False
    return sum(lines_of(table, widths)) <= MOST_LINES_TOGETHER


class _Column:
    """What is the same around each cell of a column, made once."""

    def __init__(self, word: WordFile, width: int, style: str, number: bool) -> None:
        to_the_right = w("jc", val="right") if number else NOTHING
        around = cell(width, word.paragraph(style, HERE, properties=(KEEP_NEXT, to_the_right)))
        self._around = [each.split(HERE) for each in (around.replace(KEEP_NEXT, ""), around)]

    def cell(self, words: str, keep_next: bool) -> Xml:
        before, after = self._around[keep_next]
        return Xml(f"{before}{run(words)}{after}")


def _cells(
    columns: Iterable[_Column], texts: Sequence[str], keep_next: bool = False
) -> Iterator[Xml]:
    return (column.cell(words, keep_next) for column, words in zip(columns, texts, strict=True))

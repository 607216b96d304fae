"""Tables of text in Word: each is one piece of XML, with its heading row repeated on every page."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from analysis.findings import Table
from exports.letter_widths import widest_word_of, width_of
from exports.plain_text import one_line
from exports.word_file import WordFile
from exports.word_xml import NOTHING, Xml, joined, run, w

PAGE_WIDTH = 9071  # 16 cm, in twentieths of a point
NARROWEST, LONGEST_WORD, MARGINS = 700, 2600, 200
LONGEST_KEPT_TOGETHER = 14
LONGEST_UNBROKEN_CELL = 1200
KEEP_NEXT = w("keepNext")


def table_xml(word: WordFile, table: Table, *, called: str = "") -> Xml:
    """The table under its caption, with its note; `called` is how others refer to it."""
    caption = word.caption("Table", table.title, called=called)
    if not table.rows:
        return joined(caption, word.paragraph("Note", run("There is nothing to show yet.")))
    note = [word.paragraph("Note", run(table.note))] if table.note else [gap(word)]
    return joined(caption, _grid_of_text(word, table), *note)


def gap(word: WordFile) -> Xml:
    """Word joins two tables that touch."""
    return word.paragraph("Note")


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
    properties = w(
        "trPr",
        w("cantSplit") if unbroken else NOTHING,
        w("trHeight", val=height, hRule="exact") if height else NOTHING,
        w("tblHeader") if heading else NOTHING,
    )
    return w("tr", properties, *cells)


def cell(width: int, content: Xml, *properties: Xml) -> Xml:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *properties), content)


def column_widths(table: Table, page_width: int = PAGE_WIDTH) -> list[int]:
    """What the words need; where that is too much, the widest columns give way first."""
    columns = list(zip(table.columns, *table.rows, strict=True))
    least = [_room(widest_word_of, column, LONGEST_WORD) for column in columns]
    wanted = [_room(width_of, column, PAGE_WIDTH) for column in columns]
    if sum(wanted) > page_width:
        # A heading over numbers may stand on two lines, to leave the room to words.
        wanted = [
            room // 2 + MARGINS if n in table.numeric else room for n, room in enumerate(wanted)
        ]
    spare = page_width - sum(least)
    if spare < 0:
        return [need * page_width // sum(least) for need in least]
    more = [max(0, want - need) for want, need in zip(wanted, least, strict=True)]
    share = min(1.0, spare / (sum(more) or 1))
    return [need + int(extra * share) for need, extra in zip(least, more, strict=True)]


def _room(measure: Callable[[str], int], column: Iterable[str], most: int) -> int:
    return max(NARROWEST, min(max(map(measure, column)), most) + MARGINS)


def _grid_of_text(word: WordFile, table: Table) -> Xml:
    widths = column_widths(table)
    heading = row(*_cells(word, table, widths, table.columns, "Table Heading"), heading=True)
    rows = (
        row(
            *_cells(word, table, widths, texts, keep_next=_stays_with_next(table, n)),
            unbroken=max(map(len, texts)) < LONGEST_UNBROKEN_CELL,
        )
        for n, texts in enumerate(table.rows)
    )
    return frame(word.style("Report Table"), table.title, widths, heading, *rows)


def _stays_with_next(table: Table, n: int) -> bool:
    """A short table is not broken, and a note never stands alone on the next page."""
    if n == len(table.rows) - 1:
        return bool(table.note)
    return len(table.rows) <= LONGEST_KEPT_TOGETHER


def _cells(
    word: WordFile,
    table: Table,
    widths: list[int],
    texts: Sequence[str],
    style: str = "",
    keep_next: bool = False,
) -> Iterator[Xml]:
    for column, (width, words) in enumerate(zip(widths, texts, strict=True)):
        number = column in table.numeric
        named = style or ("Table Number" if number else "Table Text")
        properties = (
            KEEP_NEXT if keep_next else NOTHING,
            w("jc", val="right") if number else NOTHING,
        )
        yield cell(width, word.paragraph(named, run(words), properties=properties))

"""A table as a file for a spreadsheet, in which words from people never become a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

import xlsxwriter

from exports.plain_text import cleaned

Rows = Iterable[Sequence[object]]

FORMULA = ("=", "+", "-", "@")
WIDEST = 50
LONGEST_CELL = 32_767


def csv_file(headings: Sequence[str], rows: Rows) -> bytes:
    """With the mark by which spreadsheets know UTF-8."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(headings)
    writer.writerows([harmless(str(cell)) for cell in row] for row in rows)
    return ("\ufeff" + file.getvalue()).encode()


def workbook_file(sheet: str, headings: Sequence[str], rows: Rows) -> bytes:
    """One sheet, its first row kept in sight and ready to be narrowed."""
    file, kept = BytesIO(), [[_text(cell) for cell in row] for row in rows]
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, settings)
    page = book.add_worksheet(sheet)
    page.write_row(0, 0, headings, book.add_format({"bold": True}))
    for number, row in enumerate(kept, start=1):
        for column, cell in enumerate(row):
            page.write_string(number, column, cell)
    for column, heading in enumerate(headings):
        longest = max(len(heading), *(len(row[column]) for row in kept), 0)
        page.set_column(column, column, min(longest + 2, WIDEST))
    page.freeze_panes(1, 0)
    if kept:
        page.autofilter(0, 0, len(kept), len(headings) - 1)
    book.close()
    return file.getvalue()


def harmless(cell: str) -> str:
    """A spreadsheet takes a cell of a CSV file that begins like this for a formula."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell


def _text(cell: object) -> str:
    return cleaned(str(cell))[:LONGEST_CELL]

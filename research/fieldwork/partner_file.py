"""A spreadsheet file as rows of text: CSV however it is divided, or a workbook."""

import csv
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import PurePath
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from research.fieldwork.partner_sheet import (
    MOST_ABOVE,
    MOST_LINES,
    PartnerSheet,
    SheetRefused,
    columns_in,
    sheet_of,
)

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000
MOST_COLUMNS = 60
DELIMITERS = (",", ";", "\t", "|")
# What openpyxl and the readers below it raise on a workbook that is damaged.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, TypeError),
    *(SyntaxError, RecursionError, AttributeError, IndexError, OSError, EOFError),
    *(NotImplementedError, RuntimeError),
)
NOT_READABLE = "This is neither a CSV file nor a workbook. Save the sheet as .csv or .xlsx."
LOCKED = "This workbook is old or locked with a password. Save it as .xlsx without a password."
DAMAGED = "This workbook cannot be opened. Open it in a spreadsheet, and save it as .xlsx again."


def read_partner_file(name: str, content: bytes) -> PartnerSheet:
    """Raises SheetRefused."""
    if len(content) > MOST_BYTES:
        raise SheetRefused("The file is larger than 5 MB. Import it in parts.")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetRefused(LOCKED)
    if content.startswith(b"PK"):
        return sheet_of(_workbook_rows(content))
    if PurePath(name).suffix.lower() not in (".csv", ".txt", ".tsv"):
        raise SheetRefused(NOT_READABLE)
    return sheet_of(_csv_rows(_decoded(content)))


def _decoded(content: bytes) -> str:
    """Spreadsheets mark UTF-8 and UTF-16, and write the code page of Windows without a mark."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _csv_rows(text: str) -> Iterator[list[str]]:
    if "\0" in text:
        raise SheetRefused(NOT_READABLE)
    top = [line for line in text.splitlines()[:MOST_ABOVE] if line.strip()]
    first = top[0] if top else ""
    # Excel says so in a line of its own.
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return _divided(text.partition(first)[2], first.strip()[4])
    return _divided(text, max(DELIMITERS, key=lambda d: _best_understood(top, d)))


def _best_understood(lines: list[str], delimiter: str) -> tuple[int, int]:
    return max((_understood(line, delimiter) for line in lines), default=(0, 0))


def _understood(headings: str, delimiter: str) -> tuple[int, int]:
    """How many columns are known, and how many there are, if it is divided so."""
    try:
        cells = next(csv.reader([headings], delimiter=delimiter), [])
    except csv.Error:  # what is no row so may be one otherwise: whoever reads them all says why
        return 0, 0
    return sum(column is not None for column in columns_in(cells)), len(cells)


def _divided(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise SheetRefused(
            f"The file cannot be divided into cells ({error}). Save it as .csv or .xlsx again."
        ) from error


def _workbook_rows(content: bytes) -> list[list[str]]:
    """Those of the first sheet; a formula counts as what it last showed."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            _refuse_bomb(file)
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            rows = sheet.iter_rows(max_row=MOST_LINES + 50, max_col=MOST_COLUMNS, values_only=True)
            return [[_text(cell) for cell in row] for row in rows]
        finally:
            book.close()
    except SheetRefused:
        raise
    except BROKEN as error:
        raise SheetRefused(DAMAGED) from error


def _refuse_bomb(file: zipfile.ZipFile) -> None:
    if sum(entry.file_size for entry in file.infolist()) > MOST_UNPACKED:
        raise SheetRefused("The workbook unpacks to more than 60 MB. Import it in parts.")


def _text(cell: Any) -> str:
    """As it reads in the sheet: no figure gets a decimal that nobody typed."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(cell)

"""The sheets of an XLSForm workbook as rows of text, with the mistakes that make it unusable."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from guides.bringing.lines import cleaned

MOST_BYTES = 20_000_000
MOST_UNPACKED = 60_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200
NOT_A_WORKBOOK = "this is not an Excel workbook; save the XLSForm as .xlsx"
# What openpyxl and the readers below it raise on a workbook that is damaged.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, TypeError),
    *(SyntaxError, RecursionError, AttributeError, IndexError, OSError, EOFError),
    *(NotImplementedError, RuntimeError),
)


@dataclass(frozen=True)
class SheetProblem:
    """One mistake: in which sheet, row and column, what is wrong, what to do."""

    sheet: str
    row: int
    column: str
    what: str

    def __str__(self) -> str:
        places = [f"sheet {self.sheet}"] if self.sheet else []
        places += [f"row {self.row}"] if self.row else []
        places += [f"column {self.column}"] if self.column else []
        stop = "" if self.what.endswith("?") else "."
        return f"{', '.join(places)}: {self.what}{stop}" if places else f"{self.what}{stop}"


class XlsformError(ValueError):
    """A workbook that cannot be used, with every mistake found in it."""

    def __init__(self, problems: tuple[SheetProblem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@dataclass(frozen=True)
class Row:
    """The cells of a row that are not empty, by the heading of their column."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")


@dataclass(frozen=True)
class Sheet:
    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheets(source: bytes) -> dict[str, Sheet]:
    if len(source) > MOST_BYTES:
        raise _refusal("the workbook is larger than 20 MB; an XLSForm is far smaller")
    if source.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refusal("this is an old or a protected workbook; save it in Excel as .xlsx")
    try:
        with zipfile.ZipFile(BytesIO(source)) as file:
            if sum(part.file_size for part in file.infolist()) > MOST_UNPACKED:
                raise _refusal("the workbook unpacks to more than 60 MB; an XLSForm is far smaller")
        book = load_workbook(BytesIO(source), read_only=True, data_only=True)
        return {sheet.name: sheet for sheet in map(_sheet, book.worksheets)}
    except XlsformError:
        raise
    except BROKEN:
        raise _refusal(NOT_A_WORKBOOK) from None


def _refusal(what: str) -> XlsformError:
    return XlsformError((SheetProblem("", 0, "", what),))


def _sheet(sheet: Any) -> Sheet:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
    numbered = enumerate(([_text(cell) for cell in row] for row in rows), start=1)
    filled = ((number, row) for number, row in numbered if any(row))
    first, heads = next(filled, (1, []))
    headings = tuple(heading(cell) for cell in heads)
    found = tuple(Row(number, dict(_cells(headings, row))) for number, row in filled)
    if found and found[-1].number > MOST_ROWS:
        what = f"more than {MOST_ROWS:,} rows; an XLSForm has far fewer"
        raise XlsformError((SheetProblem(sheet.title, MOST_ROWS, "", what),))
    return Sheet(sheet.title.strip().casefold(), headings, found)


def _cells(headings: tuple[str, ...], row: list[str]) -> Iterator[tuple[str, str]]:
    for name, text in zip(headings, row, strict=False):
        if name and text:
            yield name, text


def heading(text: str) -> str:
    """As it is written in the documentation of XLSForm: `Begin Group` and `Label::English`."""
    base, parts, language = text.strip().partition("::")
    base = "_".join(base.casefold().split())
    return f"{ALIASES.get(base, base)}{parts}{language.strip()}"


ALIASES = {"relevance": "relevant", "caption": "label", "list name": "list_name"}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return cleaned_text(str(value))


def cleaned_text(text: str) -> str:
    return text if text.isprintable() and "\u00a0" not in text else _kept_lines(text)


def _kept_lines(text: str) -> str:
    return "\n".join(cleaned(line) for line in text.split("\n"))

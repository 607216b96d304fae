"""The small workbook behind a chart, which opens when a reader edits its data."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile, ZipInfo

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from analysis.findings import Chart
from exports.chart_design import LONGEST_LABEL, axis, drawn_values, number_format
from exports.plain_text import shortened

SHEET = "xl/worksheets/sheet1.xml"
NUMBER_LOOKS = 1  # the place of the number format among the workbook's looks


def chart_workbook(chart: Chart) -> bytes:
    """Laid out as the chart's XML expects: categories down, one column for each series.

    Not compressed, as the file that it stands in is.
    """
    made = BytesIO()
    with ZipFile(made, "w") as file:
        for name, content in _around(number_format(chart, axis(chart))):
            file.writestr(ZipInfo(name), content)
        file.writestr(ZipInfo(SHEET), _sheet(chart))
    return made.getvalue()


@cache
def _around(numbers: str) -> tuple[tuple[str, bytes], ...]:
    """All but the sheet, which is the same for every chart with this number format."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook:
        looks = workbook.add_format({"num_format": numbers})
        workbook.add_worksheet("Sheet1").write_blank(0, 0, None, looks)
    with ZipFile(made) as file:
        return tuple((name, file.read(name)) for name in file.namelist() if name != SHEET)


def _sheet(chart: Chart) -> str:
    rows = (f'<row r="{n}">{"".join(cells)}</row>' for n, cells in enumerate(_rows(chart), start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _rows(chart: Chart) -> Iterator[Iterator[str]]:
    columns = [drawn_values(chart, n) for n in range(len(chart.series))]
    names = (shortened(series.name, LONGEST_LABEL) for series in chart.series)
    yield (_words(1, n, name) for n, name in enumerate(names, start=1))
    for row, label in enumerate(chart.categories, start=2):
        yield _row(row, label, [column[row - 2] for column in columns])
    if chart.kind == "mirrored":
        yield iter(())
        yield iter([_words(len(chart.categories) + 3, 0, _left_of_nothing(chart))])


def _row(row: int, label: str, values: list[float | None]) -> Iterator[str]:
    yield _words(row, 0, shortened(label, LONGEST_LABEL))
    for column, value in enumerate(values, start=1):
        if value is not None:
            yield f'<c r="{xl_col_to_name(column)}{row}" s="{NUMBER_LOOKS}"><v>{value}</v></c>'


def _words(row: int, column: int, words: str) -> str:
    """A partner's "=1+1" is a label: so it cannot become a formula, a link or a number."""
    shown = f'<is><t xml:space="preserve">{escape(words)}</t></is>'
    return f'<c r="{xl_col_to_name(column)}{row}" t="inlineStr">{shown}</c>'


def _left_of_nothing(chart: Chart) -> str:
    left = shortened(chart.series[0].name, LONGEST_LABEL)
    return (
        f"The numbers of the column {left} are kept below zero, so that their bars go to the left; "
        "cells and chart show them without the sign. Enter a new one with a minus."
    )

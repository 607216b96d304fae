"""The small workbook behind a Word chart, which opens when a reader edits its data."""

from io import BytesIO

import xlsxwriter

from analysis.findings import Chart
from exports.chart_design import LONGEST_LABEL, drawn_values, number_format
from exports.plain_text import shortened

# A partner's "=1+1" is a label: it must not become a formula, a link or a number.
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def chart_workbook(chart: Chart) -> bytes:
    """Laid out as the chart's XML expects: categories down, one column for each series."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, PLAIN) as workbook:
        sheet = workbook.add_worksheet("Sheet1")
        looks = workbook.add_format({"num_format": number_format(chart)})
        _write_labels(sheet, chart)
        for column in range(len(chart.series)):
            for row, value in enumerate(drawn_values(chart, column), start=1):
                if value is not None:
                    sheet.write_number(row, column + 1, value, looks)
        if chart.kind == "mirrored":
            sheet.write_string(len(chart.categories) + 2, 0, _left_of_nothing(chart))
    return made.getvalue()


def _left_of_nothing(chart: Chart) -> str:
    left = shortened(chart.series[0].name, LONGEST_LABEL)
    return (
        f"The numbers of the column {left} are kept below zero, so that their bars go to the left; "
        "cells and chart show them without the sign. Enter a new one with a minus."
    )


def _write_labels(sheet: xlsxwriter.worksheet.Worksheet, chart: Chart) -> None:
    for row, label in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, shortened(label, LONGEST_LABEL))
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, shortened(series.name, LONGEST_LABEL))

"""The small workbook behind a Word chart, which opens when a reader edits its data."""

from io import BytesIO

import xlsxwriter

from analysis.findings import Chart
from exports.chart_design import LONGEST_LABEL
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
        _write_labels(sheet, chart)
        for column, series in enumerate(chart.series, start=1):
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value)
    return made.getvalue()


def _write_labels(sheet: xlsxwriter.worksheet.Worksheet, chart: Chart) -> None:
    for row, label in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, shortened(label, LONGEST_LABEL))
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, shortened(series.name, LONGEST_LABEL))

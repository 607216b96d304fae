"""Tables as files for a spreadsheet: every word stays a word."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from exports.table_files import csv_file, workbook_file

HOSTILE = ["=1+1", "+1", "-1", "@x", " =1+1", "\t=1+1", "http://example.org", "a\x00b", "1", ""]


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_finds_no_formula_in_a_csv_file():
    content = csv_file(["Words"], [[words] for words in HOSTILE])

    assert content.startswith("\ufeff".encode())
    found = [row[0] for row in cells(content)[1:] if row]
    assert found[:6] == ["'=1+1", "'+1", "'-1", "'@x", "' =1+1", "'\t=1+1"]


def test_a_workbook_holds_words_and_nothing_else():
    content = workbook_file("Words", ["Words"], [[words] for words in HOSTILE])

    sheet = load_workbook(BytesIO(content)).active
    found = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in found if cell.value is not None} == {"s"}
    assert found[0].value == "=1+1" and found[7].value == "ab"
    assert found[6].hyperlink is None


@pytest.mark.parametrize("rows", [[], [["é" * 40_000]]])
def test_an_empty_table_and_a_very_long_cell_make_a_file_that_opens(rows):
    content = workbook_file("Words", ["Words"], rows)

    assert load_workbook(BytesIO(content)).active["A1"].value == "Words"

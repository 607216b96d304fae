"""Answers as an Excel workbook: a sheet for each hand-out and roster, partners as rows."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from math import ceil
from typing import Any, NamedTuple

import xlsxwriter

from exports.data.cells import Cell
from exports.data.dictionary import COLUMNS, dictionary
from exports.data.editions import Edition
from exports.data.rows import About, Case
from exports.data.short_names import SPSS_LONGEST, STATA_LONGEST, short_names
from exports.data.variables import Variable
from guides.lists import Roster
from guides.model import Guide

LONGEST_CELL = 32_767
CUT = " […]"
LONGEST_TITLE = 31
# No text of a partner ever becomes a formula, a link or a number.
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDTHS, OF_ABOUT = (16, 40), (18, 66)
LINE = 15  # points


class Sheet(NamedTuple):
    title: str
    columns: tuple[Variable, ...]
    has_partners: bool


def workbook(edition: Edition, guide: Guide, about: About, *, labels: bool = True) -> bytes:
    """The whole file; where a text is too long for a cell it ends with […], and a sheet says so."""
    content = BytesIO()
    file = xlsxwriter.Workbook(content, {**AS_TEXT, "in_memory": True})
    file.set_properties({"title": about.heading, "author": "", "comments": about.edition})
    cases = list(edition.cases())
    if not edition.has_partners:
        # Whoever opens it must read this before anything else; no cell of it is too long.
        _add_about(file, about, edition, len(cases), ())
    cut = [
        words
        for sheet in _sheets(edition, guide, cases)
        for words in _add(file, sheet, cases, labels)
    ]
    _add_definitions(file, edition)
    if edition.has_partners:
        _add_about(file, about, edition, len(cases), cut)
    file.close()
    return content.getvalue()


def _sheets(edition: Edition, guide: Guide, cases: Sequence[Case]) -> Iterator[Sheet]:
    facts = tuple(v for v in edition.variables if not v.question)
    plain = tuple(v for v in edition.variables if v.question and not v.list)
    taken: set[str] = {"definitions", "about this file"}
    first = "Partners" if edition.has_partners else "Answers"
    yield Sheet(_title(first, taken), facts + plain, edition.has_partners)
    for each in guide.lists.values():
        columns = tuple(v for v in edition.variables if v.list == each.id)
        if isinstance(each, Roster):
            columns = tuple(v for v in columns if any(v.read(case) is not None for case in cases))
            named = each.title
        else:
            named = f"Hand-Out {each.number} {each.title}"
        if columns:
            yield Sheet(_title(named, taken), facts[:2] + columns, edition.has_partners)


def _title(words: str, taken: set[str]) -> str:
    """As Excel allows it, and different from the others."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", words).strip("' ")[:LONGEST_TITLE].strip()
    number = 1
    title = plain
    while title.lower() in taken:
        number += 1
        title = f"{plain[: LONGEST_TITLE - 3].strip()} {number}"
    taken.add(title.lower())
    return title


def _add(file: Any, sheet: Sheet, cases: Sequence[Case], labels: bool) -> Iterator[str]:
    """Two rows of heads, names and words, that stay in view; then a row for each case."""
    page = file.add_worksheet(sheet.title)
    bold, wrapped = (
        file.add_format({"bold": True}),
        file.add_format({"bold": True, "text_wrap": True}),
    )
    for column, variable in enumerate(sheet.columns):
        page.write_string(0, column, variable.name, bold)
        page.write_string(1, column, _fitting(variable.label), wrapped)
    page.set_column(0, 0, WIDTHS[0])
    page.set_column(1, len(sheet.columns), WIDTHS[1] / 2)
    page.freeze_panes(2, 2)
    if sheet.columns and sheet.has_partners:
        page.autofilter(1, 0, max(1, len(cases) + 1), len(sheet.columns) - 1)
    words = [_words(variable) if labels else {} for variable in sheet.columns]
    for row, case in enumerate(cases, 2):
        for column, variable in enumerate(sheet.columns):
            cell = variable.read(case)
            told = words[column].get(cell, cell)
            if isinstance(told, str) and len(told) > LONGEST_CELL:
                yield f"{sheet.title}: {variable.name} of {sheet.columns[0].read(case)}"
            _write(page, row, column, told)


def _words(variable: Variable) -> dict[Cell, str]:
    return {value.code: value.label for value in variable.values}


def _write(page: Any, row: int, column: int, cell: Any) -> None:
    if isinstance(cell, str):
        page.write_string(row, column, _fitting(cell))
    elif cell is not None:
        page.write_number(row, column, cell)


def _fitting(words: str) -> str:
    return words if len(words) <= LONGEST_CELL else words[: LONGEST_CELL - len(CUT)] + CUT


def _add_definitions(file: Any, edition: Edition) -> None:
    names = [v.name for v in edition.variables]
    spss, stata = short_names(names, SPSS_LONGEST), short_names(names, STATA_LONGEST)
    _add_rows(file, "Definitions", [COLUMNS, *dictionary(edition.variables, spss, stata)], freeze=1)


def _add_about(
    file: Any, about: About, edition: Edition, partners: int, cut: Sequence[str]
) -> None:
    read_first = () if edition.has_partners else (edition.variables[0].label,)
    rows = [
        ("Study", about.heading),
        *([("Commissioner", about.commissioner)] if about.commissioner else []),
        *(("Read this first", sentence) for sentence in read_first),
        ("Edition", about.edition),
        ("Made on", about.made_on),
        ("Partners in it", str(partners)),
        ("Answers up to", about.data_cut_off or "No answers are in yet"),
        *(("Withheld", sentence) for sentence in about.withheld),
        *(("Too long for a cell, whole in the CSV file", where) for where in cut),
    ]
    page = _add_rows(file, "About this file", rows, freeze=0)
    wrapped = file.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(OF_ABOUT):
        page.set_column(column, column, width, wrapped)
    for number, (_, words) in enumerate(rows):
        page.set_row(number, LINE * ceil(len(words) / OF_ABOUT[1]))
    page.fit_to_pages(1, 0)


def _add_rows(file: Any, title: str, rows: Sequence[Sequence[str]], *, freeze: int) -> Any:
    page = file.add_worksheet(title)
    bold = file.add_format({"bold": True})
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            page.write_string(number, column, _fitting(words), bold if number < freeze else None)
    page.set_column(0, len(rows[0]) - 1, WIDTHS[1])
    if freeze:
        page.freeze_panes(freeze, 1)
    return page

"""The workbook of an XLSForm, with a sheet for what a form has no room for."""

import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from guides.bringing.lines import CannotBring
from guides.bringing.xlsform_fields import Row, shown
from guides.model import Guide
from guides.yaml_writer import part_data

LONGEST_CELL = 32_767


def settings_row(guide: Guide) -> Row:
    return {"form_title": shown(guide.title), "form_id": guide.id, "version": str(guide.version)}


def kept_rows(guide: Guide) -> Iterator[Row]:
    """What no sheet of an XLSForm has room for: hand-outs, rosters, objectives."""
    data = part_data(guide)
    top = {key: data[key] for key in ("instructions", "objectives") if key in data}
    yield _kept_row("guide", guide.id, {**top, "title": guide.title, "version": guide.version})
    for name, sheet in data.get("handouts", {}).items():
        groups = sheet.pop("groups", {})
        yield _kept_row("handout", name, sheet)
        for group, held in groups.items():
            items = held.pop("items")
            yield _kept_row("group", group, held)
            for item, line in items.items():
                yield _kept_row("item", item, line)
    for name, roster in data.get("rosters", {}).items():
        yield _kept_row("roster", name, roster)


def _kept_row(part: str, name: str, data: Any) -> Row:
    return {"part": part, "id": name, "text": kept_text(data)}


def kept_text(data: Any) -> str:
    # In plain ASCII nothing is changed on the way, and no "${" is taken for a reference.
    return json.dumps(data, ensure_ascii=True).replace("${", "\\u0024{")


def workbook_of(sheets: dict[str, tuple[Sequence[str], list[Row]]]) -> bytes:
    book = Workbook()
    del book[book.sheetnames[0]]
    for name, (headings, rows) in sheets.items():
        sheet = book.create_sheet(name)
        for at, row in enumerate([dict(zip(headings, headings, strict=True)), *rows], start=1):
            for column, key in enumerate(headings, start=1):
                _write(sheet, at, column, row.get(key, ""))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write(sheet: Any, row: int, column: int, text: str) -> None:
    if not text:
        return
    if len(text) > LONGEST_CELL:
        what = f"a cell of a workbook holds {LONGEST_CELL:,} characters; shorten the text"
        raise CannotBring(f"{what} that begins {text[:40]!r}")
    cell = sheet.cell(row, column)
    cell.value = text
    # Else a text that begins with = would be a formula.
    cell.data_type = "s"

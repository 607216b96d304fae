"""Answers for SPSS and Stata: with labels, and missing values that the programs know as such."""

import string
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyreadstat

from exports.data.cells import WHY_CODES, Cell
from exports.data.editions import Edition
from exports.data.rows import About
from exports.data.short_names import SPSS_LONGEST, STATA_LONGEST, short_names
from exports.data.variables import Variable

LONGEST_SPSS_TEXT = 32_767
LONGEST_SPSS_LABEL = 255
LONGEST_STATA_LABEL = 80
LETTERS: dict[Any, str] = dict(zip(WHY_CODES.values(), string.ascii_lowercase, strict=False))
"""Stata's names for missing values: .a for the first reason, and so on."""


class Column(NamedTuple):
    """A column as a program takes it: one name, and cells of one type."""

    name: str
    variable: Variable
    cells: list[Cell]


def spss(edition: Edition, about: About) -> bytes:
    """A .sav file; what is longer than SPSS's longest text goes on in further columns."""
    columns = [part for column in _columns(edition, SPSS_LONGEST) for part in _in_pieces(column)]
    coded = [column for column in columns if column.variable.values]
    reasons = {"lo": min(WHY_CODES.values()), "hi": max(WHY_CODES.values())}
    return _written(
        pyreadstat.write_sav,
        _frame(columns),
        ".sav",
        file_label=about.heading[:64],
        column_labels=[_cut(c.variable.label, LONGEST_SPSS_LABEL) for c in columns],
        variable_value_labels={c.name: _labels(c.variable) for c in coded},
        missing_ranges={c.name: [reasons] for c in coded if _has_reasons(c.variable)},
        variable_measure={c.name: _measure(c.variable) for c in columns},
    )


def stata(edition: Edition, about: About) -> bytes:
    """A .dta file; reasons for no answer are Stata's own missing values .a, .b and so on."""
    columns = _columns(edition, STATA_LONGEST)
    coded = [column for column in columns if column.variable.values]
    return _written(
        pyreadstat.write_dta,
        _frame([_lettered(column) for column in columns]),
        ".dta",
        file_label=about.heading[:LONGEST_STATA_LABEL],
        column_labels=[_cut(c.variable.label, LONGEST_STATA_LABEL) for c in columns],
        variable_value_labels={c.name: labels for c in coded if (labels := _used_labels(c))},
        missing_user_values={c.name: _letters(c) for c in coded if _letters(c)},
    )


def _columns(edition: Edition, longest: int) -> list[Column]:
    cases = list(edition.cases())
    names = short_names([v.name for v in edition.variables], longest)
    return [Column(names[v.name], v, [v.read(case) for case in cases]) for v in edition.variables]


def _in_pieces(column: Column) -> list[Column]:
    if column.variable.type != "text":
        return [column]
    texts = [_pieces(str(cell)) if cell is not None else [] for cell in column.cells]
    most = max(map(len, texts), default=1)
    return [
        Column(
            column.name if number == 0 else f"{column.name[: SPSS_LONGEST - 3]}_{number + 1}",
            column.variable,
            [text[number] if number < len(text) else None for text in texts],
        )
        for number in range(max(1, most))
    ]


def _pieces(text: str) -> list[str]:
    """At most so many bytes each, and never half a character."""
    pieces, start = [], 0
    encoded = text.encode()
    while start < len(encoded):
        piece = encoded[start : start + LONGEST_SPSS_TEXT].decode(errors="ignore")
        pieces.append(piece)
        start += len(piece.encode())
    return pieces


def _frame(columns: Sequence[Column]) -> pd.DataFrame:
    """One column for each of ours, one row for each case; text is "" where there is none."""
    return pd.DataFrame({column.name: _series(column) for column in columns})


def _series(column: Column) -> Any:
    if column.variable.type == "text":
        return pd.Series(["" if cell is None else str(cell) for cell in column.cells], dtype=object)
    is_lettered = any(isinstance(cell, str) for cell in column.cells)
    return pd.Series(column.cells, dtype=object if is_lettered else float)


def _lettered(column: Column) -> Column:
    if not column.variable.values:
        return column
    return column._replace(cells=[LETTERS.get(cell, cell) for cell in column.cells])


def _letters(column: Column) -> list[str]:
    return sorted({LETTERS[cell] for cell in column.cells if cell in LETTERS})


def _labels(variable: Variable) -> dict[int | float, str]:
    return {value.code: _cut(value.label, 120) for value in variable.values}


def _used_labels(column: Column) -> dict[Any, str]:
    """Letters only where they are used: elsewhere the column is one of numbers to Stata."""
    labels = _labels(column.variable)
    used = {LETTERS[code]: labels[code] for code in LETTERS if code in column.cells}
    return {code: label for code, label in labels.items() if code not in LETTERS} | used


def _has_reasons(variable: Variable) -> bool:
    return any(value.is_missing for value in variable.values)


def _measure(variable: Variable) -> str:
    return "scale" if variable.type == "number" else "nominal"


def _cut(words: str, longest: int) -> str:
    """By bytes, as these programs count."""
    if len(words.encode()) <= longest:
        return words
    return words.encode()[: longest - 3].decode(errors="ignore") + "…"


def _written(write: Any, frame: pd.DataFrame, suffix: str, **told: Any) -> bytes:
    """These programs' formats are written to a path only."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"answers{suffix}"
        write(frame, path, **told)
        return path.read_bytes()

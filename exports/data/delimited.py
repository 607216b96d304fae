"""Answers as CSV: wide, a row for each partner, and long, a row for each answer.

Where rows may be no partners, long has a row for each answer that can be given, with how many did.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from exports.data.cells import WHY
from exports.data.dictionary import COLUMNS, dictionary
from exports.data.editions import Edition
from exports.data.rows import Case, Key
from exports.data.short_names import SPSS_LONGEST, STATA_LONGEST, short_names
from exports.data.variables import Variable
from guides.answers.said import parted
from guides.kinds import read_back
from guides.model import Guide
from guides.question import Question

MARK = "\ufeff".encode()
"""By it Excel knows that é is é."""
LONG = (
    *("question", "item", "value", "in_words", "why_no_answer", "specify", "mention", "note"),
    "version",
)
COUNTED = (
    *("variable", "section", "question", "item", "asked", "value", "in_words"),
    *("partners", "why_no_number", "partners_in_file"),
)
NO_NUMBER = "None gave it, or the number is not published"
FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet would take for a formula, or what was one until it was marked as text."""
AT_ONCE = 50


def wide(edition: Edition, *, labels: bool = False) -> Iterator[bytes]:
    """One row for each case; codes as numbers, or their labels."""
    columns = edition.variables
    yield from _written([v.name for v in columns], _rows(edition.cases(), columns, labels))


def _rows(
    cases: Iterable[Case], columns: Sequence[Variable], labels: bool
) -> Iterator[Sequence[Any]]:
    """Coded answers, most of a file, are looked up all at once; the other cells are read in."""
    keys = [v.key for v in columns]
    words = [_words(v, labels) for v in columns]
    others = [(n, _reader(v, labels)) for n, v in enumerate(columns) if not v.codes]
    for case in cases:
        row = list(map(dict.get, words, map(case.said.get, keys)))
        for n, read in others:
            row[n] = read(case)
        yield row


def _words(variable: Variable, labels: bool) -> dict[str | None, str]:
    """What is written for each thing that can be said."""
    told = {value.code: value.label if labels else str(value.code) for value in variable.values}
    return {said: told[code] for said, code in variable.codes.items()}


def long(edition: Edition, guide: Guide) -> Iterator[bytes]:
    """One row for each answer as it was given, in the guide's order; or how many gave it."""
    if not edition.has_partners:
        yield from _written(COUNTED, _counted(edition))
        return
    facts = [v for v in edition.variables if not v.question]
    rows = (
        [*known, *(_safe(row[name]) for name in LONG)]
        for case in edition.cases()
        for known in [[_safe(v.read(case)) for v in facts]]
        for row in _answers(case, guide)
    )
    yield from _written([*(v.name for v in facts), *LONG], rows)


def _counted(edition: Edition) -> Iterator[Sequence[Any]]:
    """A number that is left out looks as none does, so that nobody can tell them apart."""
    cases = list(edition.cases())
    for v in edition.variables:
        gave = Counter(map(v.read, cases))
        for value in v.values:
            told = gave[value.code] or ""
            asked = v.name, v.section, v.question, v.item, v.label, value.id, value.label
            why = "" if told else NO_NUMBER
            yield *map(_safe, asked), told, why, len(cases)


def explained(edition: Edition) -> Iterator[bytes]:
    """The data dictionary: a row for each column of the wide file."""
    names = [v.name for v in edition.variables]
    spss, stata = short_names(names, SPSS_LONGEST), short_names(names, STATA_LONGEST)
    rows = ([_safe(cell) for cell in row] for row in dictionary(edition.variables, spss, stata))
    yield from _written(COLUMNS, rows)


def _answers(case: Case, guide: Guide) -> Iterator[dict[str, Any]]:
    for section in guide.sections:
        for slot in guide.slots(section):
            if slot.key in case.said:
                yield _row(slot.question, slot.key, case)


def _row(question: Question, key: Key, case: Case) -> dict[str, Any]:
    value, missing = parted(case.said[key])
    beside = case.beside.get(key)
    return {
        "question": key[0],
        "item": key[1],
        "value": json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value,
        "in_words": "" if value is None else read_back(question, value),
        "why_no_answer": WHY.get(missing or "", ""),
        "specify": beside.specify if beside else "",
        "mention": (beside.mention if beside else "") or "",
        "note": beside.note if beside else "",
        "version": case.version,
    }


def _reader(variable: Variable, labels: bool) -> Callable[[Case], Any]:
    """Only words that somebody typed can be taken for a formula; codes and numbers cannot."""
    if variable.type == "text":
        return lambda case: _safe(variable.read(case))
    if not (labels and variable.values):
        return variable.read
    words: dict[Any, str] = {value.code: value.label for value in variable.values}
    return lambda case: words.get(variable.read(case))


def _safe(cell: Any) -> Any:
    """As it is; but one more ' stands before what a spreadsheet would run, and makes it text."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


class _Lines(list[str]):
    """What the csv module writes to: lines as they are, sooner taken than from a buffer."""

    write = list.append


def _written(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """Some lines at a time, so that a file of any length needs as little memory."""
    every, lines = chain([head], rows), _Lines()
    writer = csv.writer(lines)
    yield MARK
    while True:
        writer.writerows(islice(every, AT_ONCE))
        if not lines:
            return
        yield "".join(lines).encode()
        lines.clear()

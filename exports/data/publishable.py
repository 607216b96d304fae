"""The publishable edition of the answers: what others may count of them, column by column."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from exports.data.cells import Cell
from exports.data.editions import Edition
from exports.data.told_values import Column
from exports.data.variables import Variable, variables
from guides.model import Guide

WITHHELD = (
    "Which answers are of one partner: each column is sorted by itself, so that a row is no "
    "partner, and nothing can be read across columns. In a small field that would tell who it is.",
    "What is known of partners beside their answers, such as their type, and why they gave none.",
    "All words, amounts, numbers and days that partners gave, because in a small field they tell "
    "who gave them. Their totals are in the report.",
    "Answers of fewer than three partners, those that the publishable report leaves out, and those "
    "from which either could be worked out. Their cells are blank, as are those without an answer.",
)
NOT_AGREED = "The answers of partners who did not agree that theirs are kept for others."
BLANK = "blank: no answer, or one that is not published"
NO_PARTNER = Variable(
    "rows_are_no_partners",
    "Each column is sorted by itself: a row is no partner, and nothing can be read across columns",
    "text",
    lambda case: None,
    section="How to read it",
    blank="always blank: who sees a column alone must see this too",
)
"""The first column of every file, as a file may travel without what explains it."""


def closed(guide: Guide) -> tuple[Variable, ...]:
    """The columns of answers that were chosen from a list."""
    return tuple(variable for variable in variables(guide) if not variable.reveals)


def publishable(
    guide: Guide, told: Mapping[Column, Collection[str]], *, cases: int, all_agreed: bool
) -> Edition:
    """Of so many partners, who agreed to be kept for others: as far as others may count them."""
    return Edition(
        "publishable",
        (NO_PARTNER, *(sorted_alone(variable, told) for variable in closed(guide))),
        lambda: map(a_row, range(cases)),
        WITHHELD if all_agreed else (*WITHHELD, NOT_AGREED),
    )


def sorted_alone(variable: Variable, told: Mapping[Column, Collection[str]]) -> Variable:
    """The column by itself: what is told of it stands first, in the order of its values."""
    values = tuple(value for value in variable.values if value.code > 0)
    cells: list[Cell] = [v.code for v in values for _ in told.get((variable.name, v.code), ())]

    def read(row: Any) -> Cell:
        return cells[row.number] if row.number < len(cells) else None

    return replace(variable, values=values, codes={}, read=read, blank=BLANK)


def a_row(number: int) -> Any:
    """Of no partner: its cells are the columns' own."""
    return SimpleNamespace(number=number, said={})

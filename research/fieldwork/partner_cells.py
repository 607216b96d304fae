"""What may stand in one cell of a sheet of partners, and what it means."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from guides.answers.texts import words_problem
from research.access.email_addresses import is_email_address
from research.fieldwork.participants import VOICES
from research.fieldwork.partner_sheet import COLUMNS, Line
from research.fieldwork.partners import CODE

YES = {"yes": True, "y": True, "true": True, "1": True}
NO = {"no": False, "n": False, "false": False, "0": False}
HOLDS = YES | NO


class Problem(NamedTuple):
    """What is wrong with one cell, and what to do."""

    row: int
    column: str
    what: str


def cell_problems(line: Line) -> list[Problem]:
    found = ((column, cell_problem(column, words)) for column, words in line.cells.items())
    return [Problem(line.row, COLUMNS[column].heading, what) for column, what in found if what]


def cell_problem(column: str, words: str) -> str | None:
    """What is wrong with the words of a cell by themselves."""
    if not words:
        return None
    if len(words) > COLUMNS[column].most:
        return f"has {len(words)} characters; shorten it to {COLUMNS[column].most}"
    if problem := words_problem(words):
        return problem
    rule, what = RULES.get(column, (None, ""))
    return what.format(words=words) if rule and not rule(words) else None


RULES: Mapping[str, tuple[Callable[[str], Any], str]] = {
    "code": (
        CODE.fullmatch,
        "“{words}” has other characters than letters, figures, hyphens and dots; take them out",
    ),
    "holds_records": (
        lambda words: words.casefold() in HOLDS,
        "“{words}” is neither yes nor no; write one of them, or leave the cell empty",
    ),
    "email": (is_email_address, "“{words}” is no e-mail address; write one like name@example.org"),
    "voice": (
        lambda words: words.casefold() in VOICES,
        "“{words}” is none of lead, contributor and approver; write one, or leave the cell empty",
    ),
}

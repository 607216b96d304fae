"""Tables that rate: what is rated stands down the side, the answers stand across."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from guides.bringing.asides import add_aside
from guides.bringing.handouts import add_group, add_item
from guides.bringing.lines import SourceLine, has_words
from guides.bringing.marks import asks
from guides.bringing.options import MANY
from guides.bringing.state import Part, State
from guides.made_ids import slug, unused

LONGEST_POINT = 6
# A box, a code, a dotted line: nothing that is said.
EMPTY = re.compile(r"(?:\W|_|\b\d{1,2}\b|\b[oOxX]\b)*")
RATING = re.compile(
    r"\b(?:agree|satisf\w+|importan\w+|often|never|sometimes|always|likely|eas(?:y|ily)|difficult"
    r"|good|poor|well|rate|rating|scale|much|useful|helpful|confident|high|low|extent|yes)\b",
    re.IGNORECASE,
)
NO_ANSWER = re.compile(
    r"\W*(?:don['’]?t know|do not know|not sure|unsure|dk|n/?a|not applicable|no opinion"
    r"|prefer not to (?:say|answer)|refused)\W*",
    re.IGNORECASE,
)
WRITTEN = re.compile(r".*\b(?:comments?|reasons?|why|notes?|details?|explain|example)\b", re.I)
OFFERED = "every question offers that there is no answer; its reasons are chosen from there"
TO_WRITE_IN = "a column to write in; write it as a question of its own"
UNASKED = "a table that rates, and no question stands before it that asks for it"


class Grid(NamedTuple):
    """`head` is the row of the answers, `first` the column of what is rated."""

    head: int
    first: int


Rows = dict[int, dict[int, str]]


def grids_of(lines: Sequence[SourceLine], others: Mapping[int, object]) -> dict[int, Grid]:
    """The tables that rate, but for those of which it is known what they are."""
    tables: dict[int, Rows] = {}
    asked: dict[int, str] = {}
    before = ""
    for line in lines:
        if line.cell is None:
            before = line.body if asks(line.body) or line.marker else before
        elif line.cell.table not in others:
            asked.setdefault(line.cell.table, before)
            row = tables.setdefault(line.cell.table, {}).setdefault(line.cell.row, {})
            row[line.cell.column] = f"{row.get(line.cell.column, '')} {line.text}".strip()
    found = {table: _grid(rows, asked[table]) for table, rows in tables.items()}
    return {table: grid for table, grid in found.items() if grid}


def _grid(rows: Rows, question: str) -> Grid | None:
    head = next((at for at, cells in rows.items() if len(cells) > 1 and max(cells) > 1), None)
    if head is None:
        return None
    body = [cells for at, cells in rows.items() if at > head]
    first = _first(body)
    across = [text for column, text in rows[head].items() if column > first]
    beside = [text for cells in body for column, text in cells.items() if column > first]
    sure = RATING.search(" ".join((question, *across))) or any(map(_has_mark, beside))
    fitting = len(across) > 1 and all(map(_is_point, across)) and all(map(_is_code, beside))
    return Grid(head, first) if fitting and sure else None


def _has_mark(text: str) -> bool:
    return bool(text.strip("_. ")) and _is_code(text)


def _first(body: Sequence[dict[int, str]]) -> int:
    """The column of what is rated; a column of numbers may stand before it, and none be rated."""
    worded = [column for cells in body for column, text in cells.items() if not _is_code(text)]
    return min(worded, default=-1)


def _is_code(text: str) -> bool:
    return EMPTY.fullmatch(text) is not None


def _is_point(text: str) -> bool:
    return len(text.split()) <= LONGEST_POINT and not text.endswith("?")


def in_grid(state: State, line: SourceLine, grids: Mapping[int, Grid]) -> bool:
    cell = line.cell
    if cell is None or cell.table not in grids:
        return False
    grid = grids[cell.table]
    if cell.table not in state.rating:
        state.rating[cell.table] = _question_for(state, grid)
    question = state.rating[cell.table]
    if not has_words(line.text):
        state.note(line, line.text, "no words")
    elif question is None:
        state.not_understood(line, line.text, UNASKED)
    elif cell.row < grid.head:
        add_aside(state, line, line.body, question)
    elif cell.row == grid.head and cell.column >= grid.first:
        _head(state, line, question, rated=cell.column == grid.first)
    elif cell.column == grid.first:
        _rated(state, line, question, alone=cell.wide)
    else:
        state.note(line, line.text, "table heading", said=line.text)
    return True


def _question_for(state: State, grid: Grid) -> Part | None:
    """The question before the table, now asked of each line down its side."""
    question = state.question
    if question is None or question.get("options") or "for_each" in question:
        return None
    state.attach(question)
    question.update(kind="scale", options={}, columns={})
    if MANY.search(question["ask"]):
        question["kind"] = "any_of"
    state.handout = state.group = None
    if grid.first >= 0:
        handouts = state.guide["handouts"]
        name = unused("statements", handouts)
        handouts[name] = {"id": name, "name": name, "number": 0, "title": "Statements"}
        question["for_each"] = name
    return question


def _head(state: State, line: SourceLine, question: Part, *, rated: bool) -> None:
    if rated:
        sheet = state.guide["handouts"][question["for_each"]]
        sheet["title"] = line.body
        state.note(line, line.text, "hand-out", sheet, "title")
    elif NO_ANSWER.fullmatch(line.body):
        state.note(line, line.text, "option", question, "options", said=line.text, why=OFFERED)
    elif WRITTEN.fullmatch(line.body):
        state.not_understood(line, line.text, TO_WRITE_IN)
    else:
        _point(state, line, question)


def _point(state: State, line: SourceLine, question: Part) -> None:
    """An answer, which may go on in the next line of its cell."""
    column = line.cell.column if line.cell else 0
    option = question["columns"].get(column)
    if option:
        option["label"] = f"{option['label']} {line.text}"
    else:
        option = question["columns"][column] = {"label": line.text}
        name = unused(slug(line.text, "point"), question["options"])
        question["options"][name] = option
    state.note(line, line.text, "option", option, "label")


def _rated(state: State, line: SourceLine, question: Part, *, alone: bool) -> None:
    """A line to rate; one that fills its row is a heading of those below it."""
    state.handout = state.guide["handouts"][question["for_each"]]
    if alone:
        add_group(state, line)
    else:
        state.group = next(reversed(state.handout.get("groups", {}).values()), None)
        add_item(state, line)
    state.handout = state.group = None

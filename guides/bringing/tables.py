"""Tables of a source, row by row: a question, its answers, notes on it."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from guides.bringing.answer_kinds import kind_told
from guides.bringing.asides import add_aside, whole_line
from guides.bringing.asking import asking, probing, routing
from guides.bringing.headings import add_aim, minutes
from guides.bringing.lines import SourceLine, has_words, label_of
from guides.bringing.marks import PROBE, ROUTING, TIMING, asks, is_title
from guides.bringing.options import YES_OR_NO, add_option, add_yes_or_no, option_line
from guides.bringing.routes import base_line, condition_for, skip
from guides.bringing.state import Part, State

HEADS = (
    ("number", re.compile(r"(?:no\.?|nr\.?|#|q\.?|ref\.?|number|q no\.?)\W*", re.I)),
    ("section", re.compile(r"(?:section|theme|topic|area|heading)s?\b.*", re.I)),
    ("aim", re.compile(r"(?:aim|objective|purpose|what we (?:need|want))s?\b.*", re.I)),
    ("minutes", re.compile(r"(?:time|timing|minutes|mins|duration)\b.*", re.I)),
    ("question", re.compile(r"(?:.*\bquestion|ask|main question|discussion)s?\b.*", re.I)),
    ("options", re.compile(r"(?:.*\b(?:option|answer|response|code|categor)\w*)\b.*", re.I)),
    ("probes", re.compile(r"(?:.*\b(?:probe|prompt|follow.?up)s?)\b.*", re.I)),
    ("notes", re.compile(r"(?:.*\b(?:note|instruction|interviewer|comment|guidance)s?)\b.*", re.I)),
)
LONGEST_HEAD = 6


class Roles(NamedTuple):
    """What each column of a table holds, and whether its first row says so."""

    columns: dict[int, str]
    headed: bool = True


def roles_of(lines: Sequence[SourceLine]) -> dict[int, Roles]:
    """What each column of each table holds; a table that nothing is known of is left out."""
    tables: dict[int, list[SourceLine]] = {}
    for line in lines:
        if line.cell:
            tables.setdefault(line.cell.table, []).append(line)
    found = {table: _headed(held) or _unheaded(held) for table, held in tables.items()}
    return {table: roles for table, roles in found.items() if roles}


def _headed(lines: Sequence[SourceLine]) -> Roles | None:
    columns: dict[int, str] = {}
    for line in lines:
        role = _role(line.body) if line.cell and line.cell.row == 0 and not line.cell.wide else ""
        if line.cell and role:
            columns.setdefault(line.cell.column, role)
    return Roles(columns) if "question" in columns.values() else None


def _unheaded(lines: Sequence[SourceLine]) -> Roles | None:
    """Topics down the left, what is asked of each beside them."""
    columns: dict[int, list[str]] = {}
    for line in lines:
        if line.cell:
            columns.setdefault(line.cell.column, []).append(line.body)
    left, right = columns.get(0, []), columns.get(1, [])
    topics = left and all(is_title(text) or TIMING.fullmatch(text) for text in left)
    if set(columns) != {0, 1} or not topics or 2 * sum(map(asks, right)) <= len(right):
        return None
    return Roles({0: "section", 1: "question"}, headed=False)


def _role(text: str) -> str:
    if len(text.split()) > LONGEST_HEAD or text.endswith("?"):
        return ""
    return next((role for role, pattern in HEADS if pattern.fullmatch(text.strip())), "")


def in_table(state: State, line: SourceLine, roles: Mapping[int, Roles]) -> bool:
    cell = line.cell
    if cell is None or cell.table not in roles:
        return False
    columns, headed = roles[cell.table]
    if cell.row == 0 and headed:
        state.note(line, line.text, "table heading", said=line.text)
        return True
    if (cell.table, cell.row) != state.row:
        state.row, state.row_label = (cell.table, cell.row), ""
        state.trail, state.bullets_are = [], ""
    if cell.wide and is_title(line.body):
        section = state.open_section(line.body)
        state.note(line, line.body, "section", section, "title")
        return True
    return CELLS[columns.get(cell.column, "notes")](state, line)


def _number(state: State, line: SourceLine) -> bool:
    state.row_label = label_of(line.text)
    state.note(line, line.text, "table heading", said=line.text)
    return True


def _section(state: State, line: SourceLine) -> bool:
    if minutes(state, line):
        return True
    section = state.section
    if section is None or section["title"] != line.body:
        section = state.open_section(line.body)
    state.note(line, line.body, "section", section, "title")
    return True


def _aim(state: State, line: SourceLine) -> bool:
    if state.section is None:
        state.open_section("Questions")
    add_aim(state, line, line.body)
    return True


def _minutes(state: State, line: SourceLine) -> bool:
    found = TIMING.fullmatch(line.body) or re.fullmatch(r"(?P<minutes>\d{1,3})", line.body)
    if not found or state.section is None or "minutes" in state.section or found[0] == "0":
        state.not_understood(line, line.text, "minutes stand with a section, and once")
        return True
    state.section["minutes"] = int(found["minutes"])
    state.note(line, line.body, "minutes", state.section, "minutes", said=line.body)
    return True


def _question(state: State, line: SourceLine) -> bool:
    if not state.trail and not asks(line.body) and not line.marker:
        question = state.open_question(line.body, 0)
        state.note(line, line.body, "question", question, "ask")
        return True
    return next(True for step in BELOW_A_QUESTION if step(state, line))


def _options(state: State, line: SourceLine) -> bool:
    question = state.question
    if question is None or not state.trail:
        state.not_understood(line, line.text, "answers without a question in their row")
    elif YES_OR_NO.fullmatch(line.body):
        add_yes_or_no(state, line, line.body, question)
    else:
        _listed(state, line, question)
    return True


def _listed(state: State, line: SourceLine, question: Part) -> None:
    if not kind_told(state, line, line.body, question):
        for text in re.split(r"\s*[;/|]\s*|\s*[□☐☑▢❏]\s*", line.body):
            if has_words(text):
                add_option(state, line, text, question)


def _probes(state: State, line: SourceLine) -> bool:
    question = state.question
    if question is None or not state.trail:
        return _notes(state, line)
    text = line.body if PROBE.match(line.body) else f"Probe: {line.body}"
    add_aside(state, line, text, question)
    piece = state.pieces.pop()
    state.pieces.append(piece._replace(text=line.body))
    return True


def _notes(state: State, line: SourceLine) -> bool:
    question = state.question if state.trail else None
    if question is None:
        if not base_line(state, line):
            state.not_understood(line, line.text, "a note without a question in its row")
    elif ROUTING.search(line.body):
        skip(state, line, line.body, question)
    elif not condition_for(state, line, line.body, question):
        add_aside(state, line, line.body, question)
    return True


BELOW_A_QUESTION = (routing, base_line, probing, option_line, whole_line, asking)
CELLS: dict[str, Callable[[State, SourceLine], bool]] = {
    "number": _number,
    "section": _section,
    "aim": _aim,
    "minutes": _minutes,
    "question": _question,
    "options": _options,
    "probes": _probes,
    "notes": _notes,
}

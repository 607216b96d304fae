"""Whether the sheets of an XLSForm can be read as a form."""

import re
from collections import defaultdict
from collections.abc import Iterator

from guides.bringing.xlsform_sheets import Row, Sheet, SheetProblem, XlsformError
from guides.problems import advice, quoted

NAME = re.compile(r"[^\W\d][\w.-]*")
BEGIN_END = re.compile(r"(?P<word>begin|end)[ _](?P<what>group|repeat)")
SELECT = re.compile(
    r"(?P<kind>select_one|select_multiple|select one|select multiple|select1|select_one_external"
    r"|select all that apply|rank)(?: from)?\s+(?P<list>\S+)(?P<other>\s+or[_ ]other)?"
)
SIMPLE = {
    "string": "text",
    "text": "text",
    "integer": "number",
    "int": "number",
    "decimal": "number",
    "date": "date",
    "note": "note",
    "range": "number",
}
# What a form may also have, and a guide does not.
OTHERS = frozenset(
    ["time", "datetime", "datetime", "geopoint", "geotrace", "geoshape", "photo", "image", "audio"]
    + [
        "video",
        "file",
        "barcode",
        "acknowledge",
        "trigger",
        "hidden",
        "calculate",
        "start",
    ]
    + ["end", "today", "deviceid", "phonenumber", "username", "email", "simserial", "subscriberid"]
    + ["audit", "background-audio", "background-geopoint", "start-geopoint", "xml-external"]
    + ["csv-external", "select_one_from_file", "select_multiple_from_file", "rank", "osm"]
)
FILES = re.compile(r"select_(?:one|multiple)_from_file\s+\S+")


def check_sheets(sheets: dict[str, Sheet]) -> None:
    problems = sorted(_problems(sheets), key=lambda problem: (problem.sheet, problem.row))
    if problems:
        raise XlsformError(tuple(problems))


def _problems(sheets: dict[str, Sheet]) -> Iterator[SheetProblem]:
    survey = sheets.get("survey")
    if survey is None:
        known = ", ".join(map(quoted, sheets)) or "none"
        what = f"the sheet is missing (there is {known}); an XLSForm has its questions there. If"
        what += " this is a file of answers, bring the form that they were given to"
        yield SheetProblem("survey", 0, "", what)
        return
    lacking = [name for name in ("type", "name") if name not in survey.headings]
    for name in lacking:
        yield SheetProblem("survey", 1, name, "the column is missing; add it")
    if not lacking:
        lists = _lists(sheets.get("choices"))
        yield from _choice_problems(sheets.get("choices"))
        for row in survey.rows:
            yield from _row_problems(row, lists)
        yield from _nesting(survey)


def _lists(choices: Sheet | None) -> set[str]:
    return {list_of(row) for row in choices.rows} - {""} if choices else set()


def list_of(row: Row) -> str:
    return row["list_name"] or row["list"]


def _choice_problems(choices: Sheet | None) -> Iterator[SheetProblem]:
    names: dict[str, set[str]] = defaultdict(set)
    for row in choices.rows if choices else ():
        if not list_of(row):
            yield SheetProblem("choices", row.number, "list_name", "it is empty; name the list")
        elif not row["name"]:
            yield SheetProblem("choices", row.number, "name", "it is empty; name the choice")
        elif row["name"] in names[list_of(row)]:
            what = f"{quoted(row['name'])} is in the list already; choose another name"
            yield SheetProblem("choices", row.number, "name", what)
        names[list_of(row)].add(row["name"])


def _row_problems(row: Row, lists: set[str]) -> Iterator[SheetProblem]:
    kind = row["type"].strip()
    if not kind:
        if row["name"] or any(key.startswith("label") for key in row.cells):
            yield SheetProblem("survey", row.number, "type", "it is empty; write one such as text")
        return
    ends = BEGIN_END.fullmatch(kind.casefold())
    if not ends and (what := _kind_problem(kind, lists)):
        yield SheetProblem("survey", row.number, "type", what)
    if ends and ends["word"] == "end":
        return
    if not row["name"]:
        yield SheetProblem("survey", row.number, "name", "it is empty; name the question")
    elif not NAME.fullmatch(row["name"]):
        what = f"{quoted(row['name'])} is no name; use letters, digits and _, a letter first"
        yield SheetProblem("survey", row.number, "name", what)


def _kind_problem(kind: str, lists: set[str]) -> str:
    low = kind.casefold()
    select = SELECT.fullmatch(kind) or SELECT.fullmatch(low)
    if select and select["list"] not in lists and select["kind"] != "select_one_external":
        return (
            f"the list {quoted(select['list'])} is not in the sheet choices; "
            f"{advice(select['list'], sorted(lists))}"
        )
    if select or low in SIMPLE or low in OTHERS or FILES.fullmatch(low):
        return ""
    known = [*SIMPLE, *sorted(OTHERS), "select_one", "select_multiple", "begin_group", "end_group"]
    first = low.split()[0]
    if first in ("select_one", "select_multiple") or SELECT.fullmatch(f"{low} x"):
        return f"{quoted(kind)} names no list; write the list's name after it"
    return f"{quoted(kind)} is no type of question; {advice(first, known)}"


def _nesting(survey: Sheet) -> Iterator[SheetProblem]:
    """Whether each group ends, and names differ within each."""
    opened: list[tuple[str, Row]] = []
    names: list[set[str]] = [set()]
    for row in survey.rows:
        found = BEGIN_END.fullmatch(row["type"].strip().casefold())
        if not found or found["word"] == "begin":
            if row["name"] and row["name"] in names[-1]:
                what = f"{quoted(row['name'])} is used already in this group; choose another"
                yield SheetProblem("survey", row.number, "name", what)
            names[-1].add(row["name"])
        if found and found["word"] == "begin":
            opened.append((found["what"], row))
            names.append(set())
        elif found and (not opened or opened[-1][0] != found["what"]):
            what = f"this ends a {found['what']} that was not begun; take it out or begin one"
            yield SheetProblem("survey", row.number, "type", what)
        elif found:
            opened.pop()
            names.pop()
    for kind, row in opened:
        what = f"the {kind} {quoted(row['name'])} is not ended; write end_{kind} after its last row"
        yield SheetProblem("survey", row.number, "type", what)

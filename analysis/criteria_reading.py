"""Criteria read from YAML; a file that cannot be used says everything that is wrong with it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from analysis.criteria import Criteria
from analysis.criteria_checks import check_criteria
from analysis.criteria_words import shape_words
from guides.model import Guide
from guides.places import Complaint, Path
from guides.problems import Problem
from guides.reading.yaml_tree import Misread, Tree, names_in, read_tree

LIBRARY = FilePath(__file__).parent / "library"
ADAPTER = TypeAdapter(Criteria)
# What takes the place of a misshapen part, so that the rest can be checked.
UNREAD = "?"
GROUNDS = {"reason": UNREAD, "date": "2026-01-01"}
STAND_INS: dict[str | int, Any] = {
    "version": 1,
    "title": UNREAD,
    "core": {"items": [UNREAD], "agreed": False, **GROUNDS},
    "thresholds": {
        "answered": {"value": 0, **GROUNDS},
        "essential": {"value": 0, **GROUNDS},
        "grade_a": {"value": 3, **GROUNDS},
        "grade_b": {"value": 2, **GROUNDS},
        "grade_c": {"value": 1, **GROUNDS},
    },
    "representatives": {"types": [], **GROUNDS},
}
KEYED = {
    *("dimensions", "indicators", "gates", "options", "appraisal", "weights", "stress"),
    *("abilities", "hourly_rates"),
}


class CriteriaError(ValueError):
    """Criteria that cannot be used, with every mistake found in them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass
class Reading:
    """What came of a text; `left_out` are the names in parts that could not be read."""

    tree: Tree
    criteria: Criteria | None = None
    complaints: list[Complaint] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)


def library_text(guide: Guide) -> str:
    """What the library has for that version of the guide; empty where it has nothing."""
    path = LIBRARY / f"{guide.id}.yaml"
    if not path.exists():
        return ""
    text = path.read_text("utf-8")
    read = _read(text).criteria
    return "" if read and guide.version not in read.guide_versions else text


def library_criteria(guide: Guide) -> Criteria | None:
    """The criteria of the library for that version of the guide, where there are any."""
    text = library_text(guide)
    return parse_criteria(text, f"{guide.id}.yaml", guide) if text else None


def guide_named(text: str) -> str:
    """The id of the guide that the text says it is for."""
    data = _read(text).tree.data
    return str(data.get("guide", "")) if isinstance(data, dict) else ""


def load_criteria(path: FilePath, guide: Guide) -> Criteria:
    """Raises CriteriaError."""
    try:
        return parse_criteria(path.read_text("utf-8-sig"), path.name, guide)
    except UnicodeDecodeError:
        what = "this is not UTF-8 text; save the file as UTF-8"
        raise CriteriaError([Problem(path.name, 1, what)]) from None


def parse_criteria(text: str, name: str, guide: Guide) -> Criteria:
    """The criteria that the text holds; `name` is what problems call the file."""
    read = _read(text)
    problems = [Problem(name, fault.line, fault.what) for fault in read.tree.faults]
    complaints = list(read.complaints)
    if read.criteria:
        complaints += check_criteria(read.criteria, guide, read.left_out)
    for path, what in complaints:
        problems.append(Problem(name, _line(read.tree, path), what))
    if read.criteria is None or problems:
        raise CriteriaError(problems)
    return read.criteria


@lru_cache(maxsize=16)
def _read(text: str) -> Reading:
    if not text.strip():
        return Reading(Tree(), complaints=[((), "the file is empty; write criteria into it")])
    tree = read_tree(text)
    read = Reading(tree, left_out=set(tree.lost))
    if isinstance(tree.data, dict):
        _shape(read, _with_days(tree.data))
    elif not tree.faults:
        read.complaints.append(((), "these are not criteria; begin them with guide: and its id"))
    return read


def _with_days(data: Any) -> Any:
    """A day may be written without quotes."""
    if isinstance(data, dict):
        return {key: _with_days(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_days(value) for value in data]
    return data.raw if isinstance(data, Misread) and data.reading == "a date" else data


def _shape(read: Reading, data: dict[str, Any]) -> None:
    read.complaints += _doubled_ids(data)
    try:
        read.criteria = ADAPTER.validate_python(data)
    except ValidationError as error:
        _complain(read, data, error.errors(include_url=False))


def _complain(read: Reading, data: dict[str, Any], errors: Sequence[Any]) -> None:
    """What is misshapen is left out, so that the rest can be checked too."""
    paths = [_find(data, error["loc"]) for error in errors]
    spoilt = {fault.path for fault in read.tree.faults if fault.spoilt}
    for path, error in zip(paths, errors, strict=True):
        if path not in spoilt:
            read.complaints.append((error["loc"], shape_words(error)))
    rest = deepcopy(data)
    for part in sorted(filter(None, map(_keyed_part, paths)), key=len, reverse=True):
        read.left_out |= {str(part[-1])} | names_in(_take(rest, part))
    for path, error in zip(paths, errors, strict=True):
        if not _keyed_part(path) and error["loc"][0] in STAND_INS:
            rest[error["loc"][0]] = STAND_INS[error["loc"][0]]
    read.left_out.add(UNREAD)
    with suppress(ValidationError):
        read.criteria = ADAPTER.validate_python(rest)


def _keyed_part(path: Path) -> Path:
    """The innermost part with an id of its own; nothing where the path leads into none."""
    named = (n for n, step in enumerate(path) if n and isinstance(step, str))
    ends = [n + 1 for n in named if path[n - 1] in KEYED]
    return path[: ends[-1]] if ends else ()


def _take(data: Any, path: Path) -> Any:
    for step in path[:-1]:
        data = data.get(step, {})
    return data.pop(path[-1], None)


def _doubled_ids(data: Any, path: Path = ()) -> Iterator[Complaint]:
    """`gates: {g1: {id: g2}}` would be called by two names."""
    if not isinstance(data, dict):
        return
    for key, entry in data.items():
        if path and path[-1] in KEYED and isinstance(entry, dict) and "id" in entry:
            yield (*path, key, "id"), "the id stands before the colon already; take this out"
        yield from _doubled_ids(entry, (*path, key))


def _line(tree: Tree, path: Path) -> int:
    found = _find(tree.data, path)
    while found and found not in tree.lines:
        found = found[:-1]
    return tree.lines.get(found, 1)


def _find(data: Any, path: Path) -> Path:
    """The path in the file of what stands at this path of the model, or of what lacks it."""
    found: Path = ()
    for step in path:
        if isinstance(data, dict) and isinstance(step, int) and step < len(data):
            step = list(data)[step]
        if not _has(data, step):
            break
        data, found = data[step], (*found, step)
    return found


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data

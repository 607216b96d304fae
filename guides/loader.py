"""Guides read from YAML; a file that cannot be used says everything that is wrong with it."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from guides.checks import check_guide
from guides.model import Guide
from guides.places import Complaint, Path, find, value_at
from guides.problems import GuideError, Problem
from guides.reading.shape import read_shape
from guides.reading.yaml_tree import Tree, read_tree

MOST_BYTES = 2_000_000
# The file says `guide:` where the model says `id`; the other way round, to refuse `id:` there.
RENAMED: dict[str | int, str] = {"guide": "id", "id": "guide"}


def load_guide(path: FilePath) -> Guide:
    name = f"{path.parent.name}/{path.name}"
    if path.stat().st_size > MOST_BYTES:
        raise _refusal(name, "the file is larger than 2 MB; a guide is far smaller, so check which")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refusal(name, "this is not UTF-8 text; save the file as UTF-8", line) from None
    return parse_guide(text, name)


@lru_cache(maxsize=32)
def parse_guide(text: str, name: str) -> Guide:
    """The guide that the text holds; `name` is what problems call the file."""
    if len(text) > MOST_BYTES:
        raise _refusal(name, "the text is longer than 2 MB; a guide is far shorter, so check which")
    tree = read_tree(text.removeprefix("\ufeff"))
    guide, problems = _read(tree, name)
    if guide is None or problems:
        raise GuideError(sorted(problems, key=lambda problem: problem.line))
    return guide


def _refusal(name: str, what: str, line: int = 1) -> GuideError:
    return GuideError([Problem(name, line, what)])


def _read(tree: Tree, name: str) -> tuple[Guide | None, list[Problem]]:
    data = _renamed(tree.data)
    problems = [_problem(name, data, fault.path, fault.line, fault.what) for fault in tree.faults]
    if tree.data is None:
        return None, problems
    shape = read_shape(data)
    spoilt = {_swapped(fault.path) for fault in tree.faults if fault.spoilt}
    complaints = _placed(shape.complaints, data, spoilt)
    if shape.guide:
        spoilt |= {find(data, path) for path in shape.mended}
        complaints += _placed(check_guide(shape.guide, shape.unread | tree.lost), data, spoilt)
    for path, what in complaints:
        problems.append(_problem(name, data, path, tree.lines[_swapped(path)], what))
    return shape.guide, problems


def _renamed(data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    return {RENAMED.get(key, key): value for key, value in data.items()}


def _swapped(path: Path) -> Path:
    return (RENAMED.get(path[0], path[0]), *path[1:]) if path else path


def _placed(complaints: Iterable[Complaint], data: Any, spoilt: set[Path]) -> list[Complaint]:
    """Where each stands in the data; nothing more is said of what is spoilt."""
    places = ((find(data, path), what) for path, what in complaints)
    return [(path, what) for path, what in places if path not in spoilt]


def _problem(name: str, data: Any, path: Path, line: int, what: str) -> Problem:
    if path[:1] != ("sections",):
        return Problem(name, line, what, key=str(path[0]) if path else "")
    section = _id_at(data, path[:2])
    in_question = path[2:3] == ("questions",) and len(path) > 3
    question = _id_at(data, path[:4]) if in_question else ""
    key = path[4:5] if in_question else path[2:3]
    return Problem(name, line, what, section, question, str(key[0]) if key else "")


def _id_at(data: Any, path: Path) -> str:
    part = value_at(data, path)
    found = part.get("id") if isinstance(part, dict) else None
    return found if isinstance(found, str) else ""

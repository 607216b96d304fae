"""A part of a YAML text put in the place of another, with every other line left as it was."""

from contextlib import suppress
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from guides.places import Path
from guides.reading.yaml_tree import Misread, read_tree
from guides.yaml_writer import entry_text


class NoSuchPlace(ValueError):
    """The text is no YAML, or nothing like it can stand at that place."""


class Entry(NamedTuple):
    """A value, with its key unless it stands in a list, and the part that holds it."""

    holder: MappingNode | SequenceNode
    key: ScalarNode | None
    value: Node


def part_in(text: str, path: Path) -> Any:
    """What stands there as plain data; None where nothing does."""
    found = read_tree(text).data
    for step in path:
        found = _within(found, step)
    return _plain(found)


def with_part(text: str, path: Path, value: Any) -> str:
    """The text with the value at that place, be it there already or not. Raises NoSuchPlace."""
    root, entries = walk(text, path)
    braces = _first_between_braces(entries)
    if len(entries) == len(path) or braces < len(entries):
        return _with_value(text, entries, min(braces, len(entries) - 1), path, value)
    mapping = entries[-1].value if entries else root
    if not isinstance(mapping, MappingNode):
        return _with_value(text, entries, len(entries) - 1, path, value)
    at = len(entries)
    return _added(text, mapping, {path[at]: _nested(path[at + 1 :], value)})


def without_part(text: str, path: Path) -> str:
    """The text without what stands there; a part that this leaves empty goes with it."""
    _, entries = walk(text, path)
    if len(entries) < len(path):
        return text
    while len(path) > 1 and len(entries[-1].holder.value) == 1:
        path, entries = path[:-1], entries[:-1]
    whole = min(_first_between_braces(entries), _beside_a_dash(text, entries))
    if whole < len(entries) - 1:
        rest = part_in(text, path[: whole + 1])
        _take(rest, path[whole + 1 :])
        return _replaced(text, entries[whole], path[whole], rest)
    start = line_start(text, _start(entries[-1]))
    return text[:start] + text[line_end(text, end_of(entries[-1].value)) + 1 :]


def walk(text: str, path: Path) -> tuple[MappingNode, list[Entry]]:
    """The whole, and the entries on the way to the place as far as they are there."""
    try:
        root = _composed(text)
    except YAMLError as error:
        raise NoSuchPlace("the text is no YAML") from error
    if not isinstance(root, MappingNode) or root.flow_style or not root.value:
        raise NoSuchPlace("the text has no keys on lines of their own")
    entries: list[Entry] = []
    node: Node = root
    for step in path:
        entry = _entry(node, step)
        if entry is None:
            break
        if text[: _start(entry)].rstrip(" ").endswith("?"):
            raise NoSuchPlace("a key stands behind a question mark")
        entries.append(entry)
        node = entry.value
    return root, entries


def _entry(node: Node, step: str | int) -> Entry | None:
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return Entry(node, None, node.value[step])
    if not isinstance(node, MappingNode):
        return None
    return next((Entry(node, key, value) for key, value in node.value if key.value == step), None)


def _within(data: Any, step: str | int) -> Any:
    if isinstance(data, list):
        return data[step] if isinstance(step, int) and step < len(data) else None
    return data.get(step) if isinstance(data, dict) else None


def _composed(text: str) -> Node:
    with suppress(YAMLError):
        return YAML(typ="safe").compose(text)
    return YAML(typ="safe", pure=True).compose(text)  # what the parser in C refuses


def _first_between_braces(entries: list[Entry]) -> int:
    """The first whose value stands between braces: what is in it has no lines of its own."""
    inside = [stands_between_braces(entry.value) for entry in entries]
    return next((n for n, flow in enumerate(inside) if flow), len(entries))


def stands_between_braces(node: Node) -> bool:
    return bool(getattr(node, "flow_style", False))


def _beside_a_dash(text: str, entries: list[Entry]) -> int:
    """The line of a list that the last entry begins, whose dash must stay."""
    start = _start(entries[-1])
    is_first = text[line_start(text, start) : start].strip() == "-"
    return len(entries) - 2 if is_first else len(entries)


def _with_value(text: str, entries: list[Entry], at: int, path: Path, value: Any) -> str:
    """The entry at that step is written anew, with the value in it."""
    rest = path[at + 1 :]
    if rest:
        data = part_in(text, path[: at + 1])
        value = _merged(data if isinstance(data, dict | list) else {}, rest, value)
    return _replaced(text, entries[at], path[at], value)


def _merged(data: Any, path: Path, value: Any) -> Any:
    inner = data
    for step in path[:-1]:
        if not isinstance(_within(inner, step), dict | list):
            inner[step] = {}
        inner = inner[step]
    inner[path[-1]] = value
    return data


def _nested(path: Path, value: Any) -> Any:
    for step in reversed(path):
        value = {step: value}
    return value


def _take(data: Any, path: Path) -> None:
    for step in path[:-1]:
        data = data[step]
    del data[path[-1]]


def _replaced(text: str, entry: Entry, step: str | int, value: Any) -> str:
    start = _start(entry)
    data = {str(step): value} if entry.key else value
    written = entry_text(data, start - line_start(text, start)).strip()
    return text[:start] + written + text[end_of(entry.value) :]


def _added(text: str, mapping: MappingNode, data: dict[Any, Any]) -> str:
    """After what stands last in the mapping, and a remark beside that."""
    last_key, last = mapping.value[-1]
    place = line_end(text, end_of(last))
    written = entry_text(data, last_key.start_mark.column).rstrip("\n")
    return f"{text[:place]}\n{written}{text[place:] or chr(10)}"


def _start(entry: Entry) -> int:
    return int((entry.key or entry.value).start_mark.index)


def end_of(node: Node) -> int:
    """Where it really ends: a block is said to end only where something else begins."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return end_of(node.value[-1][1])
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return end_of(node.value[-1])
    end = int(node.end_mark.index)
    block = isinstance(node, ScalarNode) and node.style in ("|", ">")
    return end - 1 if block and end else end


def line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def line_end(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data.raw if isinstance(data, Misread) else data

"""Lines of a list in a YAML text put in, taken out, moved, with the rest left as it was.

The keys of a part are moved in the same way.
"""

import re
from typing import Any, NamedTuple

from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from guides.places import Path
from guides.yaml_parts import (
    end_of,
    line_end,
    line_start,
    part_in,
    stands_between_braces,
    walk,
    with_part,
)
from guides.yaml_writer import entry_text


class Listed(NamedTuple):
    """A text, parted at the lines of a list or the keys of a part, which stand in one column.

    A line takes the remarks directly above it along; the gap after it, which is of empty lines
    and of remarks that stand apart, stays where it is.
    """

    before: str
    bodies: list[str]
    gaps: list[str]
    after: str
    column: int

    @property
    def text(self) -> str:
        lines = (body + gap for body, gap in zip(self.bodies, self.gaps, strict=True))
        return "".join((self.before, *lines, self.after))

    def put(self, at: int, body: str) -> None:
        """Set off as the lines before it are."""
        self.bodies.insert(at, body)
        usual = self.gaps[0] if len(self.gaps) > 1 and not self.gaps[0].strip() else ""
        is_last = at == len(self.gaps)
        self.gaps.insert(at - 1 if is_last else at, usual)

    def take(self, at: int) -> str:
        """Remarks that stand apart after it are kept, before the next line."""
        body, gap = self.bodies.pop(at), self.gaps.pop(at)
        if at < len(self.bodies):
            self.bodies[at] = f"{gap if gap.strip() else ''}{self.bodies[at]}"
        elif not self.gaps[-1].strip():
            self.gaps[-1] = ""
        return body


def with_line(text: str, path: Path, at: int, data: dict[str, Any]) -> str:
    """The text with one more line in the list there, which need not stand yet."""
    listed = _listed(text, path)
    if listed is None:
        held = list(part_in(text, path) or ())
        held.insert(at, data)
        return with_part(text, path, held)
    listed.put(at, _body(data, listed.column))
    return listed.text


def without_line(text: str, path: Path, at: int) -> str:
    """The text without that line; of a list that this empties the brackets are left."""
    listed, held = _listed(text, path), part_in(text, path)
    if listed is None or len(held) == 1:
        del held[at]
        return with_part(text, path, held)
    listed.take(at)
    return listed.text


def with_line_moved(text: str, path: Path, at: int, to: Path, to_at: int) -> str:
    """The text with that line in another place, counted as if it had been taken out before."""
    listed, data = _listed(text, path), part_in(text, (*path, at))
    if listed and path == to:
        listed.bodies.insert(to_at, listed.bodies.pop(at))
        return listed.text
    taken = without_line(text, path, at)
    there = _listed(taken, to)
    if listed is None or there is None:
        return with_line(taken, to, to_at, data)
    there.put(to_at, _shifted(listed.bodies[at], there.column - listed.column))
    return there.text


def with_key_shifted(text: str, path: Path, key: str, *, by: int) -> str:
    """The text with that key of the part there moved up or down, where there is room."""
    held = part_in(text, path) or {}
    keys = list(held)
    at = keys.index(key) if key in keys else -1
    if at < 0 or not 0 <= at + by < len(keys):
        return text
    listed = _listed(text, path)
    if listed:
        listed.bodies.insert(at + by, listed.bodies.pop(at))
        return listed.text
    keys.insert(at + by, keys.pop(at))
    return with_part(text, path, {name: held[name] for name in keys})


def _listed(text: str, path: Path) -> Listed | None:
    """The text at its list or part; None where none with lines of its own stands there."""
    _, entries = walk(text, path)
    node = entries[-1].value if len(entries) == len(path) else None
    in_lines = not any(stands_between_braces(entry.value) for entry in entries)
    if not (isinstance(node, SequenceNode | MappingNode) and node.value and in_lines):
        return None
    return _parted(text if text.endswith("\n") else f"{text}\n", node)


def _parted(text: str, node: SequenceNode | MappingNode) -> Listed | None:
    """None where its dashes or keys stand elsewhere than it begins, as behind an anchor."""
    column = int(node.start_mark.column)
    starts, ends = [], []
    place, floor = line_start(text, node.start_mark.index), 0
    for each in node.value:
        key, value = each if isinstance(each, tuple) else (None, each)
        # After the line before only remarks can stand above the next dash.
        found = _key_place(text, key, column) if key else _dash(text, max(place, floor), column)
        if found is None:
            return None
        place = found
        starts.append(_with_remarks(text, place, floor))
        floor = _with_deeper_remarks(text, line_end(text, end_of(value)) + 1, column)
        ends.append(floor)
    gaps = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    bodies = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return Listed(text[: starts[0]], bodies, [*gaps, ""], text[floor:], column)


def _dash(text: str, start: int, column: int) -> int | None:
    found = re.compile(rf"^{' ' * column}-(?=\s)", re.M).search(text, start)
    return found.start() if found else None


def _key_place(text: str, key: ScalarNode, column: int) -> int | None:
    at = int(key.start_mark.index)
    start = line_start(text, at)
    return start if text[start:at] == " " * column else None


def _with_remarks(text: str, start: int, floor: int) -> int:
    """Where the remarks begin that stand directly above the line."""
    while start > floor:
        above = line_start(text, start - 1)
        if not text[above:start].lstrip(" ").startswith("#"):
            break
        start = above
    return start


def _with_deeper_remarks(text: str, end: int, column: int) -> int:
    """Where the line ends with the remarks below it that are indented as what is in it."""
    deeper = re.compile(rf"(?:[ ]*\n)*[ ]{{{column + 1},}}#[^\n]*\n")
    while found := deeper.match(text, end):
        end = found.end()
    return end


def _body(data: dict[str, Any], column: int) -> str:
    return f"{' ' * column}- {entry_text(data, column + 2).lstrip(' ')}"


def _shifted(body: str, by: int) -> str:
    lines = body.splitlines(keepends=True)
    if by >= 0:
        return "".join(f"{' ' * by}{line}" if line.strip() else line for line in lines)
    return "".join(line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines)

"""YAML text as plain data, with the line of each part and complaints about what a guide avoids."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.cyaml import CParser
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import Resolver

from guides.places import Path
from guides.problems import quotable, quoted
from guides.reading.yaml_syntax import Unreadable, check_characters, syntax_error

DEEPEST = 16
WHOLE_NUMBER = re.compile(r"[-+]?[0-9]{1,18}")
READINGS = {"bool": "true or false", "null": "nothing", "timestamp": "a date"}
TAG_PREFIX = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Misread:
    """A text that YAML takes for something else and no guide has a use for."""

    raw: str
    reading: str


class Fault(NamedTuple):
    """A complaint; of a part that is spoilt nothing more should be said."""

    path: Path
    line: int
    what: str
    spoilt: bool = True


@dataclass
class Tree:
    """Plain data; lines are those of keys and list items; `lost` are names in what was left out."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


def read_tree(text: str) -> Tree:
    try:
        check_characters(text)
        return _tree(text)
    except Unreadable as error:
        return Tree(faults=[Fault((), error.line, error.what)])
    except (YAMLError, ValueError, OverflowError) as error:
        return Tree(faults=[Fault((), *syntax_error(error))])


def _tree(text: str) -> Tree:
    # The parser in C is ten times as fast, and refuses a little of what YAML allows.
    with suppress(YAMLError):
        return _Reader(iter(CParser(text).get_event, None)).document()
    return _Reader(YAML(typ="safe", pure=True).parse(text)).document()


def names_in(data: Any) -> set[str]:
    """Every text and key in data, at any depth."""
    if isinstance(data, dict):
        return set(data).union(*map(names_in, data.values()))
    if isinstance(data, list):
        return set().union(*map(names_in, data))
    return {data} if isinstance(data, str) else set()


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


@lru_cache(maxsize=2048)
def _reading(text: str, implicit: tuple[bool, bool]) -> str:
    """What YAML takes a scalar for: str, int, bool, null, float, timestamp, merge or value."""
    return str(_RESOLVER.resolve(ScalarNode, text, implicit)).removeprefix(TAG_PREFIX)


_RESOLVER = Resolver()


class _Reader:
    """Walks the events once; a fault is noted and the walk goes on."""

    def __init__(self, events: Iterator[Event]) -> None:
        self.events = events
        self.tree = Tree()

    def document(self) -> Tree:
        next(self.events)
        start = next(self.events)
        if isinstance(start, StreamEndEvent):
            raise Unreadable(1, "the file is empty; write a guide into it")
        self.tree.data = self._value(next(self.events), ())
        self._end_of_document()
        return self.tree

    def _end_of_document(self) -> None:
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                what = "a second document begins with ---; keep one guide in one file"
                raise Unreadable(_line(event), what)

    def _value(self, event: Event, path: Path, line: int = 0) -> Any:
        line = line or _line(event)
        self.tree.lines[path] = line
        if len(path) > DEEPEST:
            raise Unreadable(line, "lists stand too deep inside one another; write it flatter")
        self._refuse_extras(event, path, line)
        if isinstance(event, MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(event, path, line)

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key, line = self._key(event, path), _line(event)
            if key is None:
                self._leave_out()
            elif key in found:
                self._repeated(key, path, line)
                self._leave_out()
            else:
                found[key] = self._value(next(self.events), (*path, key), line)
        return found

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _scalar(self, event: Event, path: Path, line: int) -> Any:
        if not isinstance(event, ScalarEvent):
            return None
        reading = _reading(event.value, event.implicit)
        if reading in ("str", "merge", "value"):
            return self._text(event, path, line)
        if reading == "null":
            self._fault(path, line, f"{_named(path)} is empty; write something or take it out")
            return None
        if reading == "bool":
            return event.value.lower() == "true"
        if reading == "int" and WHOLE_NUMBER.fullmatch(event.value):
            return int(event.value)
        return Misread(event.value, READINGS.get(reading, "a number"))

    def _text(self, event: ScalarEvent, path: Path, line: int) -> str:
        """The file's own characters were checked; an escape in double quotes can bring others."""
        text = str(event.value)
        if event.style == '"':
            try:
                check_characters(text)
            except Unreadable as error:
                self._fault(path, line, error.what)
        return text

    def _key(self, event: Event, path: Path) -> str | None:
        """The key; None when what stands there cannot be one."""
        line = _line(event)
        self._refuse_extras(event, path, line)
        if not isinstance(event, ScalarEvent):
            self._skip(event)
            self._fault(path, line, "a list stands where a key should; write one word and a colon")
            return None
        reading = _reading(event.value, event.implicit)
        if reading == "merge":
            self._fault(path, line, "<< is not used in guides; write the lines out each time")
            return None
        if reading not in ("str", "value"):
            self._misread_key((*path, event.value), line, reading)
        return self._text(event, (*path, event.value), line)

    def _misread_key(self, path: Path, line: int, reading: str) -> None:
        kept = reading in ("bool", "null")
        remedy = "put it in quotes" if kept else "put a letter before it, in quotes or not"
        word = READINGS.get(reading, "a number")
        self._fault(path, line, f"YAML reads the key {quoted(str(path[-1]))} as {word}; {remedy}")

    def _repeated(self, key: str, path: Path, line: int) -> None:
        first = self.tree.lines[(*path, key)]
        what = f"the key {quoted(key)} is written twice, on lines {first} and {line}; keep one"
        self._fault((*path, key), line, what, spoilt=False)

    def _leave_out(self) -> None:
        self._skip(next(self.events))

    def _skip(self, event: Event) -> None:
        aside = _Reader(self.events)
        self.tree.lost |= names_in(aside._value(event, ()))

    def _refuse_extras(self, event: Any, path: Path, line: int) -> None:
        if isinstance(event, AliasEvent):
            mark = quotable(f"*{event.anchor}")
            self._fault(path, line, f"{mark} is not used in guides; write it out here")
        elif event.anchor is not None:
            self._take_out(path, line, f"&{event.anchor}")
        if getattr(event, "tag", None) is not None:
            self._take_out(path, line, f"the tag {event.tag}")

    def _take_out(self, path: Path, line: int, mark: str) -> None:
        what = f"{quotable(mark)} is not used in guides; take it out"
        self._fault(path, line, what, spoilt=False)

    def _fault(self, path: Path, line: int, what: str, *, spoilt: bool = True) -> None:
        self.tree.faults.append(Fault(path, line, what, spoilt))


def _named(path: Path) -> str:
    if path and isinstance(path[-1], str):
        return f"the key {quoted(path[-1])}"
    return f"a line of {quoted(str(path[-2]))}" if len(path) > 1 else "the file"

"""A guide as the YAML text that its author might have written."""

import re
from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from guides.lists import Group, HandOut, Item, Roster
from guides.model import Guide, Introduction, Objective, Section
from guides.question import Instruction, Option, Question, Words

WIDEST = 100
# So wide that ruamel folds nothing: it loses a space beside an escaped mark.
UNFOLDED = 10**9
# Keys whose texts are read by people; these stand in quotes, ids and the like do not.
PROSE = frozenset(
    {"title", "text", "ask", "self_completion", "hint", "label", "statement", "lead", "aim"}
    | {"probes", "supplementary"}
)
# What needs no quotes, unless YAML reads it as something else.
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*( [A-Za-z0-9_.-]+)*")
LONG_TEXT = re.compile(r"(?P<before> *(?:- )?(?P<key>[^\"{\[]+: )?)(?P<text>\".*\")")
GAP = re.compile(r"(?<=[^ \\]) (?=[^ ])")
# Parts that are set off by an empty line, one by one.
SET_OFF = ("handouts", "sections")

# The order of keys, and the keys that are written even when they hold nothing.
ORDER: dict[type, tuple[str, ...]] = {
    Words: ("text", "source"),
    Objective: ("text", "source"),
    Instruction: ("kind", "text", "source"),
    Introduction: ("ask", "self_completion", "instructions", "source"),
    Option: ("label", "specify", "alone", "source"),
    Item: ("label", "hint", "specify", "source"),
    Group: ("label", "track", "items"),
    HandOut: ("number", "title", "statement", "lead", "source", "groups"),
    Roster: ("title", "item", "named_by", "most", "source"),
    Question: (
        *("id", "for_each", "kind", "handout", "ask", "self_completion", "hint", "instructions"),
        *(
            "probes",
            "ask_if",
            "options",
            "indicator",
            "unit",
            "lowest",
            "highest",
            "source",
            "supplementary",
        ),
    ),
    Section: ("id", "title", "minutes", "aim", "introduction", "questions"),
    Guide: ("version", "title", "instructions", "objectives", "handouts", "rosters", "sections"),
}
NEEDED = frozenset({"number", "items", "questions", "sections", "label", "title", "text", "ask"})
KEYED = frozenset({"objectives", "handouts", "rosters", "groups", "items", "options"})


def guide_text(guide: Guide) -> str:
    """What `parse_guide` reads as the same guide again."""
    return yaml_text({"guide": guide.id, **part_data(guide)})


def yaml_text(data: Mapping[str, Any]) -> str:
    """The text of a guide given as plain data, in the keys that a file uses."""
    head = {key: data[key] for key in ("guide", "version", "title") if key in data}
    chunks = [_dumped(head)] if head else []
    for key in [key for key in data if key not in head]:
        chunks += _chunks(key, data[key])
    return "\n".join(chunks)


def part_data(part: Any) -> dict[str, Any]:
    """A part of a guide as plain data, in the keys that a file uses."""
    pairs = ((key, _value(key, getattr(part, key))) for key in ORDER[type(part)])
    return {key: value for key, value in pairs if _is_written(part, key, value)}


def _is_written(part: Any, key: str, value: Any) -> bool:
    if isinstance(part, Roster) and key == "most":
        return bool(value != 10)
    if isinstance(part, Instruction):
        return bool(value) and (key, value) != ("kind", "note")
    if key == "highest":
        return value is not None
    return key in NEEDED or bool(value)


def _value(key: str, held: Any) -> Any:
    if key in WRITTEN:
        return WRITTEN[key](held)
    if key in KEYED:
        return {part.id: _short(part) for part in held}
    if isinstance(held, tuple):
        return [part_data(part) for part in held]
    return held


def _short(part: Any) -> Any:
    """A bare text where nothing but a text is said."""
    data = part_data(part)
    main = "text" if isinstance(part, Words) else "label"
    bare = isinstance(part, Words | Option | Item) and list(data) == [main]
    return data[main] if bare else data


def _instructions(held: tuple[Instruction, ...]) -> Any:
    written = [_instruction(one) for one in held]
    return written[0] if len(written) == 1 and isinstance(written[0], str) else written


def _instruction(one: Instruction) -> Any:
    data = part_data(one)
    return data["kind"] if list(data) == ["kind"] else data


def _one_or_many(held: tuple[str, ...]) -> Any:
    return held[0] if len(held) == 1 else list(held)


def _routes(held: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    return {on: _one_or_many(values) for on, values in held.items()}


WRITTEN: dict[str, Callable[[Any], Any]] = {
    "aim": _short,
    "introduction": lambda held: held and part_data(held),
    "instructions": _instructions,
    "probes": lambda held: [_short(probe) for probe in held],
    "source": _one_or_many,
    "ask_if": _routes,
}


def _chunks(key: str, value: Any) -> list[str]:
    """One text, or one for each part that is set off; only the first repeats the key."""
    if key not in SET_OFF or not value:
        return [_dumped({key: value})]
    parts = [{k: v} for k, v in value.items()] if isinstance(value, dict) else [[v] for v in value]
    texts = [_dumped({key: part}) for part in parts]
    return [texts[0], *(text.partition("\n")[2] for text in texts[1:])]


def entry_text(data: Mapping[str, Any], column: int) -> str:
    """The lines of entries that stand deep in a text, the first with its margin too."""
    return _dumped(data, column)


def _dumped(data: Mapping[str, Any], column: int = 0) -> str:
    yaml = YAML()
    yaml.width = UNFOLDED
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump(_styled(data, column - 2), out)
    lines = (" " * column + line for line in out.getvalue().splitlines(keepends=True))
    return "".join(map(_folded, lines))


def _folded(line: str) -> str:
    found = LONG_TEXT.fullmatch(line.rstrip("\n")) if len(line) > WIDEST + 1 else None
    if not found:
        return line
    key = found["key"] or ""
    margin = " " * (len(found["before"]) - len(key) + (2 if key else 0))
    lines = [found["before"]]
    for word in GAP.split(found["text"]):
        if lines[-1].endswith(" "):
            lines[-1] += word
        elif len(lines[-1]) + 1 + len(word) <= WIDEST:
            lines[-1] += f" {word}"
        else:
            lines.append(margin + word)
    return "\n".join(lines) + "\n"


def _styled(value: Any, at: int, name: str = "", *, prose: bool = False) -> Any:
    """The value with its style; `at` is the column of its key, which is called `name`."""
    if isinstance(value, str):
        return DoubleQuotedScalarString(value) if prose or not WORD.fullmatch(value) else value
    if not isinstance(value, dict | list):
        return value
    held: Any = CommentedSeq()
    if isinstance(value, dict):
        held = CommentedMap({k: _styled_entry(name, k, value[k], at + 2) for k in value})
    else:
        held.extend(_styled(one, at + 2, prose=prose) for one in value)
    is_lone = not name and len(value) == 1
    if not value or (at > 0 and not is_lone and _in_one_line(value, at + len(name) + 2)):
        held.fa.set_flow_style()
    return held


def _styled_entry(outer: str, name: str, value: Any, at: int) -> Any:
    label = outer in KEYED and isinstance(value, str)
    return _styled(value, at, name, prose=label or name in PROSE)


def _in_one_line(value: Any, start: int) -> bool:
    is_question = isinstance(value, dict) and {"id", "kind"} <= set(value)
    parts = value.values() if isinstance(value, dict) else value
    simple = all(not isinstance(part, dict | list) or _is_flat(part) for part in parts)
    return simple and not is_question and start + _length(value) <= WIDEST


def _is_flat(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(one, dict | list) for one in value)


def _length(value: Any) -> int:
    """About as long as it is when it stands in one line."""
    if isinstance(value, dict):
        return sum(len(key) + 4 + _length(one) for key, one in value.items())
    if isinstance(value, list):
        return 2 + sum(2 + _length(one) for one in value)
    return len(str(value)) + 2

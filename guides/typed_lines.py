"""Choices, probes and instructions as they are typed, one on each line, and what they become."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from guides.likeness import LEAST, likeness
from guides.made_ids import slug, unused
from guides.names import INSTRUCTION_WORDS

MARKS = {"specify": "(please say which)", "alone": "(chosen alone)"}
"""What stands behind a choice that asks for words, and behind one that is chosen with no other."""
MOST_COMPARED = 1000
"""Pairs of lines: to compare so many takes a fifth of a second, in which nobody else can save."""


def lines_of(typed: str) -> list[str]:
    return [cleaned for line in typed.splitlines() if (cleaned := " ".join(line.split()))]


def aligned(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each new line the old one that it is: word for word, or reworded unless too many are new.

    What is left of as many lines as before is the one in whose place it stands.
    """
    found: list[int | None] = [None] * len(new)
    left = set(range(len(old)))
    for least in (1.0, LEAST):
        new_ones = [at for at, each in enumerate(found) if each is None]
        if least < 1 and len(new_ones) * len(left) > MOST_COMPARED:
            break
        for at in new_ones:
            found[at] = _likest(old, left, new[at], least)
            left.discard(found[at])
    if len(old) == len(new):
        return [at if each is None and at in left else each for at, each in enumerate(found)]
    return found


def _likest(old: Sequence[str], left: set[int], line: str, least: float) -> int | None:
    if least == 1:
        return min((n for n in left if old[n] == line), default=None)
    alike, behind = max(((likeness(old[n], line), -n) for n in left), default=(0.0, 0))
    return -behind if alike >= least else None


def choice_labels(held: Any) -> dict[str, str]:
    """What is read of each choice, by its id."""
    return {id_: _label(_choice_line(raw)) for id_, raw in _by_id(held).items()}


def choices_shown(held: Any) -> str:
    return "\n".join(_choice_line(raw) for raw in _by_id(held).values())


def choices_read(typed: str, held: Any, taken: Collection[str] = ()) -> dict[str, Any]:
    """A choice that is only reworded keeps its id, and what else is said of it.

    A new one has an id that is none of those `taken` elsewhere.
    """
    old, lines = _by_id(held), lines_of(typed)
    ids, read = list(old), dict[str, Any]()
    for line, at in zip(lines, aligned(choices_shown(held).splitlines(), lines), strict=True):
        name = (
            unused(slug(_label(line), "choice"), {*old, *read, *taken}) if at is None else ids[at]
        )
        read[name] = _choice(line, None if at is None else old[name])
    return read


def _by_id(held: Any) -> dict[str, Any]:
    """Options may be written as a list, too."""
    if isinstance(held, dict):
        return held
    parts = [part for part in held if isinstance(part, dict)] if isinstance(held, list) else []
    return {str(part.get("id")): {k: v for k, v in part.items() if k != "id"} for part in parts}


def _choice_line(raw: Any) -> str:
    said = raw if isinstance(raw, dict) else {"label": raw}
    marks = [mark for key, mark in MARKS.items() if said.get(key) is True]
    return " ".join([*str(said.get("label", "")).split(), *marks])


def _label(line: str) -> str:
    for mark in MARKS.values():
        line = line.replace(mark, "")
    return line.strip()


def _choice(line: str, old: Any) -> Any:
    if old is not None and _choice_line(old) == line:
        return old
    marks = {key: True for key, mark in MARKS.items() if mark in line}
    said = {"label": _label(line), **marks}
    rest = old.items() if isinstance(old, dict) else ()
    kept = {key: value for key, value in rest if key not in ("label", *MARKS)}
    return said | kept if marks or kept else said["label"]


def probes_shown(held: Any) -> str:
    return "\n".join(_text(raw) for raw in _many(held))


def probes_read(typed: str, held: Any) -> list[Any]:
    return [
        line if not isinstance(raw, dict) else {**raw, "text": line}
        for line, raw in _with_old(lines_of(typed), held, _text)
    ]


def objectives_shown(held: Any) -> str:
    return "\n".join(_text(raw) for raw in _by_id(held).values())


def objectives_read(typed: str, held: Any) -> dict[str, Any]:
    """One that is only reworded keeps its id, and the source that it comes from."""
    old, lines = _by_id(held), lines_of(typed)
    ids, read = list(old), dict[str, Any]()
    for line, at in zip(lines, aligned(objectives_shown(held).splitlines(), lines), strict=True):
        name = unused(slug(line, "objective"), {*old, *read}) if at is None else ids[at]
        raw = None if at is None else old[name]
        read[name] = {**raw, "text": line} if isinstance(raw, dict) else line
    return read


def instructions_shown(held: Any) -> str:
    return "\n".join(_instruction_line(raw) for raw in _many(held))


def instructions_read(typed: str, held: Any) -> Any:
    """Words that the guide language knows are kept as what they mean."""
    read = [
        _instruction(line, raw) for line, raw in _with_old(lines_of(typed), held, _instruction_line)
    ]
    return read[0] if len(read) == 1 and isinstance(read[0], str) else read


def _with_old(lines: list[str], held: Any, shown: Any) -> list[tuple[str, Any]]:
    """Each line, with what it was before."""
    old = _many(held)
    found = aligned([shown(raw) for raw in old], lines)
    return [(line, None if at is None else old[at]) for line, at in zip(lines, found, strict=True)]


def _instruction_line(raw: Any) -> str:
    said: Mapping[str, Any] = raw if isinstance(raw, dict) else {"kind": raw}
    words = INSTRUCTION_WORDS.get(said.get("kind", "note"), "")
    return " ".join(f"{words} {said.get('text', '')}".split())


def _instruction(line: str, old: Any) -> Any:
    if old is not None and _instruction_line(old) == line:
        return old
    kind, words = next(
        (
            (kind, words)
            for kind, words in INSTRUCTION_WORDS.items()
            if words and _begins(line, words)
        ),
        ("note", ""),
    )
    kept = (
        {key: value for key, value in old.items() if key == "source"}
        if isinstance(old, dict)
        else {}
    )
    text = line[len(words) :].strip()
    said = ({} if kind == "note" else {"kind": kind}) | ({"text": text} if text else {}) | kept
    return kind if list(said) == ["kind"] else said


def _begins(line: str, words: str) -> bool:
    return line.casefold().startswith(words.casefold())


def _many(held: Any) -> list[Any]:
    """One stands for a list of one."""
    return held if isinstance(held, list) else [] if held is None else [held]


def _text(raw: Any) -> str:
    said = raw.get("text", "") if isinstance(raw, dict) else raw
    return " ".join(str(said).split())

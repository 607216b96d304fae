"""What it means that one entry of a part changed between two versions of a guide."""

from collections.abc import Mapping
from os.path import commonprefix
from typing import Any, Literal, NamedTuple

from guides.model import Guide
from guides.problems import quoted
from guides.question import Question, Words

ChangeKind = Literal[
    "new",
    "gone",
    "moved",
    "renamed",
    "reworded",
    "kind_changed",
    "for_each_changed",
    "routing_changed",
    "unit_changed",
    "limits_changed",
    "list_changed",
    "option_changed",
    "evidence_changed",
    "interviewer_words_changed",
    "source_changed",
]


class ChangedField(NamedTuple):
    """What kind of change it is, and what the entry is called."""

    kind: ChangeKind
    words: str


FIELDS: dict[str, ChangedField] = {
    "ask": ChangedField("reworded", "what is asked"),
    "self_completion": ChangedField("reworded", "what a partner reads"),
    "hint": ChangedField("reworded", "the hint"),
    "label": ChangedField("reworded", "the wording"),
    "title": ChangedField("reworded", "the title"),
    "statement": ChangedField("reworded", "the statement"),
    "lead": ChangedField("reworded", "the lead"),
    "text": ChangedField("reworded", "the wording"),
    "item": ChangedField("reworded", "what a row is called"),
    "introduction": ChangedField("reworded", "the introduction"),
    "kind": ChangedField("kind_changed", "the kind"),
    "for_each": ChangedField("for_each_changed", "what it is asked for each of"),
    "ask_if": ChangedField("routing_changed", "the condition on which it is asked"),
    "unit": ChangedField("unit_changed", "the unit"),
    "lowest": ChangedField("limits_changed", "the lowest number"),
    "highest": ChangedField("limits_changed", "the highest number"),
    "named_by": ChangedField("list_changed", "the question that names its rows"),
    "most": ChangedField("list_changed", "the greatest number of rows"),
    "number": ChangedField("list_changed", "the number"),
    "handout": ChangedField("list_changed", "the hand-out that is shown"),
    "specify": ChangedField("option_changed", "whether it is specified further"),
    "alone": ChangedField("option_changed", "whether it is chosen alone"),
    "indicator": ChangedField("evidence_changed", "the evidence that it is read as"),
    "track": ChangedField("evidence_changed", "the track that it is judged in"),
    "aim": ChangedField("interviewer_words_changed", "the aim"),
    "minutes": ChangedField("interviewer_words_changed", "the minutes"),
    "instructions": ChangedField("interviewer_words_changed", "the instructions"),
    "probes": ChangedField("interviewer_words_changed", "the probes"),
    "source": ChangedField("source_changed", "the source"),
    "supplementary": ChangedField("source_changed", "why it is asked beyond the sources"),
}
BREAKING = {"unit", "named_by"}
# Kinds whose answers are kept alike.
ALIKE = ({"text", "long_text"}, {"one_of", "scale"})


def breaks(name: str, old: Any, new: Any, guides: tuple[Guide, Guide]) -> bool:
    """Whether answers given before mean another thing now, or were asked of others."""
    if name == "kind":
        return not _is_alike(old.kind, new.kind)
    if name == "for_each":
        return not _items(guides[0], old) <= _items(guides[1], new)
    if name == "ask_if":
        return route(old) != route(new)
    return name in BREAKING


def is_comparable(old: Question, new: Question) -> bool:
    """Whether an answer to the one can be read as an answer to the other."""
    return _is_alike(old.kind, new.kind) and old.unit == new.unit


def _is_alike(old: str, new: str) -> bool:
    return old == new or any({old, new} <= kinds for kinds in ALIKE)


def route(question: Question) -> dict[str, frozenset[str]]:
    return {on: frozenset(values) for on, values in question.ask_if.items()}


def _items(guide: Guide, question: Question) -> set[str]:
    return {item.id if item else "" for item in guide.items(question)}


def field_sentence(name: str, was: Any, now: Any) -> str:
    words = FIELDS[name].words
    if isinstance(was, bool):
        return f"{words} changed; it {'is' if now else 'is not'} now."
    before, after = in_words(was), in_words(now)
    if before == after:
        return f"{words} changed in a detail."
    if not before:
        return f"{words} is new: {quoted(after)}."
    if not after:
        return f"{words} is gone; it was {quoted(before)}."
    same = _alike_until(before, after)
    return f"{words} was {_from(before, same)} and is now {_from(after, same)}."


def _alike_until(before: str, after: str) -> int:
    """Where to begin quoting, so that the difference is seen."""
    first = len(commonprefix([before, after]))
    return before.rfind(" ", 0, max(first - 10, 0)) + 1 if first > 20 else 0


def _from(text: str, start: int) -> str:
    return quoted(f"...{text[start:]}" if start else text)


def in_words(value: Any) -> str:
    """A text, a number, a condition, or whatever else stands in a guide, on one line."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return " and ".join(f"{on}: {' or '.join(values)}" for on, values in value.items())
    if isinstance(value, tuple):
        return "; ".join(in_words(each) for each in value)
    if isinstance(value, Words):
        return value.text
    if hasattr(value, "words"):
        return str(value.words)
    return " / ".join([value.ask, value.self_completion]) if hasattr(value, "ask") else str(value)

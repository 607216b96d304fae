"""The columns of a data file: what each is called, what it means, and which values it takes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from analysis.words import titled
from exports.data.cells import (
    WHY,
    WHY_CODES,
    Cell,
    Read,
    chosen,
    code,
    in_words,
    mention,
    part_of,
    reason,
    value_of,
)
from exports.data.rows import Case, Key
from guides.answers.said import as_said
from guides.kinds import EFFORT_UNITS, MENTIONS, MONEY_BASES, MONEY_PARTS
from guides.lists import Roster
from guides.model import Guide, Section, Slot

MODES = {"interviewer": "Interview", "self_completion": "Self-completion"}
YES_NO = {"no": "No", "yes": "Yes"}
PERIOD_PARTS = {"from": "First month", "to": "Last month"}


@dataclass(frozen=True)
class Value:
    """One value of a coded column: its number, what is stored for it, and its words."""

    code: int
    id: str
    label: str
    is_missing: bool = False


@dataclass(frozen=True)
class Variable:
    """One column. `values` are there where it is coded; `section` is empty for partners' facts.

    `list` names the hand-out or roster whose item it is about. What `reveals` could tell who
    answered, or why somebody did not. Where the cell depends only on what was said to the question,
    `codes` has every one. `blank` says what an empty cell means besides that there is no answer.
    """

    name: str
    label: str
    type: str
    read: Read
    section: str = ""
    question: str = ""
    item: str = ""
    list: str = ""
    values: tuple[Value, ...] = ()
    reveals: bool = False
    codes: Mapping[str | None, int] = field(default_factory=dict, compare=False)
    blank: str = ""

    @property
    def key(self) -> Key:
        return self.question, self.item


def variables(guide: Guide) -> tuple[Variable, ...]:
    """What is known of each partner, then every place of the guide in its order."""
    places = (v for s in guide.sections for slot in guide.slots(s) for v in _of(guide, s, slot))
    return (*_facts(), *places)


def _facts() -> Iterator[Variable]:
    fact = partial(Variable, reveals=True)
    yield fact("partner", "Code of the partner", "text", lambda case: case.code)
    yield fact("partner_name", "Partner", "text", lambda case: case.name)
    yield fact("partner_type", "Type of partner", "text", lambda case: case.type)
    yield _yes_no("holds_records", "Holds records of its own", lambda case: case.holds_records)
    yield _yes_no("essential", "Essential to the outcome", lambda case: case.essential)
    modes = _coded(MODES)
    yield _choice("mode", "How the partner took part", modes, lambda case: case.mode)
    version = "Version of the guide that was answered"
    yield fact("guide_version", version, "number", lambda case: case.version)
    yield fact("submitted_on", "Day of submission", "text", _submitted_on)
    yield fact("minutes", "Minutes taken", "number", lambda case: case.minutes)


def _submitted_on(case: Case) -> str | None:
    return case.submitted_on.isoformat() if case.submitted_on else None


def _yes_no(name: str, label: str, fact: Callable[[Case], bool | None]) -> Variable:
    words = {True: "yes", False: "no", None: None}
    return _choice(name, label, _coded(YES_NO, first=0), lambda case: words[fact(case)])


def _choice(
    name: str, label: str, values: tuple[Value, ...], chosen: Callable[[Case], str | None]
) -> Variable:
    codes: dict[str | None, int] = {value.id: value.code for value in values}
    return Variable(
        name, label, "code", lambda case: codes.get(chosen(case)), values=values, reveals=True
    )


def _coded(labels: dict[str, str], *, first: int = 1) -> tuple[Value, ...]:
    return tuple(Value(code, *each) for code, each in enumerate(labels.items(), first))


REASONS = tuple(Value(WHY_CODES[why], why, words, True) for why, words in WHY.items())


def _of(guide: Guide, section: Section, slot: Slot) -> Iterator[Variable]:
    """All columns of one place: its value in parts, and what was kept beside it.

    Interviewers' notes are in the long file only: they would double the columns of every other.
    """
    question, key = slot.question, slot.key
    rows = guide.lists.get(question.for_each)
    where = partial(
        Variable,
        section=section.title,
        question=question.id,
        item=key[1],
        list=question.for_each,
    )
    name = "__".join(filter(None, key))
    label = f"{slot.item.label}: {question.reading}" if slot.item else question.reading
    yield from PARTS[question.kind](where, name, label, slot)
    if (slot.item and slot.item.specify) or any(option.specify for option in question.options):
        yield where(f"{name}__specify", f"{label} (in words)", "text", in_words(key), reveals=True)
    if question.keeps_mention and not isinstance(rows, Roster):
        values = _coded(MENTIONS)
        codes: dict[str | None, int] = {value.id: value.code for value in values}
        said = f"{label} (before or after the hand-out)"
        yield where(f"{name}__mention", said, "code", mention(key, codes), values=values)


def _one(where: Any, name: str, label: str, slot: Slot) -> Iterator[Variable]:
    values = (*_coded(slot.question.option_labels), *REASONS)
    codes: dict[str | None, int] = {_said(value): value.code for value in values}
    read = code(slot.key, codes)
    yield where(name, label, "code", read, values=values, codes=codes)


def _several(where: Any, name: str, label: str, slot: Slot) -> Iterator[Variable]:
    """A column for each option, so that every program can count them."""
    values = (Value(0, "no", "Not chosen"), Value(1, "yes", "Chosen"), *REASONS)
    for option in slot.question.options:
        read = chosen(slot.key, option.id)
        what = titled(label, option.label)
        yield where(f"{name}__{option.id}", what, "code", read, values=values)


def _plain(where: Any, name: str, label: str, slot: Slot, *, type: str) -> Iterator[Variable]:
    yield where(name, label, type, value_of(slot.key), reveals=True)
    yield _why(where, name, label, slot)


def _in_parts(
    where: Any, name: str, label: str, slot: Slot, *, parts: dict[str, str], type: str
) -> Iterator[Variable]:
    for part, words in parts.items():
        read = part_of(slot.key, part)
        yield where(f"{name}__{part}", titled(label, words), type, read, reveals=True)
    yield _why(where, name, label, slot)


def _money(where: Any, name: str, label: str, slot: Slot) -> Iterator[Variable]:
    yield from _in_parts(where, name, label, slot, parts=MONEY_PARTS, type="number")
    yield _named_part(where, name, f"{label}: what it rests on", slot, "basis", MONEY_BASES)


def _effort(where: Any, name: str, label: str, slot: Slot) -> Iterator[Variable]:
    parts = {"amount": "Amount", "months": "Months"}
    yield from _in_parts(where, name, label, slot, parts=parts, type="number")
    yield _named_part(where, name, f"{label}: in what", slot, "unit", EFFORT_UNITS)


def _named_part(
    where: Any, name: str, label: str, slot: Slot, part: str, labels: dict[str, str]
) -> Variable:
    values, read = _coded(labels), part_of(slot.key, part)
    codes: dict[Cell, int] = {value.id: value.code for value in values}
    return where(
        f"{name}__{part}",
        label,
        "code",
        lambda case: codes.get(read(case)),
        values=values,
        reveals=True,
    )


def _why(where: Any, name: str, label: str, slot: Slot) -> Variable:
    """Numbers, words and days have no room for a reason, so that it has a column of its own."""
    read = reason(slot.key)
    label = f"{label}: why there is no answer"
    return where(f"{name}__why", label, "code", read, values=REASONS, reveals=True)


PARTS: dict[str, Callable[[Any, str, str, Slot], Iterator[Variable]]] = {
    **dict.fromkeys(("text", "long_text", "date"), partial(_plain, type="text")),
    **dict.fromkeys(("one_of", "scale"), _one),
    "any_of": _several,
    "number": partial(_plain, type="number"),
    "money": _money,
    "effort": _effort,
    "period": partial(_in_parts, parts=PERIOD_PARTS, type="text"),
}


def _said(value: Value) -> str | None:
    return as_said(None, value.id) if value.is_missing else as_said(value.id, None)

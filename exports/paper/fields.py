"""Which places for an answer a form has: each a box to tick or a place to write, with its tag."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from guides import Guide, HandOut, Item, Question, Roster, Slot
from guides.kinds import EFFORT_UNITS, MONEY_BASES, MONEY_PARTS
from guides.typed import kind_field

ROWS = 5  # of a list that the partner makes: a form with room for all that a guide allows is long
LONGEST_TAG = 64  # Word refuses a longer one
REASONS = {
    "dont_know": "Don't know",
    "prefer_not_to_say": "Prefer not to say",
    "not_applicable": "Not for us to answer",
}
PART_CHOICES = {"basis": MONEY_BASES, "unit": EFFORT_UNITS}
PART_WORDS = {
    "": "Answer",
    **MONEY_PARTS,
    "basis": "What the figures rest on",
    "amount": "How much",
    "unit": "Counted in",
    "months": "For how many months (posts only)",
    "day": "Day",
    "month": "Month",
    "year": "Year",
    "from_month": "From: month",
    "from_year": "year",
    "to_month": "To: month",
    "to_year": "year",
}


class Field(NamedTuple):
    """One control of a form: a box to tick where it has a `choice`, else a place to write."""

    slot: Slot
    part: str
    choice: str = ""
    label: str = ""

    @property
    def tag(self) -> str:
        """`question__item__part`; where Word has no room for it, the beginning and a digest."""
        last = f"{self.part}:{self.choice}" if self.part else self.choice
        name = "__".join((*self.slot.key, last))
        if len(name) <= LONGEST_TAG:
            return name
        return f"{name[:40]}~{_digest([name])[:20]}"


def fields(guide: Guide) -> Iterator[Field]:
    """All that a form of this guide may hold, in its order; a form may offer fewer rows."""
    for section in guide.sections:
        for slot in guide.slots(section):
            yield from slot_fields(guide, slot)


def slot_fields(guide: Guide, slot: Slot) -> Iterator[Field]:
    question = slot.question
    if question.options:
        yield from (Field(slot, "", option.id, option.label) for option in question.options)
    else:
        yield from _part_fields(slot)
    if specifies(guide, slot):
        yield Field(slot, "specify", label=_which(slot.question))
    if offers_reasons(guide, question):
        yield from (Field(slot, "missing", *reason) for reason in REASONS.items())


def _part_fields(slot: Slot) -> Iterator[Field]:
    for part in kind_field(slot.question).parts:
        if part in PART_CHOICES:
            yield from (Field(slot, part, *choice) for choice in PART_CHOICES[part].items())
        else:
            yield Field(slot, part, label=PART_WORDS[part])


def _which(question: Question) -> str:
    labels = [option.label for option in question.options if option.specify]
    if len(labels) == 1:
        return f"“{labels[0]}”: please say which"
    return "Please say which" if labels else "Please say what this is"


def specifies(guide: Guide, slot: Slot) -> bool:
    """Whether there is a place to say what an "other" option, or an "other" line, stands for."""
    if any(option.specify for option in slot.question.options):
        return True
    return bool(slot.item and slot.item.specify) and _names_lines(guide, slot.question)


def _names_lines(guide: Guide, question: Question) -> bool:
    """Whether it may be the first that is asked about an "other" line."""
    earlier = (guide.question(on) for on in question.ask_if)
    same_list = (q for q in earlier if q.for_each == question.for_each)
    return not any(not any(o.specify for o in q.options) for q in same_list)


def offers_reasons(guide: Guide, question: Question) -> bool:
    """A few words about a row that the partner adds: who has none leaves the row empty."""
    return not (question.kind == "text" and isinstance(guide.lists.get(question.for_each), Roster))


def offered_items(guide: Guide, question: Question, rows: int = ROWS) -> tuple[Item | None, ...]:
    items = guide.items(question)
    return items if isinstance(guide.lists.get(question.for_each), HandOut) else items[:rows]


def fingerprint(guide: Guide) -> str:
    """Changes with the questions and the answers to choose from, and with nothing else."""
    return _digest(f"{field.tag} {_asked(field)}" for field in fields(guide))[:16]


def _asked(field: Field) -> str:
    item = field.slot.item
    return f"{field.slot.question.reading} {item.label if item else ''} {field.label}"


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode(errors="surrogatepass")).hexdigest()

"""A filled-in form read back: what was answered, and what a person has to settle."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from exports.paper.controls import MARK, OLD_MARK
from exports.paper.fields import Field, fields, fingerprint, offered_items, slot_fields, specifies
from exports.paper.form import MORE, ORGANISATION, REFERENCE, SPARE, every_row
from exports.paper.form_answers import answer_tags, numbered
from exports.paper.refusals import NOT_OURS, OTHER_GUIDE, OTHER_VERSION, OTHER_WORDS, FormRefused
from exports.paper.returned import Control, Returned, added, returned, text_of
from exports.paper.uploaded import opened_document
from exports.paper.words import Numbers
from guides import Guide, Question, Slot, problem
from guides.answers.texts import words_problem
from guides.typed import Typed, first, kind_field

Key = tuple[str, str]


class Unclear(NamedTuple):
    """What a person has to settle, in a sentence; with the question that it belongs to."""

    sentence: str
    key: Key | None = None


@dataclass(frozen=True)
class FilledForm:
    """`given` is what save_answers takes; nothing that is unclear is in it."""

    organisation: str
    given: Mapping[Key, Mapping[str, Any]]
    unclear: tuple[Unclear, ...]


def read_form(content: bytes, guide: Guide) -> FilledForm:
    """Nothing is guessed and nothing is dropped. Raises FormRefused."""
    document, comments = opened_document(content)
    marks = _marks(guide)
    form = returned(document, marks)
    _refuse_others(form, guide)
    reading = Reading(guide, form)
    for section in guide.sections:
        for slot in guide.slots(section):
            reading.read(slot)
    blank = returned(every_row(guide), marks)
    unclear = [
        *reading.unclear,
        *reading.missing(),
        *reading.elsewhere(added(form, blank)),
        *(Unclear(f"A comment was written on the form: {_quoted(text_of(c))}.") for c in comments),
    ]
    return FilledForm(reading.words(ORGANISATION), reading.given, tuple(unclear))


def _marks(guide: Guide) -> dict[str, tuple[str, ...]]:
    """The tags of the controls that begin at each bookmark."""
    numbers = {**numbered(guide), **SPARE}
    single = [(tag,) for tag in numbers]
    answers = [*answer_tags(guide), *((tag,) for tag in SPARE)]
    return {
        f"{mark}{numbers[tags[0]]}": tags
        for mark, places in ((OLD_MARK, single), (MARK, answers))
        for tags in places
    }


def _refuse_others(form: Returned, guide: Guide) -> None:
    found = [control.words.split() for control in form.controls if control.tag == REFERENCE]
    if not found or len(found[0]) != 3:
        raise FormRefused(NOT_OURS)
    guide_id, version, digest = found[0]
    if guide_id != guide.id:
        raise FormRefused(OTHER_GUIDE.format(its=guide_id, ours=guide.id))
    if version != str(guide.version):
        raise FormRefused(OTHER_VERSION.format(its=version, ours=guide.version))
    if digest != fingerprint(guide):
        raise FormRefused(OTHER_WORDS)


class Reading:
    """Goes through a returned form, place by place."""

    def __init__(self, guide: Guide, form: Returned) -> None:
        self.guide, self.form = guide, form
        self.numbers = Numbers(guide)
        self.given: dict[Key, dict[str, Any]] = {}
        self.unclear: list[Unclear] = []
        self._fields = {field.tag: field for field in fields(guide)}
        self._missing: Counter[str] = Counter()
        self._controls: dict[str, list[Control]] = defaultdict(list)
        for control in form.controls:
            self._controls[control.tag].append(control)

    def read(self, slot: Slot) -> None:
        held = list(slot_fields(self.guide, slot))
        there = [field for field in held if field.tag in self._controls]
        written = [(field, c) for field in there for c in self._controls[field.tag] if c.is_filled]
        gone = len(held) - len(there)
        if gone and slot.item in offered_items(self.guide, slot.question) and not written:
            self._missing[slot.question.id] += gone
        if not written:
            return
        try:
            self._refuse_unclear(there, gone)
            self.given[slot.key] = answer(self.guide, slot, _typed(written))
        except ValueError as wrong:
            said = "; ".join(_said(field, control) for field, control in written)
            what = f"{str(wrong)[0].lower()}{str(wrong)[1:]}"
            self._settle(f"{self._name(slot)}: {what}. On the form: {said}.", slot.key)

    def words(self, tag: str) -> str:
        return " ".join(control.words for control in self._controls[tag]).strip()

    def missing(self) -> Iterator[Unclear]:
        """A question in one sentence: somebody may have taken out a whole section."""
        for question_id, count in self._missing.items():
            fields_are = "field is" if count == 1 else "fields are"
            name = self._question_name(question_id)
            yield Unclear(f"{name}: {count} {fields_are} missing from the form.")

    def elsewhere(self, outside: Iterator[tuple[str, str]]) -> Iterator[Unclear]:
        for tag, words in outside:
            where, key = self._near(tag)
            yield Unclear(f"{where}: these words stand outside the fields: {_quoted(words)}.", key)
        for tag in self.form.pictures:
            where, key = self._near(tag)
            yield Unclear(f"{where}: a picture or drawing was put in; look at it in the form.", key)
        for control in self.form.controls:
            if control.tag not in (*self._fields, *SPARE) and control.is_filled:
                yield Unclear(
                    f"The form holds a field “{control.tag}” that this guide has not: "
                    f"{_quoted(control.words)}."
                )
        if more := self.words(MORE):
            yield Unclear(f"Under “Anything else”: {_quoted(more)}.")

    def _refuse_unclear(self, there: Sequence[Field], gone: int) -> None:
        if gone:
            raise ValueError(f"{gone} of its fields are missing from the form")
        for field in there:
            first, *others = self._controls[field.tag]
            if any(other != first for other in others):
                raise ValueError(f"its field for “{field.label}” is there more than once")
            if first.is_odd:
                raise ValueError(f"the box “{field.label}” was written over")

    def _settle(self, sentence: str, key: Key) -> None:
        self.unclear.append(Unclear(sentence, key))

    def _near(self, tag: str) -> tuple[str, Key | None]:
        if tag not in self._fields:
            return "Outside the questions", None
        slot = self._fields[tag].slot
        return f"At {self._name(slot)}", slot.key

    def _name(self, slot: Slot) -> str:
        name = self._question_name(slot.question.id)
        return f"{name}, {slot.item.label}" if slot.item else name

    def _question_name(self, question_id: str) -> str:
        return f"{self.numbers[question_id]} “{self.guide.question(question_id).reading}”"


def answer(guide: Guide, slot: Slot, typed: Typed) -> dict[str, Any]:
    """The entries of the answer. Raises ValueError with what is unclear about it."""
    reasons, words = typed.get("missing", []), first(typed, "specify")
    value = _value(slot.question, typed)
    if len(reasons) > 1:
        raise ValueError("more than one reason for no answer is ticked")
    if reasons and value is not None:
        raise ValueError("there is an answer, and a reason for none")
    if words and (wrong := words_problem(words)):
        raise ValueError(wrong)
    if words and (wrong := _nothing_to_specify(slot.question, value, bool(reasons))):
        raise ValueError(wrong)
    entries = {"value": value, "missing": next(iter(reasons), None)}
    if specifies(guide, slot):
        entries["specify"] = words
    return entries | ({"mention": "prompted"} if slot.question.keeps_mention else {})


def _value(question: Question, typed: Typed) -> Any:
    for part, ticks in typed.items():
        if len(ticks) > 1 and question.kind != "any_of" and part != "missing":
            raise ValueError("more than one box is ticked")
    value = kind_field(question).read(typed)
    wrong = None if value is None else problem(question, value)
    if wrong:
        raise ValueError(wrong)
    if value is None and set(typed) - {"missing", "specify"}:
        raise ValueError("only a part of the answer is there")
    return value


def _nothing_to_specify(question: Question, value: Any, excused: bool) -> str:
    """What is unclear about words that say which, where what they stand for was not chosen."""
    chosen = value if isinstance(value, list) else [value]
    asks = [option for option in question.options if option.specify]
    if asks and not any(option.id in chosen for option in asks):
        return "words say which, and the box that they belong to is not ticked"
    return (
        "it was named, and the question about it has no answer"
        if value is None and not excused
        else ""
    )


def _typed(written: Sequence[tuple[Field, Control]]) -> Typed:
    typed: dict[str, list[str]] = {}
    for field, control in written:
        entry = field.choice or control.words
        if entry not in typed.setdefault(field.part, []):
            typed[field.part].append(entry)
    return typed


def _said(field: Field, control: Control) -> str:
    if field.choice and not control.is_odd:
        return f"“{field.label}” is ticked"
    return f"{field.label}: {_quoted(control.words)}" if field.label else _quoted(control.words)


def _quoted(words: str) -> str:
    return f"“{words.strip()}”"

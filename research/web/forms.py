"""A set of questions as a form, and what was given with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from guides import Guide, Slot, problem
from guides.answers.texts import words_problem
from guides.kinds import MISSING
from guides.typed import first, kind_field
from research.answers import EMPTY, Given, Key, Stored, values_of
from research.web.wording import is_put_into_words

CHOICES = {"one_of", "scale", "any_of"}
REASON = "missing:"
PARTNERS_REASONS = ("dont_know", "prefer_not_to_say", "not_applicable")
BOTH = "Either answer, or choose why there is no answer"


def field_name(key: Key) -> str:
    return "__".join(key)


class AnswerField(Field):
    """All parts of the answer to one slot: the value or why there is none, and what goes with it.

    `typed` keeps what the browser sent, part by part, so that a page with an error loses nothing.
    """

    def __init__(self, slot: Slot, words: str, *, spoken: bool, names_item: bool, **bound: Any):
        super().__init__(words, **bound)
        self.slot = slot
        self.question = slot.question
        self.words = words
        self.spoken = spoken
        self.asks_what = names_item or any(option.specify for option in self.question.options)
        self.names_item = names_item
        self.conflict: Stored | None = None
        self.given: dict[str, Any] | None = None

    @property
    def reasons(self) -> dict[str, str]:
        names = MISSING if self.spoken else PARTNERS_REASONS
        return {name: MISSING[name] for name in names}

    def part(self, part: str = "") -> str:
        return first(self.typed, part)

    def parts(self, part: str = "") -> list[str]:
        return list(self.typed.get(part, ()))

    def part_name(self, part: str) -> str:
        return f"{self.name}__{part}" if part else self.name

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors: list[str] = []
        self.stored: Stored | None = data if isinstance(data, Stored) else None
        if formdata is not None and self.name in formdata.getlist("slot"):
            self._read(formdata)
        else:
            self.typed = self._as_typed(self.stored.given if self.stored else EMPTY)

    def pre_validate(self, form: Any) -> None:
        if self.given is None:
            return
        value = self.given["value"]
        if value is not None and self.given["missing"] is not None:
            raise ValidationError(BOTH)
        if what := problem(self.question, value) if value is not None else None:
            raise ValidationError(what)
        if self.given["missing"] not in (None, *self.reasons):
            raise ValidationError("Choose one of the reasons in the list")
        for words in (self.given.get("specify", ""), self.given.get("note", "")):
            if what := words_problem(words):
                raise ValidationError(what)

    def _read(self, formdata: Any) -> None:
        kind = kind_field(self.question)
        parts = {*kind.parts, "", "missing", "specify", "note", "mention", "probes"}
        self.typed = {part: formdata.getlist(self.part_name(part)) for part in parts}
        value = None
        try:
            value = kind.read({**self.typed, "": self._chosen()})
        except ValueError as error:
            self.process_errors.append(str(error))
        self.given = {"value": value, "missing": self._reason()}
        if self.asks_what:
            self.given["specify"] = self.part("specify")
        self.given |= self._beside() if self.spoken else {}
        if self.question.keeps_mention:
            self.given["mention"] = self._mention(value)

    def _chosen(self) -> list[str]:
        typed = self.parts()
        if self.question.kind not in CHOICES:
            return typed
        return [choice for choice in typed if not choice.startswith(REASON)]

    def _reason(self) -> str | None:
        if self.question.kind not in CHOICES:
            return self.part("missing") or None
        reasons = (c.removeprefix(REASON) for c in self.parts() if c.startswith(REASON))
        return next(reasons, None)

    def _beside(self) -> dict[str, Any]:
        """What the interviewer keeps beside the answer."""
        beside: dict[str, Any] = {"note": self.part("note").replace("\r\n", "\n")}
        if self.question.probes:
            known = {probe.text for probe in self.question.probes}
            beside["probes"] = [probe for probe in self.parts("probes") if probe in known]
        return beside

    def _mention(self, value: Any) -> str | None:
        """A partner who answers alone was always prompted, but for what came up in an interview."""
        if self.spoken and self.part("mention"):
            return "spontaneous"
        if not self.spoken and self.stored and self.stored.mention:
            return self.stored.mention
        return "prompted" if value is not None else None

    def _as_typed(self, entries: Mapping[str, Any]) -> dict[str, list[str]]:
        typed = {"specify": [entries["specify"]], "note": [entries["note"]]}
        typed["probes"] = list(entries["probes"])
        typed["mention"] = ["yes"] if entries["mention"] == "spontaneous" else []
        if entries["value"] is not None:
            typed |= kind_field(self.question).write(entries["value"])
        if reason := entries["missing"]:
            is_choice = self.question.kind in CHOICES
            typed |= {"": [REASON + reason]} if is_choice else {"missing": [reason]}
        return typed


class AnswersForm(FlaskForm):
    """One field for each slot; `started_from` is the revision that the page was made from."""

    started_from = HiddenField()

    @staticmethod
    def posted_names() -> set[str]:
        """The fields that the page in the reader's hands had."""
        return set(request.form.getlist("slot"))

    @property
    def answers(self) -> list[AnswerField]:
        return [field for field in self if isinstance(field, AnswerField)]

    @property
    def revision(self) -> int:
        typed = str(self.started_from.data or "")
        return int(typed) if typed.isdecimal() and len(typed) < 10 else 0

    def given(self) -> Given:
        return {field.slot.key: field.given for field in self.answers if field.given is not None}

    def keep_conflicts(self, conflicts: Mapping[Key, Stored], mine: "AnswersForm") -> None:
        """Show what somebody else saved meanwhile, and keep in the fields what was typed here."""
        for field in self.answers:
            if field.slot.key in conflicts:
                field.conflict = conflicts[field.slot.key]
                field.typed = mine[field.name].typed

    @property
    def has_problem(self) -> bool:
        return any(field.errors or field.conflict for field in self.answers)

    def problems(self) -> list[tuple[AnswerField, str]]:
        return [(field, str(error)) for field in self.answers for error in field.errors]


def answers_form(
    guide: Guide,
    slots: Iterable[Slot],
    answers: Mapping[Key, Stored],
    *,
    revision: int,
    spoken: bool,
    posted: bool = True,
) -> AnswersForm:
    """The form for these slots, filled with what was posted, or else with what is stored."""
    slots = tuple(slots)
    values = values_of(answers)
    fields = {field_name(slot.key): _field(guide, slot, values, spoken=spoken) for slot in slots}
    form_class = type("TheseAnswersForm", (AnswersForm,), fields)
    stored = {name: answers.get(slot.key) for name, slot in zip(fields, slots, strict=True)}
    given = {**stored, "started_from": revision}
    return form_class(data=given) if posted else form_class(None, data=given)


def _field(guide: Guide, slot: Slot, values: Mapping[Key, Any], *, spoken: bool) -> Any:
    words = slot.question.ask if spoken else slot.question.reading
    named_here = is_put_into_words(guide, slot, values)
    return AnswerField(slot, words, spoken=spoken, names_item=named_here)

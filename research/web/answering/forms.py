"""A set of questions as a form, and what was given with it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from guides import Guide, Slot
from guides.answers.spoken_amounts import Reading
from guides.answers.spoken_costs import read_cost
from guides.answers.texts import words_problem
from guides.typed import assumptions_in, first
from research.answers.saving import EMPTY, Given, Key, Stored, values_of
from research.models import Memo
from research.web.answering.typed_answers import (
    NOT_REACHED,
    Asked,
    as_typed,
    field_name,
    given_problem,
    read_typed,
    reason_in,
    started_from,
    typed_over,
)
from research.web.wording import is_put_into_words


class AnswerField(Field):
    """All parts of the answer to one slot: the value or why there is none, and what goes with it.

    `typed` keeps what the browser sent, part by part, so that a page with an error loses nothing.
    `row` is what a row is called, where the slot is about one of a roster.
    """

    def __init__(
        self, slot: Slot, words: str, *, row: str, spoken: bool, names_item: bool, **bound: Any
    ):
        super().__init__(words, **bound)
        self.slot = slot
        self.row = row
        self.question = slot.question
        self.words = self.legend = words
        self.spoken = spoken
        self.asks_what = names_item or any(option.specify for option in self.question.options)
        self.names_item = names_item
        self.others_memos: list[Memo] = []
        self.conflict: Stored | None = None
        self.moved = ""
        self.is_spare = self.is_noted = False
        self.given: dict[str, Any] | None = None

    @property
    def hint(self) -> str:
        """Of the question, or of the item where that is what stands above the input."""
        if self.words == self.legend:
            return self.question.help
        return self.slot.item.hint if self.slot.item else ""

    @property
    def asked(self) -> Asked:
        mention = self.stored.mention if self.stored else None
        return Asked(self.question, self.name, self.spoken, self.asks_what, mention)

    @property
    def reasons(self) -> dict[str, str]:
        """None for a further row: whoever has none leaves it empty; none that an option says."""
        if self.is_spare:
            return {}
        said = self.question.option_labels.keys() - {self.reason}
        return {name: words for name, words in self.asked.reasons.items() if name not in said}

    @property
    def reason(self) -> str:
        """Why there is no answer, as it was typed or stored."""
        return reason_in(self.question, self.typed) or ""

    @property
    def is_open(self) -> bool:
        """Whether it must still be asked: it has no answer, or time ran out for it."""
        stored = self.stored
        return stored is None or not stored.is_given or stored.missing == NOT_REACHED

    @property
    def is_raised(self) -> bool:
        return self.spoken and self.question.keeps_mention and bool(self.part("mention"))

    @property
    def cost_read(self) -> Reading | None:
        """What the words for a cost are taken to mean, where there are any."""
        words = self.part("specify") if self.question.kind == "money" else ""
        if not words or self.names_item or self.process_errors:
            return None
        return read_cost(words, assumptions_in(self.typed))

    @property
    def must_confirm(self) -> bool:
        """Whether words for a cost could be read, and nobody has said yet if rightly."""
        given = self.given or {}
        is_open = given.get("value") is None and given.get("missing") is None
        return is_open and self.cost_read is not None and self.cost_read.is_usable

    @property
    def must_part(self) -> bool:
        """Whether words were typed anew that tell of two costs, so that there is no one figure."""
        read, before = self.cost_read, self.stored.specify if self.stored else ""
        return read is not None and bool(read.apart) and self.part("specify") != before

    @property
    def memo(self) -> str | None:
        """What the researcher thinks of the answer, where the page asked and it can be kept."""
        words = self.part("memo")
        is_sent = self.given is not None and bool(self.typed.get("memo"))
        return words if is_sent and not words_problem(words) else None

    def part(self, part: str = "") -> str:
        return first(self.typed, part)

    def parts(self, part: str = "") -> list[str]:
        return list(self.typed.get(part, ()))

    def part_name(self, part: str) -> str:
        return self.asked.part_name(part)

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors: list[str] = []
        self.stored: Stored | None = data if isinstance(data, Stored) else None
        if formdata is not None and self.name in formdata.getlist("slot"):
            self.typed, self.given, unreadable = read_typed(self.asked, formdata)
            self.process_errors += filter(None, [unreadable])
        else:
            self.typed = as_typed(self.question, self.stored.given if self.stored else EMPTY)

    def pre_validate(self, form: Any) -> None:
        if self.given is not None and (what := given_problem(self.asked, self.given)):
            raise ValidationError(what)


class AnswersForm(FlaskForm):
    """One field for each slot; `started_from` is the revision that the page was made from."""

    started_from = HiddenField()
    astray: Mapping[Key, Stored] = MappingProxyType({})
    """What stands in the place of rows that were moved while memos were written of them."""

    @staticmethod
    def posted_names() -> set[str]:
        """The fields that the page in the reader's hands had."""
        return set(request.form.getlist("slot"))

    @property
    def answers(self) -> list[AnswerField]:
        return [field for field in self if isinstance(field, AnswerField)]

    @property
    def revision(self) -> int:
        return started_from(self.started_from.data)

    def given(self) -> Given:
        return {field.slot.key: field.given for field in self._mine if field.given is not None}

    def memos(self) -> dict[Key, str]:
        return {field.slot.key: field.memo for field in self._mine if field.memo is not None}

    @property
    def _mine(self) -> list[AnswerField]:
        """But for what somebody else saved meanwhile, where the reader chose to keep that."""
        theirs = set(request.form.getlist("keep_theirs"))
        return [field for field in self.answers if field.name not in theirs]

    def keep_conflicts(
        self, conflicts: Mapping[Key, Stored], changed: Given, mine: "AnswersForm"
    ) -> None:
        """Show what somebody else saved meanwhile, and keep in the fields what was typed here."""
        for field in self.answers:
            if theirs := conflicts.get(field.slot.key):
                field.conflict = theirs
                typed = mine[field.name].typed
                field.typed = typed_over(
                    field.question, theirs.given, changed.get(field.slot.key, {}), typed
                )

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
    roster = guide.roster_of.get(slot.question.id)
    row = roster.item if roster else ""
    return AnswerField(slot, words, row=row, spoken=spoken, names_item=named_here)

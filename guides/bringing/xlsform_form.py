"""A form while its rows are read: what is open, and what each row has become."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from guides.bringing.lines import Became
from guides.bringing.xlsform_choices import Choice, choices_in
from guides.bringing.xlsform_routes import Cannot, Route, route_of
from guides.bringing.xlsform_sheets import Row, Sheet
from guides.checks.ids import ID, LONGEST
from guides.made_ids import slug, unused
from guides.number_ranges import number_range
from guides.places import Path

Part = dict[str, Any]
# A section that the form has no group for.
UNNAMED = "Questions"
MARKED = re.compile(r"\*\*(?P<words>[^*]+)\*\*|</?[a-zA-Z][^<>]{0,200}>")
ROUTED = "ask_if cannot say this; write what it can say"
NO_WORD = "a guide has no word for this"
WHY = {
    "required": "a guide requires no answer; whoever has none says why",
    "choice_filter": "every choice of the list is offered",
    "appearance": "a guide does not say how a question looks",
    "constraint": "an answer is checked by its kind and its limits alone",
    "constraint_message": "an answer is checked by its kind and its limits alone",
}


class Told(NamedTuple):
    row: Row
    text: str
    became: Became
    holder: Part | None
    key: str
    why: str
    sheet: str


@dataclass(frozen=True)
class Holder:
    """A group or repeat that is open; `route` is when what stands in it is asked."""

    kind: str
    route: Route = field(default_factory=dict)
    for_each: str = ""
    roster: Part | None = None


class Form:
    def __init__(self, sheets: dict[str, Sheet]) -> None:
        self.guide: Part = {"sections": []}
        self.open: list[Holder] = []
        self.told: list[Told] = []
        self.named: dict[str, Part] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.languages = _languages(sheets["survey"], sheets.get("settings"))
        self.choices = choices_in(sheets.get("choices"))
        self.is_own = "showcard" in sheets
        self.section: Part | None = None
        self.repeats: dict[str, Row] = {}
        self.used: set[int] = set()
        self.question_ids: set[str] = set()

    def kept(self, row: Row) -> Part:
        """What Showcard has kept of a row that it wrote."""
        return self.loaded_part(row["showcard"])

    def loaded_part(self, text: str) -> Part:
        data = self.loaded(text)
        return data if isinstance(data, dict) else {}

    def loaded(self, text: str) -> Any:
        try:
            return json.loads(text) if text else {}
        except (ValueError, RecursionError):
            return {}

    def label(self, row: Row) -> str:
        return self._plain(row[self.languages["label"]].strip())

    def hint(self, row: Row) -> str:
        return self._plain(row[self.languages["hint"]].strip())

    def _plain(self, text: str) -> str:
        """Without the marks of bold and the like, which a guide would show as they are."""
        return text if self.is_own else MARKED.sub(lambda mark: mark["words"] or "", text)

    def tell(
        self, row: Row, text: str, became: Became, holder: Part, key: str, *, sheet: str = "survey"
    ) -> None:
        self.told.append(Told(row, text, became, holder, key, "", sheet))

    def not_understood(self, row: Row, text: str, why: str, sheet: str = "survey") -> None:
        self.told.append(Told(row, text, "not understood", None, "", why, sheet))

    def tell_choices(self, question: Part, choices: tuple[Choice, ...]) -> None:
        for choice in choices:
            if choice.row.number not in self.used:
                self.used.add(choice.row.number)
                self.tell(choice.row, choice.label, "option", question, "options", sheet="choices")

    def tell_rest_of_choices(self) -> None:
        """Choices that no question has, and what they say beside their words."""
        for choice in (one for held in self.choices.values() for one in held):
            if choice.row.number not in self.used:
                self.not_understood(choice.row, choice.label, "no question has it", "choices")
            for key, text in choice.row.cells.items():
                if key not in ("list_name", "list", "name") and key.partition("::")[0] != "label":
                    self.not_understood(choice.row, f"{key}: {text}", NO_WORD, "choices")

    def leave_rest(self, row: Row, read: tuple[str, ...]) -> None:
        """Each cell that nothing was made of is told."""
        known = {"type", "name", "showcard", *self.languages.values(), *read}
        for key in row.cells:
            base = key.partition("::")[0]
            other = base in ("label", "hint") or (base == "constraint_message" and base in read)
            if key not in known and not other:
                why = WHY.get(base, NO_WORD)
                self.not_understood(row, f"{key}: {row[key]}", why)

    def is_id(self, name: str) -> bool:
        return bool(ID.fullmatch(name)) and "__" not in name and len(name) <= LONGEST

    def id_of(self, name: str, otherwise: str) -> str:
        return name if self.is_id(name) else slug(name, otherwise)

    def new_question_id(self, name: str) -> str:
        made = unused(self.id_of(name, "question"), self.question_ids)
        self.question_ids.add(made)
        return made

    def section_open(self) -> bool:
        return bool(self.open)

    def skips(self) -> bool:
        return bool(self.open) and self.open[-1].kind == "skip"

    def for_each(self) -> str:
        return next((holder.for_each for holder in self.open if holder.for_each), "")

    def roster(self) -> Part | None:
        return next((holder.roster for holder in self.open if holder.roster is not None), None)

    def end(self) -> None:
        self.open.pop()
        if not self.open:
            self.section = None

    def open_section(self, title: str, name: str) -> Part:
        taken = {section["id"] for section in self.guide["sections"]}
        own = self.id_of(name.removesuffix("__Section"), "section")
        made: Part = {"id": unused(own, taken), "title": title, "questions": []}
        self.guide["sections"].append(made)
        self.section = made
        return made

    def take_out_unasked(self) -> Part | None:
        """The introduction of a last section that a note opened, and in which nothing is asked."""
        last: Part = self.guide["sections"][-1] if self.guide["sections"] else {}
        if last.get("title") != UNNAMED or last["questions"] or "introduction" not in last:
            return None
        introduction: Part = self.guide["sections"].pop()["introduction"]
        return introduction

    def tell_otherwise(self, holder: Part, why: str) -> None:
        for at, told in enumerate(self.told):
            if told.holder is holder:
                self.told[at] = told._replace(became="not understood", holder=None, why=why)

    def current_section(self) -> Part:
        return self.section or self.open_section(UNNAMED, "questions")

    def route(self, row: Row, for_each: str) -> Route:
        """What `ask_if` can say of when the row is asked; the rest is told."""
        if not row["relevant"].strip():
            return {}
        try:
            wanted, given = route_of(row["relevant"], self._answers_of)
            routes = dict(self._known(name, values, for_each) for name, values in wanted.items())
            if not all(self._names_row(name) for name in given):
                raise Cannot
        except Cannot:
            self.not_understood(row, f"relevant: {row['relevant']}", ROUTED)
            return {}
        return routes

    def _named(self, name: str) -> Part | None:
        return self.named.get(name) or self.named.get(name.partition("__")[0])

    def _answers_of(self, name: str) -> tuple[str, ...]:
        return tuple(self.codes.get((self._named(name) or {}).get("id", ""), ()))

    def _known(
        self, name: str, values: tuple[str, ...], for_each: str
    ) -> tuple[str, tuple[str, ...]]:
        question = self._named(name)
        if question is None or question.get("for_each", "") not in ("", for_each):
            raise Cannot
        if question["kind"] == "number" and all(map(number_range, values)):
            return question["id"], values
        codes = self.codes.get(question["id"], {})
        if not all(value in codes for value in values):
            raise Cannot
        return question["id"], tuple(codes[value] for value in values)

    def _names_row(self, name: str) -> bool:
        """Whether it only asks that the row has its name, as a row of a roster always must."""
        roster = self.guide.get("rosters", {}).get(self.for_each())
        return bool(roster) and roster["named_by"] == name.partition("__")[0]

    def places(self, value: Any = None, path: Path = ()) -> Iterator[tuple[Path, Part]]:
        value = self.guide if not path else value
        if isinstance(value, dict):
            yield path, value
        entries: Any = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in entries:
            if isinstance(one, dict | list):
                yield from self.places(one, (*path, key))


def _languages(survey: Sheet, settings: Sheet | None) -> dict[str, str]:
    """The columns that words are read from: without a language, or of the default, or the first."""
    row = settings.rows[0] if settings and settings.rows else Row(0, {})
    wanted = row["default_language"].casefold()
    found = {}
    for base in ("label", "hint"):
        fitting = [name for name in survey.headings if name.partition("::")[0] == base]
        default = [name for name in fitting if wanted and wanted in name.casefold()]
        plain = [name for name in fitting if name == base]
        found[base] = (plain + default + fitting + [base])[0]
    language = found["label"].partition("::")[2]
    if language and f"hint::{language}" in survey.headings:
        found["hint"] = f"hint::{language}"
    found["choice"] = found["label"]
    return found

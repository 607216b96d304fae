"""A guide as an XLSForm, so that a study can be fielded in ODK or Kobo."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from guides.bringing.xlsform_fields import (
    CHOICE_LISTS,
    FIELDS,
    Row,
    guidance,
    own_words,
    shown,
    unsaid,
)
from guides.bringing.xlsform_losses import losses_of
from guides.bringing.xlsform_routes import relevant_of
from guides.bringing.xlsform_workbook import kept_rows, kept_text, settings_row, workbook_of
from guides.kinds import KINDS, MISSING
from guides.lists import HandOut, Item, Roster
from guides.model import Guide, Introduction, Section
from guides.question import Question
from guides.yaml_writer import part_data

SURVEY = (
    *("type", "name", "label", "hint", "guidance_hint", "relevant", "constraint"),
    *("constraint_message", "appearance", "repeat_count", "calculation", "showcard"),
)
CHOICES = ("list_name", "name", "label")
NEVER = "false()"
# The last reason is found when an interview ends, and is nothing to choose.
REASONS = {key: label for key, label in MISSING.items() if key != "not_reached"}


@dataclass(frozen=True)
class Xlsform:
    """A workbook, and in sentences what ODK and Kobo will not do with it."""

    workbook: bytes
    losses: tuple[str, ...]


def xlsform(guide: Guide) -> Xlsform:
    form = _Form(guide)
    for section in guide.sections:
        form.section(section)
    sheets: dict[str, tuple[Sequence[str], list[Row]]] = {
        "survey": (SURVEY, form.survey),
        "choices": (CHOICES, form.choices),
        "settings": (("form_title", "form_id", "version"), [settings_row(guide)]),
        "showcard": (("part", "id", "text"), list(kept_rows(guide))),
    }
    return Xlsform(workbook_of(sheets), losses_of(guide))


class _Form:
    """Names of our own have a capital, as no id has, so that none is met twice."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.survey: list[Row] = []
        self.choices: list[Row] = []
        self.lists: set[str] = set()
        self.taken = {question.id for question in guide.questions}
        self.runs: dict[str, int] = {}
        self.run_of: dict[str, int] = {}

    def section(self, section: Section) -> None:
        name = section.id if section.id not in self.taken else f"{section.id}__Section"
        kept = {"part": "section", **unsaid(part_data(section), "title")}
        del kept["questions"]
        kept.pop("introduction", None)
        self.row("begin_group", name, section.title, kept=kept)
        if section.introduction:
            self.introduction(section.id, section.introduction)
        for each, run in groupby(section.questions, lambda question: question.for_each):
            self.run(each, tuple(run))
        self.row("end_group")

    def introduction(self, section: str, introduction: Introduction) -> None:
        kept = {"part": "introduction", **unsaid(part_data(introduction), "ask")}
        about = guidance(introduction.instructions, ())
        name = f"{section}__Introduction"
        self.row("note", name, introduction.ask, kept=kept, guidance_hint=about)

    def row(self, kind: str, name: str = "", label: str = "", **cells: Any) -> None:
        kept = cells.pop("kept", None)
        written = {"type": kind, "name": name, "label": shown(label), **cells}
        self.survey.append({**written, **({"showcard": kept_text(kept)} if kept else {})})

    def run(self, each: str, questions: Sequence[Question]) -> None:
        listed = self.guide.lists.get(each)
        if isinstance(listed, HandOut):
            self.handout(listed, questions)
        elif isinstance(listed, Roster):
            self.roster(listed, questions)
        else:
            for question in questions:
                self.question(question, "", question.id)

    def handout(self, handout: HandOut, questions: Sequence[Question]) -> None:
        """One group for each line of the hand-out; without lines, one that is never asked."""
        run = f"{questions[0].id}__Each"
        self.row("begin_group", run, sheet_title(handout), kept={"part": "each", "of": handout.id})
        for key, words in (("statement", handout.statement), ("lead", handout.lead)):
            if words:
                self.row("note", f"{run}__{key.capitalize()}", words, kept={"part": "shown"})
        for group in handout.groups:
            kept = {"part": "heading"}
            self.row("begin_group", f"{run}__{group.id}__Group", group.label, kept=kept)
            for item in group.items:
                self.item(run, item, questions, first=item is handout.items[0])
            self.row("end_group")
        if not handout.items:
            none = Item(id="none", label=handout.title)
            self.item(run, none, questions, first=True, relevant=NEVER)
        self.row("end_group")

    def item(
        self, run: str, item: Item, questions: Sequence[Question], *, first: bool, **cells: str
    ) -> None:
        label = f"{item.label} ({item.hint})" if item.hint else item.label
        kept = {"part": "item", "first": first}
        self.row("begin_group", f"{run}__{item.id}__Item", label, kept=kept, **cells)
        if item.specify:
            self.row("text", f"{run}__{item.id}__Words", "Which?", kept={"part": "shown"})
        for question in questions:
            self.question(question, item.id, f"{question.id}__{item.id}", first=first)
        self.row("end_group")

    def roster(self, roster: Roster, questions: Sequence[Question]) -> None:
        """A repeat; where the list comes up again, another that goes through the same rows."""
        run = self.runs[roster.id] = self.runs.get(roster.id, 0) + 1
        kept = {"part": "each", "of": roster.id}
        again = {"repeat_count": f"count(${{{_rows(roster.id, 1)}}})"} if run > 1 else {}
        self.row("begin_repeat", _rows(roster.id, run), roster.title, kept=kept, **again)
        named = roster.named_by
        if run > 1:
            named = f"{roster.named_by}__{run}"
            found = (
                f"indexed-repeat(${{{roster.named_by}}}, ${{{_rows(roster.id, 1)}}}, position(..))"
            )
            self.row("calculate", named, kept={"part": "shown"}, calculation=found)
            about = {"part": "shown"}
            self.survey.append(
                {
                    "type": "note",
                    "name": f"{named}__About",
                    "label": f"${{{named}}}",
                    "showcard": kept_text(about),
                }
            )
        for question in questions:
            self.run_of[question.id] = run
            needs = "" if question.id == roster.named_by else f"${{{named}}} != ''"
            self.question(question, "", question.id, needs=needs)
        self.row("end_repeat")

    def question(
        self, question: Question, item: str, name: str, *, first: bool = True, needs: str = ""
    ) -> None:
        if question.handout:
            self.sheet(self.guide.lists[question.handout], name)
        relevant = " and ".join(filter(None, [needs, self.relevant(question, item)]))
        kept = own_words(question) if first else {"part": "again"}
        row: Row = {
            "name": name,
            "label": shown(question.ask),
            "hint": shown(question.hint),
            "guidance_hint": guidance(question.instructions, question.probes),
            "relevant": relevant,
            "showcard": kept_text(kept),
        }
        self.survey += FIELDS[question.kind](question, row)
        if KINDS[question.kind].has_options or question.kind in ("money", "effort"):
            self.offer(question)

    def sheet(self, handout: Any, name: str) -> None:
        words = "\n".join(filter(None, [sheet_title(handout), handout.statement]))
        self.row("note", f"{name}__Sheet", words, kept={"part": "shown"})

    def relevant(self, question: Question, item: str) -> str:
        routes, kinds = {}, {}
        for on, values in question.ask_if.items():
            reference = self.reference(self.guide.question(on), question, item)
            routes[reference] = values
            kinds[reference] = self.guide.question(on).kind
        return relevant_of(routes, kinds)

    def reference(self, on: Question, question: Question, item: str) -> str:
        """How the answer to an earlier question is named where this one is asked."""
        if not on.for_each or not isinstance(self.guide.lists[on.for_each], Roster):
            return f"${{{on.id}__{item}}}" if on.for_each else f"${{{on.id}}}"
        run = self.run_of[on.id]
        if run == self.run_of[question.id]:
            return f"${{{on.id}}}"
        return f"indexed-repeat(${{{on.id}}}, ${{{_rows(on.for_each, run)}}}, position(..))"

    def offer(self, question: Question) -> None:
        """The choices of the question, and the reasons for choosing none."""
        offered = CHOICE_LISTS.get(question.kind)
        name, options = offered or (question.id, {o.id: o.label for o in question.options})
        if name in self.lists:
            return
        self.lists.add(name)
        missing = {} if offered else {f"missing__{key}": label for key, label in REASONS.items()}
        for key, label in {**options, **missing}.items():
            self.choices.append({"list_name": name, "name": key, "label": shown(label)})


def _rows(roster: str, run: int) -> str:
    return f"{roster}__Rows" if run == 1 else f"{roster}__Rows__{run}"


def sheet_title(handout: HandOut) -> str:
    return f"Hand-Out {handout.number}: {handout.title}"

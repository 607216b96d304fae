"""A question typed into its form: what is wrong with it, and what it puts into the text."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from guides import KINDS, Problem
from guides.checks.asking import FEWEST_OPTIONS
from guides.drafted import Data, Drafted, DraftedQuestion, drafted
from guides.made_ids import slug, unused
from guides.question_form import FIELDS, as_typed, question_data, typed, with_question
from guides.typed_lines import lines_of
from guides.yaml_lists import with_line
from research.web.typed_values import Form, Problems

WHOLE = re.compile(r"(-?[0-9]{1,12})?")
LABELS = {
    "ask": "What the interviewer says",
    "self_completion": "What a partner reads",
    "hint": "Hint",
    "kind": "What an answer is",
    "options": "Choices",
    "unit": "What is counted",
    "lowest": "Lowest number",
    "highest": "Highest number",
    "for_each": "How often it is asked",
    "handout": "Hand-out in view",
    "instructions": "Instructions",
    "probes": "Probes",
}


class QuestionTyped(NamedTuple):
    """`id` is empty where the question is new; then it stands after `after`, or as the last."""

    id: str
    values: Form
    section: str = ""
    after: str = ""

    def problems(self) -> Problems:
        found: Problems = {}
        kind = KINDS.get(typed(self.values, "kind"))  # type: ignore[call-overload]
        if not typed(self.values, "ask"):
            found["ask"] = "Write what is asked"
        if kind is None:
            found["kind"] = "Choose what an answer is"
        elif kind.has_options and len(self._choices) < FEWEST_OPTIONS:
            found["options"] = f"Write two choices or more: an answer is {kind.label}"
        elif not kind.has_options and self._choices:
            found["options"] = f"Take the choices out: an answer is {kind.label}"
        return found | {
            key: "Enter a whole number, such as 100, or nothing"
            for key in ("lowest", "highest")
            if not WHOLE.fullmatch(typed(self.values, key))
        }

    @property
    def _choices(self) -> list[str]:
        return lines_of(self.values.get("options", ""))

    def part(self, text: str) -> Data | bool | None:
        """What of a text it changes: a question, or where a new one is to stand."""
        here = drafted(text)
        if self.id:
            found = here.question(self.id)
            return found.data if found else None
        return here.section(self.section) is not None

    def put(self, text: str) -> str:
        here = drafted(text)
        found = here.question(self.id)
        return with_question(text, found, self.values) if found else self._added(text, here)

    def _added(self, text: str, here: Drafted) -> str:
        section = here.section(self.section)
        if section is None:
            return text
        before = here.question(self.after)
        stands = before is not None and before.section == section.path
        at = before.at + 1 if before and stands else len(section.questions)
        data = question_data(self.name(here), self.values)
        return with_line(text, (*section.path, "questions"), at, data)

    def name(self, here: Drafted) -> str:
        """Its id, or the one that it will have."""
        if self.id:
            return self.id
        taken = {str(question.data.get("id")) for question in here.questions}
        return unused(slug(typed(self.values, "ask"), "question"), taken)


def at_fields(problems: list[Problem], question: str, here: Drafted) -> Problems:
    """Each of the guide's own complaints at the field that it is about, or above all of them."""
    return dict(_at_fields(problems, question, here))


def _at_fields(problems: list[Problem], id_: str, here: Drafted) -> Iterator[tuple[str, str]]:
    for number, problem in enumerate(problems):
        what = problem.what.replace("ask_if", "its condition", 1)
        sentence = f"{what[:1].upper()}{what[1:]}"
        if problem.question == id_ and problem.key in FIELDS:
            yield problem.key, sentence
        else:
            yield f"problem-{number}", f"{_about(problem, here)}{sentence}"


def _about(problem: Problem, here: Drafted) -> str:
    question = here.question(problem.question)
    return f"“{asked(question)}”: " if question else ""


def asked(question: DraftedQuestion) -> str:
    return typed(as_typed(question.data), "ask") or question.id or "A question without words"


def told(theirs: Mapping[str, str], values: Form) -> list[tuple[str, str]]:
    """What stands there otherwise than it was typed, by the name of its field."""
    return [
        (LABELS[key], theirs[key] or "Nothing")
        for key in FIELDS
        if theirs[key] != typed(values, key)
    ]

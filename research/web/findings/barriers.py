"""The barrier register as a researcher fills it in: steps that answer barriers, and the law."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from analysis.entries import LAWS
from analysis.step_names import spellings
from analysis.words import number_of
from guides.lists import Item
from guides.row_names import folded, key_of
from research.evidence.barrier_codings import (
    LONGEST_SOURCE,
    CodedMeanwhile,
    CodingRow,
    code_barrier,
    coding_rows,
    codings_of,
)
from research.evidence.measured import Measured, measured_in
from research.evidence.rows import AnswerRow, answer_rows
from research.models import Study
from research.reports.texts import keepable
from research.web.accounts.signing_in import note, the_person
from research.web.request_database import reading, writing
from research.web.studies.studies import the_study
from research.web.typed_values import Problems

pages = Blueprint("barriers", __name__, url_prefix="/studies/<slug>/barriers")

Page = Response | str | tuple[str, int]
WHO_SAYS = "Say who confirmed or checked it, such as an adviser’s note and its day"


class Step(NamedTuple):
    """A key step by its commonest spelling, and how many partners named it."""

    key: str
    name: str
    partners: int


class Opened(NamedTuple):
    """The barriers of a study with who named them, and the steps that could answer them."""

    study: Study
    asked: Measured
    named: Mapping[str, int]
    steps: tuple[Step, ...]
    codings: Mapping[str, CodingRow]

    @property
    def items(self) -> tuple[Item, ...]:
        return self.asked.guide.lists[self.asked.question.for_each].items


@pages.get("")
def index(slug: str) -> str:
    opened = _opened(slug)
    return render_template("barriers/index.html", opened=opened, study=the_study(slug), LAWS=LAWS)


@pages.route("/<barrier>", methods=["GET", "POST"])
def code(slug: str, barrier: str) -> Page:
    opened = _opened(slug) or abort(404)
    item = next((each for each in opened.items if each.id == barrier), None) or abort(404)
    newest = next(iter(codings_of(reading(), opened.asked.stage.id, barrier)), None)
    if request.method == "GET":
        coding = opened.codings.get(barrier, CodingRow(barrier, []))
        return _code_page(opened, item, coding, {}, newest.id if newest else 0)
    coding = _typed(barrier)
    begun = request.form.get("started_from", 0, type=int)
    if problems := _problems(coding, opened.steps):
        return _code_page(opened, item, coding, problems, begun), 422
    try:
        with writing() as session:
            stage, by = opened.asked.stage.id, the_person().name
            if code_barrier(session, stage, coding, started_from=begun, by=by):
                note(session, "barrier_coded", f"Barrier {barrier}", study=slug)
    except CodedMeanwhile as reason:
        return _code_page(opened, item, coding, _conflict(reason), reason.number), 409
    flash(f"What answers “{item.label}” is saved.")
    return redirect(url_for(".index", slug=slug))


def _opened(slug: str) -> Opened | None:
    """Nothing where no guide of the study asks for barriers."""
    study = the_study(slug)
    asked = measured_in(reading(), study, "barrier")
    if asked is None:
        return None
    step = asked.guide.measuring("step_name")
    questions = {asked.question.id, *([step.id] if step else [])}
    rows = answer_rows(reading(), asked.stage.id, questions)
    said = [row for row in rows if row.question == asked.question.id]
    named = Counter(row.item for row in said if row.value not in (None, "no"))
    steps = _steps([row for row in rows if step and row.question == step.id and row.value])
    codings = {each.barrier: each for each in coding_rows(reading(), asked.stage.id)}
    return Opened(study, asked, named, steps, codings)


def _steps(rows: Sequence[AnswerRow]) -> tuple[Step, ...]:
    """What most partners named first."""
    partners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        partners[folded(row.value)].add(row.partner)
    names = spellings(row.value for row in rows)
    steps = (Step(key_of(name), names[name], len(of)) for name, of in partners.items())
    return tuple(sorted(steps, key=lambda step: (-step.partners, step.name)))


def _typed(barrier: str) -> CodingRow:
    return CodingRow(
        barrier,
        sorted(set(request.form.getlist("steps"))),
        request.form.get("law", ""),
        keepable(request.form.get("source", "")),
    )


def _problems(coding: CodingRow, steps: Sequence[Step]) -> Problems:
    found: Problems = {}
    if not {*coding.steps} <= {step.key for step in steps}:
        found["steps"] = "A step that was chosen is no longer named by anybody; choose again"
    if coding.law not in LAWS:
        found["law"] = "Choose how it stands in law"
    if coding.law in ("confirmed", "refuted") and not coding.source:
        found["source"] = WHO_SAYS
    if len(coding.source) > LONGEST_SOURCE:
        found["source"] = f"Shorten this to {LONGEST_SOURCE:,} characters or fewer"
    return found


def _conflict(reason: CodedMeanwhile) -> Problems:
    steps = number_of(len(reason.coding.steps), "step")
    law = f"{LAWS[reason.coding.law]}. {reason.coding.source}".strip()
    said = f"{reason.by} changed this barrier meanwhile ({steps}; {law})"
    return {"law": f"{said}. Yours is below; save again to put it in its place"}


def _code_page(
    opened: Opened, item: Item, coding: CodingRow, problems: Problems, begun: int
) -> str:
    return render_template(
        "barriers/code.html",
        study=opened.study,
        item=item,
        named=opened.named[item.id],
        steps=opened.steps,
        coding=coding,
        problems=problems,
        started_from=begun,
        history=codings_of(reading(), opened.asked.stage.id, item.id),
        LAWS=LAWS,
    )

"""A draft changed by form: what names it, its parts in a list, and its questions."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from guides.part_forms import GUIDE, QUESTION
from guides.part_moves import (
    Spot,
    order,
    with_question_moved,
    with_question_shifted,
    without_question,
)
from research.guides.drafts import problems_in
from research.web.guides.draft_desk import (
    Desk,
    Page,
    desk,
    form_page,
    kept,
    remove_page,
    values_of,
)
from research.web.guides.draft_words import (
    about,
    each_choices,
    handout_choices,
    handout_words,
    indicator_choices,
    kind_choices,
    plain,
    roster_words,
    spot_choices,
)
from research.web.guides.part_typed import GuideTyped, QuestionTyped, asked, titled
from research.web.typed_values import Problems

pages = Blueprint("draft_forms", __name__, url_prefix="/guides/drafts/<int:draft_id>/form")


@pages.get("")
def show(draft_id: int) -> str:
    return index(desk(draft_id), {})


@pages.route("/guide", methods=["GET", "POST"])
def guide(draft_id: int) -> Page:
    here = desk(draft_id)
    return form_page(here, GuideTyped(values_of(GUIDE, here.parts.data)))


@pages.route("/questions/<question>", methods=["GET", "POST"])
def question(draft_id: int, question: str) -> Page:
    here = desk(draft_id)
    found = here.parts.question(question) or here.seen.question(question) or abort(404)
    return _question_page(here, QuestionTyped(question, values_of(QUESTION, found.data)))


@pages.route("/add/<section>", methods=["GET", "POST"])
@pages.route("/add/<section>/after/<after>", methods=["GET", "POST"])
def add(draft_id: int, section: str, after: str = "") -> Page:
    """To the end of the section, or after the question that is named."""
    here = desk(draft_id)
    here.parts.section(section) or here.seen.section(section) or abort(404)
    return _question_page(here, QuestionTyped("", request.form, section, after))


@pages.post("/move")
def move(draft_id: int) -> Page:
    """By the button that was pressed, or to the spot that was chosen."""
    here = desk(draft_id)
    id_, change = _wanted()
    problems = kept(here, change, order)
    if problems:
        return index(here, problems), 422
    flash("Moved.")
    return redirect(url_for(".show", draft_id=draft_id, _anchor=f"question-{id_}"))


@pages.route("/questions/<question>/remove", methods=["GET", "POST"])
def remove(draft_id: int, question: str) -> Page:
    here = desk(draft_id)
    found = here.parts.question(question) or here.seen.question(question) or abort(404)
    part = QuestionTyped(question, {}).part
    return remove_page(
        here, "question", asked(found), lambda text: without_question(text, question), part
    )


def index(here: Desk, problems: Problems) -> str:
    found = problems_in(here.text.text)
    wrong: dict[tuple[str, str], list[str]] = {}
    for problem in found:
        place = ("", problem.question) if problem.question else (problem.section, "")
        wrong.setdefault(place, []).append(plain(problem.what))
    return render_template(
        "guides/form/index.html",
        here=here,
        problems=problems,
        wrong=wrong,
        count=len(found),
        asked=asked,
        titled=titled,
        about=about,
        handout_words=handout_words,
        roster_words=roster_words,
    )


def _question_page(here: Desk, typed: QuestionTyped) -> Page:
    return form_page(
        here,
        typed,
        kinds=kind_choices(),
        indicators=indicator_choices(),
        eaches=each_choices(here.parts),
        handouts=handout_choices(here.parts),
        spots=spot_choices(here.parts, typed.id),
    )


def _wanted() -> tuple[str, Callable[[str], str]]:
    """Which question is to be moved, and how."""
    for way, by in (("up", -1), ("down", 1)):
        if id_ := request.form.get(way):
            return id_, partial(with_question_shifted, id_=id_, by=by)
    id_ = request.form.get("question", "")
    section, _, after = request.form.get("spot", "").partition("/")
    return id_, partial(with_question_moved, id_=id_, spot=Spot(section, after))

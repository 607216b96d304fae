"""When a question of a draft is asked, changed by ticking earlier answers."""

from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from guides.drafted import DraftedQuestion
from guides.number_ranges import FORMS
from guides.part_routes import Routes, is_number, may_decide, routes_of, with_routes
from guides.typed_lines import choice_labels
from research.web.guides.draft_desk import Desk, Page, desk, kept
from research.web.guides.part_typed import QuestionTyped, asked
from research.web.typed_values import Problems

pages = Blueprint("draft_routes", __name__, url_prefix="/guides/drafts/<int:draft_id>/form")


class Deciding(NamedTuple):
    """An earlier question, with its answers and those of them that are wanted.

    Of a number, ranges are wanted, which are typed.
    """

    id: str
    words: str
    labels: dict[str, str]
    wanted: list[str]
    is_number: bool = False


@pages.route("/questions/<question>/condition", methods=["GET", "POST"])
def condition(draft_id: int, question: str) -> Page:
    """Another question is added to the page first, and its answers are ticked then."""
    here = desk(draft_id)
    found = here.parts.question(question) or here.seen.question(question) or abort(404)
    routes = _ticked() if request.method == "POST" else routes_of(found)
    problems: Problems = {}
    if request.method == "POST" and not ("add" in request.form or request.form.get("more")):
        part = QuestionTyped(question, {}).part
        problems = kept(here, lambda text: with_routes(text, question, routes), part)
        if not problems:
            flash("Saved.")
            anchor = f"question-{question}"
            return redirect(url_for("draft_forms.show", draft_id=draft_id, _anchor=anchor))
    return _page(here, found, routes, problems)


def _ticked() -> Routes:
    """Which of the questions on the page have answers ticked, or numbers typed."""
    routes: Routes = {}
    for name, typed in request.form.lists():
        field, _, on = name.partition("_")
        wanted = typed if field == "on" else _ranges(typed[0]) if field == "range" else []
        if wanted:
            routes[on] = wanted
    return routes


def _ranges(typed: str) -> list[str]:
    """Parted by commas."""
    parts = (" ".join(part.split()).casefold() for part in typed.split(","))
    return [part for part in parts if part]


def _page(here: Desk, found: DraftedQuestion, routes: Routes, problems: Problems) -> Page:
    earlier = may_decide(here.parts, found)
    more = request.form.get("more", "")
    shown = routes | ({more: routes.get(more, [])} if more else {})
    page = render_template(
        "guides/form/condition.html",
        here=here,
        question=found,
        words=asked(found),
        deciding=[_deciding(here, on, wanted) for on, wanted in shown.items()],
        others=[(each.id, asked(each)) for each in earlier if each.id not in shown],
        forms=FORMS,
        problems=problems,
        started_from=here.text.revision if "moved-on" in problems else here.revision,
    )
    return (page, 422) if problems else page


def _deciding(here: Desk, on: str, wanted: list[str]) -> Deciding:
    """What is wanted of it and is none of its answers can be seen, to be taken out."""
    question = here.parts.question(on)
    if question and is_number(question):
        return Deciding(on, asked(question), {}, wanted, is_number=True)
    labels = choice_labels(question.data.get("options")) if question else {}
    return Deciding(
        on,
        asked(question) if question else on,
        labels | {value: value for value in wanted if value not in labels},
        wanted,
    )

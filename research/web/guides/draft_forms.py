"""A draft changed by form, question by question; its text stays what counts."""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides.drafted import Drafted, DraftedQuestion, drafted
from guides.question_form import as_typed
from guides.question_moves import (
    Spot,
    beside,
    order,
    with_question_moved,
    without_question,
)
from guides.yaml_parts import NoSuchPlace
from research.guides.draft_changes import ChangeRefused, DraftMovedOn, change_draft
from research.guides.drafts import TextTooLong, draft_text, locked_draft, problems_in
from research.models import DraftText, GuideDraft
from research.web.accounts.signing_in import the_person
from research.web.guides.draft_words import (
    about,
    each_choices,
    handout_choices,
    kind_choices,
    spot_choices,
)
from research.web.guides.question_typed import LABELS, QuestionTyped, asked, at_fields, told
from research.web.request_database import reading, writing
from research.web.typed_values import Problems

pages = Blueprint("draft_forms", __name__, url_prefix="/guides/drafts/<int:draft_id>/form")

Page = Response | str | tuple[str, int]
NOT_BY_FORM = "The text is written in a way that no form can change; change it in the text itself."


class Desk(NamedTuple):
    """A draft with its newest text, and the parts of that."""

    draft: GuideDraft
    text: DraftText
    parts: Drafted

    @property
    def revision(self) -> int:
        """The one that the page was made from."""
        return int(request.form.get("started_from", self.text.revision, type=int))


@pages.get("")
def show(draft_id: int) -> str:
    here = _desk(draft_id)
    return _index(here, {})


@pages.route("/questions/<question>", methods=["GET", "POST"])
def question(draft_id: int, question: str) -> Page:
    here = _desk(draft_id)
    found = _found(here, question)
    values = request.form if request.method == "POST" else as_typed(found.data)
    return _form_page(here, QuestionTyped(question, values))


@pages.route("/add/<section>", methods=["GET", "POST"])
@pages.route("/add/<section>/after/<after>", methods=["GET", "POST"])
def add(draft_id: int, section: str, after: str = "") -> Page:
    """To the end of the section, or after the question that is named."""
    here = _desk(draft_id)
    here.parts.section(section) or request.method == "POST" or abort(404)
    typed = QuestionTyped("", request.form, section, after)
    return _form_page(here, typed)


@pages.post("/move")
def move(draft_id: int) -> Page:
    """By the button that was pressed, or to the spot that was chosen."""
    here = _desk(draft_id)
    id_, spot = _wanted(here)
    problems = _kept(here, lambda text: with_question_moved(text, id_, spot), order)
    if problems:
        return _index(here, problems), 422
    flash("Moved.")
    return redirect(url_for(".show", draft_id=draft_id, _anchor=f"question-{id_}"))


@pages.route("/questions/<question>/remove", methods=["GET", "POST"])
def remove(draft_id: int, question: str) -> Page:
    here = _desk(draft_id)
    found, problems = _found(here, question), Problems()
    if request.method == "POST":
        part = QuestionTyped(question, {}).part
        problems = _kept(here, lambda text: without_question(text, question), part)
        if not problems:
            flash(f"Removed: “{asked(found)}”. “Undo the last change” brings it back.")
            return redirect(url_for(".show", draft_id=draft_id))
    shown = render_template(
        "guides/form/remove.html", here=here, question=found, words=asked(found), problems=problems
    )
    return (shown, 422) if problems else shown


def _desk(draft_id: int) -> Desk:
    draft = reading().get(GuideDraft, draft_id) or abort(404)
    text = draft_text(reading(), draft)
    return Desk(draft, text, drafted(text.text))


def _found(here: Desk, id_: str) -> DraftedQuestion:
    """One that somebody else took out meanwhile is looked up where its page was made from."""
    found = here.parts.question(id_)
    if found is None and 0 < here.revision < here.text.revision:
        seen = draft_text(reading(), here.draft, here.revision)
        found = drafted(seen.text).question(id_)
    return found or abort(404)


def _wanted(here: Desk) -> tuple[str, Spot]:
    for way in ("up", "down"):
        if id_ := request.form.get(way):
            return id_, beside(here.parts, id_, up=way == "up") or abort(400)
    section, _, after = request.form.get("spot", "").partition("/")
    return request.form.get("question", ""), Spot(section, after)


def _kept(
    here: Desk, change: Callable[[str], str], part: Callable[[str], Any], id_: str = ""
) -> Problems:
    """Nothing, where the change is kept; else why it is not."""
    try:
        with writing() as session:
            draft = locked_draft(session, here.draft.id) or abort(404)
            by = the_person().described
            change_draft(session, draft, change, part=part, started_from=here.revision, by=by)
    except ChangeRefused as refused:
        return at_fields(refused.problems, id_, here.parts)
    except DraftMovedOn as error:
        return {"moved-on": f"{error} Look at what stands there now, then do it again."}
    except TextTooLong as error:
        return {"too-long": f"{error}."}
    except NoSuchPlace:
        return {"no-form": NOT_BY_FORM}
    return {}


def _form_page(here: Desk, typed: QuestionTyped) -> Page:
    """The form as it stands; or where it was sent, what became of it."""
    problems: Problems = {}
    if request.method == "POST":
        problems = typed.problems() or _kept(here, typed.put, typed.part, typed.name(here.parts))
        if not problems:
            flash("Saved.")
            anchor = f"question-{typed.name(here.parts)}"
            return redirect(url_for(".show", draft_id=here.draft.id, _anchor=anchor))
    theirs = here.parts.question(typed.id)
    shown = render_template(
        "guides/form/question.html",
        here=here,
        typed=typed,
        values=typed.values,
        labels=LABELS,
        problems=problems,
        theirs=told(as_typed(theirs.data), typed.values) if theirs else [],
        started_from=here.text.revision if "moved-on" in problems else here.revision,
        kinds=kind_choices(),
        eaches=each_choices(here.parts),
        handouts=handout_choices(here.parts),
        spots=spot_choices(here.parts, typed.id),
    )
    return (shown, 422) if problems else shown


def _index(here: Desk, problems: Problems) -> str:
    found = problems_in(here.text.text)
    wrong: dict[str, list[str]] = {}
    for problem in found:
        wrong.setdefault(problem.question, []).append(problem.what)
    return render_template(
        "guides/form/index.html",
        here=here,
        problems=problems,
        wrong=wrong,
        count=len(found),
        asked=asked,
        about=about,
    )

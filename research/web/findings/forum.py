"""The pages of a group meeting: comments tallied by objective, added, reworded and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.database import Session
from research.evidence.forum import (
    Change,
    ObjectiveIsThere,
    add_comment,
    add_objective,
    change_comment,
    comment_of,
    forum,
    mention_again,
    move_objective,
    objective_of,
    objectives,
    put_back,
    remove_objective,
    rename_objective,
    take_back,
    taken_back,
)
from research.fieldwork.studies import current_stage, study_by_slug
from research.models import Comment, ForumObjective, Stage
from research.web.accounts.signing_in import the_person
from research.web.findings.forum_forms import CommentForm, ForumForm, ObjectiveForm, comment_form
from research.web.request_database import reading, writing
from research.web.studies.studies import the_study

pages = Blueprint("forum", __name__, url_prefix="/studies/<slug>/forum")

Page = Response | str | tuple[str, int]


class Meeting(NamedTuple):
    """What a study's current stage keeps of its meeting, in the session that reads or writes it."""

    session: Session
    stage: Stage

    def comment(self, comment_id: int) -> Comment:
        return comment_of(self.session, self.stage.id, comment_id) or abort(404)

    def objective(self, objective_id: int) -> ForumObjective:
        return objective_of(self.session, self.stage.id, objective_id) or abort(404)

    def comment_form(self, **shown: str) -> CommentForm:
        return comment_form(objectives(self.session, self.stage.id), **shown)

    def given(self, form: CommentForm) -> tuple[ForumObjective, str, str]:
        return self.objective(int(form.objective.data)), form.side.data, form.words.data


@pages.get("")
def show(slug: str) -> str:
    return _page(slug)


@pages.post("/comments")
def add(slug: str) -> Page:
    """The next comment is likely to stand under the same objective, so that stays chosen."""
    form = _meeting(slug).comment_form()
    if not form.validate_on_submit():
        return _page(slug, form), 422
    with _changing(slug) as meeting:
        flash(_added(add_comment(meeting.session, *meeting.given(form), by=the_person().name)))
    chosen = {"objective": form.objective.data, "side": form.side.data}
    return redirect(url_for(".show", slug=slug, **chosen))


@pages.post("/comments/<int:comment_id>/more")
def more(slug: str, comment_id: int) -> Response:
    with _changing(slug) as meeting:
        mention_again(meeting.session, meeting.comment(comment_id))
    return _at(slug, comment_id)


@pages.post("/comments/<int:comment_id>/less")
def less(slug: str, comment_id: int) -> Response:
    with _changing(slug) as meeting:
        is_gone = take_back(meeting.session, meeting.comment(comment_id))
    if is_gone:
        return redirect(url_for(".show", slug=slug, taken_back=comment_id))
    return _at(slug, comment_id)


@pages.post("/comments/<int:comment_id>/back")
def back(slug: str, comment_id: int) -> Response:
    with _changing(slug) as meeting:
        put_back(meeting.session, meeting.comment(comment_id))
    return _at(slug, comment_id)


@pages.route("/comments/<int:comment_id>", methods=["GET", "POST"])
def change(slug: str, comment_id: int) -> Page:
    """Reword a comment, or move it to the other side or to another objective."""
    meeting = _meeting(slug)
    comment = meeting.comment(comment_id)
    stands = {"objective": str(comment.objective_id), "side": comment.side}
    form = meeting.comment_form(**stands, words=comment.words)
    if not form.validate_on_submit():
        return _form_page("comment", slug, form, comment=comment)
    with _changing(slug) as meeting:
        comment = meeting.comment(comment_id)
        changed = change_comment(meeting.session, comment, *meeting.given(form))
        flash(_joined(changed.comment) if changed.was_there else "The comment is changed.")
        kept = changed.comment.id
    return _at(slug, kept)


@pages.post("/objectives")
def new_objective(slug: str) -> Page:
    form = ObjectiveForm()
    if form.validate_on_submit():
        with _changing(slug) as meeting, _unless_there(form):
            add_objective(meeting.session, meeting.stage.id, form.label.data)
    if form.has_problem:
        return _page(slug, form), 422
    flash(f"“{form.label.data}” is added.")
    return redirect(url_for(".show", slug=slug))


@pages.route("/objectives/<int:objective_id>", methods=["GET", "POST"])
def rename(slug: str, objective_id: int) -> Page:
    objective = _meeting(slug).objective(objective_id)
    form = ObjectiveForm(data={"label": objective.label})
    if form.validate_on_submit():
        with _changing(slug) as meeting, _unless_there(form):
            rename_objective(meeting.session, meeting.objective(objective_id), form.label.data)
    if request.method == "GET" or form.has_problem:
        return _form_page("objective", slug, form, objective=objective)
    flash(f"The objective is now called “{form.label.data}”.")
    return redirect(url_for(".show", slug=slug))


@pages.post("/objectives/<int:objective_id>/<any(up, down):direction>")
def move(slug: str, objective_id: int, direction: str) -> Response:
    by = -1 if direction == "up" else 1
    with _changing(slug) as meeting:
        move_objective(meeting.session, meeting.objective(objective_id), by=by)
    return redirect(url_for(".show", slug=slug, _anchor=f"order-{objective_id}"))


@pages.post("/objectives/<int:objective_id>/remove")
def remove(slug: str, objective_id: int) -> Response:
    with _changing(slug) as meeting:
        is_gone = remove_objective(meeting.session, meeting.objective(objective_id))
    kept = "It has comments, so it stays. Move them or take them back first."
    flash("The objective is removed." if is_gone else kept)
    return redirect(url_for(".show", slug=slug))


def _meeting(slug: str) -> Meeting:
    return Meeting(reading(), current_stage(reading(), the_study(slug)))


@contextmanager
def _changing(slug: str) -> Iterator[Meeting]:
    with writing() as session:
        study = study_by_slug(session, slug) or abort(404)
        yield Meeting(session, current_stage(session, study))


@contextmanager
def _unless_there(form: ObjectiveForm) -> Iterator[None]:
    try:
        yield
    except ObjectiveIsThere:
        form.label.errors = ["There is an objective of this name already; give another name"]


def _page(slug: str, failed: ForumForm | None = None) -> str:
    """The whole tally; a form that failed stands in it as it was typed."""
    meeting = _meeting(slug)
    chosen = {name: request.args.get(name, "") for name in ("objective", "side")}
    is_comment = isinstance(failed, CommentForm)
    gone = taken_back(meeting.session, meeting.stage.id)
    just_now = request.args.get("taken_back", type=int)
    return render_template(
        "forum/forum.html",
        study=meeting.stage.study,
        form=failed,
        comment_form=failed if is_comment else meeting.comment_form(**chosen),
        objective_form=failed if failed and not is_comment else ObjectiveForm(formdata=None),
        heard=forum(meeting.session, meeting.stage.id),
        taken_back=gone,
        undo=next((comment for comment in gone if comment.id == just_now), None),
    )


def _form_page(name: str, slug: str, form: ForumForm, **shown: Any) -> tuple[str, int]:
    study = the_study(slug)
    page = render_template(f"forum/{name}.html", study=study, form=form, **shown)
    return page, 422 if form.has_problem else 200


def _at(slug: str, comment_id: int) -> Response:
    return redirect(url_for(".show", slug=slug, _anchor=f"comment-{comment_id}"))


def _added(change: Change) -> str:
    if change.was_there:
        return _joined(change.comment)
    comment = change.comment
    return f"“{comment.words}” is added under {comment.objective.label}."


def _joined(comment: Comment) -> str:
    return f"“{comment.words}” was there already and now counts {comment.mentions} mentions."

"""The page to write a draft in, its problems by line, and what becomes of it."""

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import HiddenField, TextAreaField

from guides import GuideError, Problem, parse_guide
from guides.versions import compare
from research.database import Session
from research.guides.drafts import (
    TextTooLong,
    delete_draft,
    draft_text,
    locked_draft,
    problems_in,
    publish_draft,
    published_version,
    restore_draft,
    save_draft,
)
from research.guides.stage_guides import Counted, counted
from research.guides.versions import GuideFrozen, fielded_guide
from research.models import DraftText, GuideDraft
from research.web.accounts.signing_in import note, the_person
from research.web.request_database import reading, writing

pages = Blueprint("guide_drafts", __name__, url_prefix="/guides/drafts")

Page = Response | str | tuple[str, int]


class DraftForm(FlaskForm):
    """The text as typed, and the revision that the page was made from."""

    text = TextAreaField()
    started_from = HiddenField()

    @property
    def revision(self) -> int:
        typed = str(self.started_from.data or "")
        return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


@pages.route("/<int:draft_id>", methods=["GET", "POST"])
def edit(draft_id: int) -> Page:
    draft = _draft(draft_id)
    newest = draft_text(reading(), draft)
    form = DraftForm(data={"text": newest.text, "started_from": newest.revision})
    if not form.validate_on_submit() or "check" in request.form:
        return _edit_page(draft, form, typed="check" in request.form)
    try:
        theirs = _save(draft_id, form)
    except TextTooLong as error:
        return _edit_page(draft, form, too_long=str(error), typed=True), 422
    if theirs:
        form.started_from.data = theirs.revision
        return _edit_page(draft, form, theirs=theirs, typed=True), 422
    flash("Saved.")
    return redirect(url_for(".edit", draft_id=draft_id))


@pages.post("/check")
def check() -> Response:
    """The problems of a text, for the page's own script; nothing is kept."""
    problems = problems_in(request.form.get("text", ""))
    return jsonify([{"line": each.line, "what": said(each)} for each in problems[:200]])


@pages.route("/<int:draft_id>/publish", methods=["GET", "POST"])
def publish(draft_id: int) -> Page:
    """Says what the version changes; then freezes it."""
    draft = _draft(draft_id)
    text = draft_text(reading(), draft)
    if request.method == "GET" or request.form.get("revision") != str(text.revision):
        return _publish_page(draft, text)
    try:
        with writing() as session:
            version = publish_draft(session, _locked(session, draft_id))
            what = f"{version.guide}, version {version.version}"
            note(session, "guide_published", what)
            version_id = version.id
    except (GuideError, GuideFrozen):
        return _publish_page(_draft(draft_id), text)
    flash(f"{what} is published. Its words never change from now on.")
    return redirect(url_for("guides.version", version_id=version_id))


@pages.route("/<int:draft_id>/delete", methods=["GET", "POST"])
def delete(draft_id: int) -> Page:
    if request.method == "GET":
        return render_template("guides/delete.html", draft=_draft(draft_id))
    with writing() as session:
        delete_draft(_locked(session, draft_id))
    flash("The draft is deleted. You can bring it back below.")
    return redirect(url_for("guides.index"))


@pages.post("/<int:draft_id>/restore")
def restore(draft_id: int) -> Response:
    with writing() as session:
        restore_draft(_locked(session, draft_id))
    flash("The draft is back, as it was.")
    return redirect(url_for(".edit", draft_id=draft_id))


def said(problem: Problem) -> str:
    """The sentence without the file and the line, which stand beside it."""
    return str(problem).removeprefix(f"{problem.file}, line {problem.line}").lstrip(",: ")


def _draft(draft_id: int) -> GuideDraft:
    return reading().get(GuideDraft, draft_id) or abort(404)


def _locked(session: Session, draft_id: int) -> GuideDraft:
    return locked_draft(session, draft_id) or abort(404)


def _save(draft_id: int, form: DraftForm) -> DraftText | None:
    with writing() as session:
        theirs = save_draft(
            session,
            _locked(session, draft_id),
            form.text.data or "",
            started_from=form.revision,
            by=the_person().described,
        )
        if theirs:
            session.expunge(theirs)
        return theirs


def _edit_page(
    draft: GuideDraft,
    form: DraftForm,
    *,
    typed: bool,
    too_long: str = "",
    theirs: DraftText | None = None,
) -> str:
    """`typed` says that the text in the box is not saved yet."""
    text = form.text.data or ""
    return render_template(
        "guides/edit.html",
        draft=draft,
        form=form,
        typed=typed,
        too_long=too_long,
        theirs=theirs,
        problems=[(each.line, said(each)) for each in problems_in(text)],
        lines=text.count("\n") + 1,
        saved=draft_text(reading(), draft),
    )


def _publish_page(draft: GuideDraft, text: DraftText) -> Page:
    problems = problems_in(text.text)
    if problems:
        return render_template("guides/unreadable.html", draft=draft, problems=problems), 422
    guide = parse_guide(text.text, draft.title)
    before = published_version(reading(), guide.id)
    frozen = before is not None and before.version >= guide.version
    page = render_template(
        "guides/publish.html",
        draft=draft,
        guide=guide,
        before=before,
        frozen=frozen,
        changes=_changes(before.id, text.text, draft.title) if before else [],
        revision=text.revision,
    )
    return (page, 422) if request.method == "POST" else page


def _changes(before_id: int, text: str, name: str) -> list[Counted]:
    before = fielded_guide(reading(), before_id)
    return counted(reading(), compare(before, parse_guide(text, name)), before, before)

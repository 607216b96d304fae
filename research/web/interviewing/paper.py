"""Pages for paper: a guide's Word files to download, and the filled-in form to take over."""

import base64
import binascii
from io import BytesIO
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from werkzeug import Response as Redirect

from exports.paper.refusals import FormRefused
from exports.paper.words import Numbers
from research.answers.progress import progress
from research.answers.saving import InterviewClosed
from research.interviewing.filled_forms import take_over
from research.web.accounts.signing_in import note, the_person
from research.web.answering.opened import Opened, interview_here, locked, open_interview
from research.web.findings.findings import WORD
from research.web.interviewing.filled_in import form_lines
from research.web.interviewing.paper_files import NAMES, filled_form, paper
from research.web.partner.linked import opened_by_link
from research.web.request_database import writing

pages = Blueprint("paper", __name__, url_prefix="/interviews/<int:interview_id>")
partners_pages = Blueprint("questionnaire", __name__, url_prefix="/answer/<secret>")

NO_FILE = "Choose the filled-in form, a Word file"


@pages.errorhandler(413)
def too_large(_error: Exception) -> tuple[str, int]:
    advice = (
        "A filled-in form has at most 5 MB. Take out the pictures, save it and upload it again."
    )
    title = "This file is larger than a form can be"
    return render_template("error.html", title=title, advice=advice), 413


@pages.errorhandler(InterviewClosed)
def already_ended(_error: InterviewClosed) -> Redirect:
    flash("This interview had ended already, so nothing was taken over. Reopen it first.")
    return redirect(url_for("interviewer.overview", **(request.view_args or {})))


@pages.get("/paper/<which>.docx")
def download(interview_id: int, which: str) -> Response:
    if which not in NAMES:
        abort(404)
    return _sent(which, _opened(interview_id))


@partners_pages.get("/questionnaire.docx")
def questionnaire(secret: str) -> Response:
    """All questions, to read first or to fill in without a connection."""
    return _sent("form", opened_by_link(secret))


@partners_pages.get("/questions")
def questions(secret: str) -> str:
    """All questions on one page, whatever their answers open, to read before the first."""
    opened = opened_by_link(secret)
    return render_template(
        "self_completion/questions.html",
        secret=secret,
        guide=opened.guide,
        study=opened.study,
        partner=opened.interview.partner,
        numbers=Numbers(opened.guide),
    )


@pages.route("/form", methods=["GET", "POST"])
def form(interview_id: int) -> str | tuple[str, int]:
    """Download the form; upload the filled one, and see what would be taken over."""
    opened = _opened(interview_id)
    if request.method == "GET":
        return _page("form", opened)
    uploaded = request.files.get("form")
    content = uploaded.read() if uploaded else b""
    if not content:
        return _page("form", opened, problem=NO_FILE), 422
    return _review(opened, content)


@pages.post("/form/keep")
def keep(interview_id: int) -> Redirect | str | tuple[str, int]:
    """What was shown is read once more from the same file, and saved in one transaction."""
    opened, content = _opened(interview_id), _content()
    try:
        filled = filled_form(content, opened)
    except FormRefused as reason:
        return _page("form", opened, problem=str(reason)), 422
    with writing() as session:
        interview = locked(session, interview_id)
        clashes = take_over(
            session,
            opened.guide,
            interview_id,
            filled.given,
            [(unclear.key, unclear.sentence) for unclear in filled.unclear],
            started_from=_started_from(),
            by=the_person().name,
        )
        partner = interview.partner
        note(session, "form_taken_over", f"Partner {partner.code}", study=partner.study.slug)
    if clashes:
        return _review(_opened(interview_id), content, clashes=len(clashes))
    flash(_said(len(filled.given), len(filled.unclear)))
    return redirect(url_for("interviewer.overview", interview_id=interview_id))


def _opened(interview_id: int) -> Opened:
    return open_interview(interview_here(interview_id), spoken=True)


def _sent(which: str, opened: Opened) -> Response:
    name, content = paper(which, opened)
    return send_file(BytesIO(content), WORD, as_attachment=True, download_name=name)


def _review(opened: Opened, content: bytes, *, clashes: int = 0) -> str | tuple[str, int]:
    try:
        filled = filled_form(content, opened)
    except FormRefused as reason:
        return _page("form", opened, problem=str(reason)), 422
    shown = _page(
        "review",
        opened,
        filled=filled,
        lines=form_lines(opened.guide, opened.answers, filled.given),
        content=base64.b64encode(content).decode(),
        clashes=clashes,
    )
    return (shown, 422) if clashes else shown


def _content() -> bytes:
    try:
        return base64.b64decode(request.form.get("content", ""), validate=True)
    except binascii.Error:
        abort(400)


def _started_from() -> int:
    typed = request.form.get("started_from", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _page(name: str, opened: Opened, **shown: Any) -> str:
    return render_template(
        f"paper/{name}.html",
        opened=opened,
        interview=opened.interview,
        study=opened.study,
        progress=progress(opened.guide, opened.answers),
        **shown,
    )


def _said(given: int, unclear: int) -> str:
    answers = f"{given} answer{'s were' if given != 1 else ' was'} taken over."
    if not unclear:
        return answers
    things = f"{unclear} thing{'s are' if unclear != 1 else ' is'} still to be settled"
    return f"{answers} {things}: each is kept as a note at its question."

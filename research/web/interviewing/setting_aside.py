"""Pages on which an interview begun by mistake is set aside, and put back."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides.answers.texts import words_problem
from research.interviewing.setting_aside import (
    PutBackRefused,
    SetAside,
    put_interview_back,
    set_interview_aside,
)
from research.models import Interview
from research.web.answering.opened import locked
from research.web.interviewing.interviewer import desk_page, done, note_act, opened_here
from research.web.request_database import writing

pages = Blueprint("setting_aside", __name__, url_prefix="/interviews/<int:interview_id>")

LONGEST = 200


@pages.app_errorhandler(SetAside)
def is_set_aside(_error: SetAside) -> tuple[str, int]:
    """Somebody set it aside meanwhile, or kept a page or the address of one."""
    number = (request.view_args or {}).get("interview_id")
    saved = request.method == "POST"
    return render_template("interviewer/is_set_aside.html", number=number, saved=saved), 409


@pages.route("/set-aside", methods=["GET", "POST"])
def set_aside(interview_id: int) -> Response | str | tuple[str, int]:
    """Asks first, with what it means."""
    opened = opened_here(interview_id)
    if opened.interview.set_aside_at:
        raise SetAside
    reason = " ".join(request.form.get("reason", "").split())
    problem = _problem(reason) if request.method == "POST" else None
    if request.method == "GET" or problem:
        page = desk_page("set_aside", opened, reason=reason, problem=problem)
        return page, 422 if problem else 200
    with writing() as session:
        interview = locked(session, interview_id)
        set_interview_aside(session, interview, reason)
        note_act(session, "interview_set_aside", interview)
    return done(interview_id, "The interview is set aside. It counts nowhere until it is put back.")


@pages.post("/put-back")
def put_back(interview_id: int) -> Response:
    try:
        with writing() as session:
            interview = session.get(Interview, interview_id, with_for_update=True) or abort(404)
            put_interview_back(session, interview)
            note_act(session, "interview_put_back", interview)
    except PutBackRefused as why_not:
        flash(str(why_not), "problem")
        return redirect(url_for("interviewer.overview", interview_id=interview_id))
    return done(interview_id, "The interview is back as it was, with its links.")


def _problem(reason: str) -> str | None:
    if not reason:
        return "Say in a line why it is set aside"
    if len(reason) > LONGEST:
        return f"Shorten this to {LONGEST} characters or fewer; it has {len(reason)}"
    return words_problem(reason)

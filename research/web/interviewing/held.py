"""How an interview is held: by whom, when and where, and who else is present."""

from flask import Blueprint, flash, request
from werkzeug import Response

from guides.answers.texts import words_problem
from research.web.answering.opened import locked
from research.web.interviewing.desk import to_page
from research.web.interviewing.interviewer import desk_page, note_act, opened_here
from research.web.request_database import writing

pages = Blueprint("held", __name__, url_prefix="/interviews/<int:interview_id>")

LONGEST = 500


@pages.route("/present", methods=["GET", "POST"])
def present(interview_id: int) -> Response | str | tuple[str, int]:
    """Also once the interview is closed: who was there is no answer."""
    opened = opened_here(interview_id)
    typed = request.form.get("present", opened.interview.present).strip()
    if request.method == "GET":
        return desk_page("present", opened, typed=typed)
    if what := _problem(typed):
        return desk_page("present", opened, typed=typed, problem=what), 422
    with writing() as session:
        interview = locked(session, interview_id)
        interview.present = typed
        note_act(session, "present_kept", interview)
    flash("Kept who was present.")
    return to_page(opened, request.form.get("section", ""))


def _problem(typed: str) -> str | None:
    if len(typed) > LONGEST:
        return f"Shorten this to {LONGEST} characters or fewer; it has {len(typed)}"
    return words_problem(typed)

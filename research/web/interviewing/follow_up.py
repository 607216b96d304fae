"""Pages on what an interview did not reach, and on sending just that to the partner."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from research.interviewing.follow_up import comments, not_reached
from research.interviewing.sent_back import NothingToSendBack, send_back
from research.web.accounts.signing_in import the_person
from research.web.answering.opened import locked
from research.web.interviewing.interviewer import desk_page, note_act, opened_here
from research.web.interviewing.went import in_words
from research.web.request_database import writing

pages = Blueprint("follow_up", __name__, url_prefix="/interviews/<int:interview_id>/follow-up")


@pages.get("/")
def show(interview_id: int) -> str:
    """The list to ring up with, or to send."""
    opened = opened_here(interview_id)
    left = not_reached(opened.guide, opened.answers)
    return desk_page("follow_up", opened, left=in_words(opened, left))


@pages.post("/send")
def send(interview_id: int) -> Response:
    """The sections with open questions open again for the partner, and no others."""
    opened = opened_here(interview_id)
    left = not_reached(opened.guide, opened.answers)
    try:
        with writing() as session:
            interview = locked(session, interview_id)
            send_back(session, interview, comments(left), by=the_person().name)
            note_act(session, "sections_sent_back", interview)
    except NothingToSendBack:
        flash("There is nothing to send: everything was reached, or the interview is open.")
        return redirect(url_for(".show", interview_id=interview_id))
    flash("Sent back. The partner's personal link opens these sections, and only these.")
    return redirect(url_for("interviewer.overview", interview_id=interview_id))

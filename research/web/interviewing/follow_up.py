"""Pages on what an interview left open, and on sending just that to the partner."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from research.interviewing.follow_up import Left, comments, not_reached, only_in_words
from research.interviewing.sent_back import NothingToSendBack, send_back
from research.web.accounts.signing_in import the_person
from research.web.answering.opened import Opened, locked
from research.web.interviewing.interviewer import desk_page, note_act, opened_here
from research.web.interviewing.went import in_words
from research.web.request_database import writing

pages = Blueprint("follow_up", __name__, url_prefix="/interviews/<int:interview_id>/follow-up")


@pages.get("/")
def show(interview_id: int) -> str:
    """The list to ring up with, or to send."""
    opened = opened_here(interview_id)
    left, said = _left(opened)
    return desk_page("follow_up", opened, left=in_words(opened, left), said=in_words(opened, said))


@pages.post("/send")
def send(interview_id: int) -> Response:
    """The sections with open questions open again for the partner, and no others."""
    opened = opened_here(interview_id)
    try:
        with writing() as session:
            interview = locked(session, interview_id)
            send_back(session, interview, comments(*_left(opened)), by=the_person().name)
            note_act(session, "sections_sent_back", interview)
    except NothingToSendBack:
        flash("There is nothing to send: nothing was left open, or the interview is open.")
        return redirect(url_for(".show", interview_id=interview_id))
    flash("Sent back. The partner's personal link opens these sections, and only these.")
    return redirect(url_for("interviewer.overview", interview_id=interview_id))


def _left(opened: Opened) -> tuple[list[Left], list[Left]]:
    """What was not reached, and the costs that nobody confirmed as figures."""
    answers = opened.answers
    return not_reached(opened.guide, answers), only_in_words(opened.guide, answers)

"""What a partner answered in an earlier stage, to read beside the desk of a later one."""

from flask import Blueprint, abort, render_template

from research.interviewing.earlier_stages import earlier_interviews
from research.models import Interview
from research.web.answering.opened import open_interview
from research.web.request_database import reading

pages = Blueprint("earlier", __name__, url_prefix="/interviews/<int:interview_id>")


@pages.get("/earlier/<int:number>")
def show(interview_id: int, number: int) -> str:
    """Only to read: here nothing can be saved."""
    now = reading().get(Interview, interview_id) or abort(404)
    found = earlier_interviews(reading(), now)
    earlier = next((each for each in found if each.stage.number == number), None) or abort(404)
    opened = open_interview(earlier, spoken=True)
    return render_template(
        "interviewer/earlier.html",
        interview=now,
        earlier=earlier,
        study=opened.study,
        read=opened.read(),
    )

"""Pages for the interviewer: an interview section by section, read back, and closed."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides import Section
from guides.model import HandOut
from research.answers import InterviewClosed
from research.interviews import close_interview, decline_interview, reopen_interview
from research.links import make_link, open_links, revoke_links
from research.models import Interview
from research.progress import open_slots, progress
from research.web.access import only_from_this_computer
from research.web.forms import AnswersForm
from research.web.opened import Opened, locked, open_interview
from research.web.request_database import reading, writing
from research.web.screenfuls import fields_of, slots_of

pages = Blueprint("interviewer", __name__, url_prefix="/interviews/<int:interview_id>")
pages.before_request(only_from_this_computer)


@pages.errorhandler(InterviewClosed)
def already_ended(_error: InterviewClosed) -> Response:
    """A second tab ended it first."""
    flash("This interview had ended already. Reopen it to change anything.")
    return redirect(url_for(".overview", **(request.view_args or {})))


RESEARCHER = "Researcher"


@pages.get("/")
def overview(interview_id: int) -> str:
    """Everything said, read back, with what can be done next."""
    opened = _opened(interview_id)
    links = open_links(reading(), opened.interview)
    return _page("overview", opened, read=opened.read(), links=links, left=_left(opened))


@pages.route("/sections/<section_id>", methods=["GET", "POST"])
def section(interview_id: int, section_id: str) -> Response | str | tuple[str, int]:
    opened = _opened(interview_id)
    shown = opened.section(section_id)
    form = opened.form(slots_of(opened.screenfuls(shown)))
    if not form.validate_on_submit():
        return _section_page(opened, shown, form)
    try:
        clashes = opened.save(form, by=RESEARCHER)
    except InterviewClosed:
        return _section_page(opened, shown, form, closed=True)
    if clashes:
        return _section_page(*_with_clashes(interview_id, shown, form, clashes))
    flash("Saved.")
    return redirect(_next_page(opened, shown))


@pages.get("/hand-outs/<handout_id>")
def handout(interview_id: int, handout_id: str) -> str:
    """One hand-out alone, large, for the other side of the table."""
    opened = _opened(interview_id)
    sheet = opened.guide.lists.get(handout_id)
    if not isinstance(sheet, HandOut):
        abort(404)
    return render_template("interviewer/handout.html", handout=sheet, study=opened.study)


@pages.route("/close", methods=["GET", "POST"])
def close(interview_id: int) -> Response | str:
    """Ask first; then what was not reached is marked so, and the answers count."""
    opened = _opened(interview_id)
    if request.method == "GET":
        return _page("close", opened, left=_left(opened))
    with writing() as session:
        close_interview(session, opened.guide, locked(session, interview_id), by=RESEARCHER)
    return _done(interview_id, "The interview is closed. Its answers now count in the findings.")


@pages.post("/reopen")
def reopen(interview_id: int) -> Response:
    with writing() as session:
        reopen_interview(locked(session, interview_id))
    return _done(interview_id, "The interview is open again. It counts once it is closed again.")


@pages.route("/decline", methods=["GET", "POST"])
def decline(interview_id: int) -> Response | str:
    if request.method == "GET":
        return _page("decline", _opened(interview_id))
    with writing() as session:
        decline_interview(locked(session, interview_id), request.form.get("reason", "").strip())
    return _done(interview_id, "Kept as declined. You can reopen the interview at any time.")


@pages.post("/links")
def new_link(interview_id: int) -> str:
    """A new personal link, shown this once; links made before stop working."""
    with writing() as session:
        interview = locked(session, interview_id)
        revoke_links(session, interview)
        secret = make_link(session, interview)
    address = url_for("self_completion.tasks", secret=secret, _external=True)
    return _page("link", _opened(interview_id), address=address)


@pages.post("/links/revoke")
def revoke(interview_id: int) -> Response:
    with writing() as session:
        revoke_links(session, locked(session, interview_id))
    return _done(interview_id, "The link no longer opens. What the partner saved is kept.")


def _opened(interview_id: int) -> Opened:
    return open_interview(reading().get(Interview, interview_id), spoken=True)


def _left(opened: Opened) -> int:
    return len(open_slots(opened.guide, opened.answers))


def _page(name: str, opened: Opened, **shown: Any) -> str:
    return render_template(
        f"interviewer/{name}.html",
        opened=opened,
        interview=opened.interview,
        study=opened.study,
        progress=progress(opened.guide, opened.answers),
        **shown,
    )


def _done(interview_id: int, what: str) -> Response:
    flash(what)
    return redirect(url_for(".overview", interview_id=interview_id))


def _section_page(
    opened: Opened, section: Section, form: AnswersForm, *, closed: bool = False
) -> tuple[str, int]:
    shown = [(screenful, fields_of(screenful, form)) for screenful in opened.screenfuls(section)]
    page = _page("section", opened, section=section, form=form, shown=shown, closed=closed)
    return page, 422 if closed or form.has_problem else 200


def _with_clashes(
    interview_id: int, section: Section, form: AnswersForm, clashes: Any
) -> tuple[Opened, Section, AnswersForm]:
    """The page as it is stored now, with what was typed kept where somebody else was faster."""
    opened = _opened(interview_id)
    fresh = opened.form(slots_of(opened.screenfuls(section)), posted=False)
    fresh.keep_conflicts(clashes, form)
    return opened, section, fresh


def _next_page(opened: Opened, section: Section) -> str:
    """The same section again, with what was opened by the answers, or the one asked for."""
    sections = opened.guide.sections
    after = sections[sections.index(section) + 1 :]
    if "next" not in request.form:
        return url_for(".section", interview_id=opened.interview.id, section_id=section.id)
    if not after:
        return url_for(".overview", interview_id=opened.interview.id)
    return url_for(".section", interview_id=opened.interview.id, section_id=after[0].id)

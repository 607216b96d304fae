"""Pages for the interviewer: an interview section by section, read back, and closed."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides import Section
from guides.answers.texts import words_problem
from guides.model import HandOut
from research.answers import InterviewClosed
from research.database import Session
from research.earlier_stages import earlier_interviews
from research.interviews import close_interview, decline_interview, reopen_interview
from research.links import make_link, renew_links, revoke_links, unrevoked_links
from research.models import Interview
from research.progress import open_slots, progress
from research.web import autosave
from research.web.addresses import opens_only_here, public_url
from research.web.forms import AnswersForm
from research.web.opened import Opened, locked, open_interview
from research.web.qr_code import qr_code
from research.web.request_database import reading, writing
from research.web.screenfuls import fields_of, slots_of
from research.web.signing_in import note, the_person

pages = Blueprint("interviewer", __name__, url_prefix="/interviews/<int:interview_id>")


@pages.errorhandler(InterviewClosed)
def already_ended(_error: InterviewClosed) -> Response:
    """A second tab ended it first."""
    flash("This interview had ended already. Reopen it to change anything.")
    return redirect(url_for(".overview", **(request.view_args or {})))


@pages.get("/")
def overview(interview_id: int) -> str:
    """Everything said, read back, with what can be done next."""
    opened = _opened(interview_id)
    links = unrevoked_links(reading(), opened.interview)
    return _page("overview", opened, read=opened.read(), links=links, left=_left(opened))


@pages.route("/sections/<section_id>", methods=["GET", "POST"])
def section(interview_id: int, section_id: str) -> Response | str | tuple[str, int]:
    opened = _opened(interview_id)
    shown = opened.section(section_id)
    form = opened.form(shown, slots_of(opened.screenfuls(shown)))
    if autosave.is_wanted():
        return autosave.autosave(opened, shown, form, by=the_person().name)
    if not form.validate_on_submit():
        return _section_page(opened, shown, form)
    try:
        clashes = opened.save(form, by=the_person().name)
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
    if not opened.interview.is_open:
        raise InterviewClosed
    if request.method == "GET":
        return _page("close", opened, left=_left(opened))
    with writing() as session:
        interview = locked(session, interview_id)
        close_interview(session, opened.guide, interview, by=the_person().name)
        _note(session, "interview_closed", interview)
    return _done(interview_id, "The interview is closed. Its answers now count in the findings.")


@pages.post("/reopen")
def reopen(interview_id: int) -> Response:
    with writing() as session:
        interview = locked(session, interview_id)
        reopen_interview(interview)
        _note(session, "interview_reopened", interview)
    return _done(interview_id, "The interview is open again. It counts once it is closed again.")


@pages.route("/decline", methods=["GET", "POST"])
def decline(interview_id: int) -> Response | str:
    opened = _opened(interview_id)
    if not opened.interview.is_open:
        raise InterviewClosed
    reason = request.form.get("reason", "").strip()
    what = words_problem(reason)
    if request.method == "GET" or what:
        return _page("decline", opened, reason=reason, problem=what)
    with writing() as session:
        interview = locked(session, interview_id)
        decline_interview(interview, reason)
        _note(session, "interview_declined", interview)
    return _done(interview_id, "Kept as declined. You can reopen the interview at any time.")


@pages.post("/links")
def new_link(interview_id: int) -> str:
    """A new personal link, shown this once; links made before stop working."""
    with writing() as session:
        interview = locked(session, interview_id)
        revoke_links(session, interview)
        secret = make_link(session, interview)
        _note(session, "link_made", interview)
    address = public_url("self_completion.tasks", secret=secret)
    opened = _opened(interview_id)
    (link,) = unrevoked_links(reading(), opened.interview)
    only_here = opens_only_here(address)
    return _page(
        "link", opened, address=address, link=link, only_here=only_here, code=qr_code(address)
    )


@pages.post("/links/renew")
def renew(interview_id: int) -> Response:
    """The same link opens as long again as a new one would."""
    with writing() as session:
        interview = locked(session, interview_id)
        renew_links(session, interview)
        _note(session, "link_renewed", interview)
    return _done(interview_id, "The link is renewed. The partner goes on with the one they have.")


@pages.post("/links/revoke")
def revoke(interview_id: int) -> Response:
    with writing() as session:
        interview = locked(session, interview_id)
        revoke_links(session, interview)
        _note(session, "link_revoked", interview)
    return _done(interview_id, "The link no longer opens. What the partner saved is kept.")


def _opened(interview_id: int) -> Opened:
    return open_interview(reading().get(Interview, interview_id), spoken=True)


def _note(session: Session, what: str, interview: Interview) -> None:
    """Partners go by their code: what is erased must not live on in the audit trail."""
    partner = interview.partner
    note(session, what, f"Partner {partner.code}", study=partner.study.slug)


def _left(opened: Opened) -> int:
    return len(open_slots(opened.guide, opened.answers))


def _page(name: str, opened: Opened, **shown: Any) -> str:
    return render_template(
        f"interviewer/{name}.html",
        opened=opened,
        interview=opened.interview,
        study=opened.study,
        progress=progress(opened.guide, opened.answers),
        earlier=earlier_interviews(reading(), opened.interview),
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
    fresh = opened.form(section, slots_of(opened.screenfuls(section)), posted=False)
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

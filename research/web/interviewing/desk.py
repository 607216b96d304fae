"""The interviewer's desk: a section to interview with, its hand-outs, and who else is at work."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from guides import Guide, Section
from guides.lists import HandOut
from research.answers.memos import changed_memos, memos_in_place, write_memos
from research.answers.saving import InterviewClosed
from research.interviewing.handouts_shown import WAYS, first_showings, show_handout
from research.interviewing.news import changed_since
from research.interviewing.section_times import spend, spend_since, who_is_here
from research.web.accounts.signing_in import reader, the_person
from research.web.answering import autosave
from research.web.answering.forms import AnswersForm
from research.web.answering.opened import Opened, locked
from research.web.answering.saving_alone import save_at_desk
from research.web.answering.screenfuls import slots_of
from research.web.answering.typed_answers import field_name
from research.web.interviewing import desk_acts
from research.web.interviewing.acting import Acting, ActRefused
from research.web.interviewing.desk_view import desk
from research.web.interviewing.interviewer import desk_page, note_act, opened_here
from research.web.interviewing.interviewer import pages as interview_pages
from research.web.request_database import reading, writing

pages = Blueprint("desk", __name__, url_prefix="/interviews/<int:interview_id>")


@interview_pages.route("/sections/<section_id>", methods=["GET", "POST"])
def section(interview_id: int, section_id: str) -> ResponseReturnValue:
    if autosave.is_wanted() and (told := save_at_desk(interview_id, section_id)):
        return told
    opened = opened_here(interview_id)
    shown = opened.section(section_id)
    form = opened.form(shown, slots_of(opened.asked_screens(shown)))
    if request.method == "POST" and opened.interview.is_open and _keep_beside(opened, shown, form):
        opened = opened.again()
    if autosave.is_wanted():
        return autosave.autosave(opened, shown, form, by=the_person().name)
    if not form.validate_on_submit():
        return _section_page(opened, shown, form)
    try:
        clashes = opened.save(form, by=the_person().name)
    except InterviewClosed:
        return _section_page(opened, shown, form, closed=True)
    if clashes:
        return _section_page(*_as_stored(interview_id, shown, form, clashes))
    return _acted(opened, shown, form)


@interview_pages.get("/hand-outs/<handout_id>")
def handout(interview_id: int, handout_id: str) -> str:
    """One hand-out alone, large, for the other side of the table."""
    opened = opened_here(interview_id)
    sheet = _handout(opened.guide, handout_id)
    return render_template("interviewer/handout.html", handout=sheet, shown_study=opened.study)


@pages.post("/hand-outs/<handout_id>/show")
def show(interview_id: int, handout_id: str) -> Response:
    """Shown on the second screen or read out: from now on what is raised was prompted."""
    opened = opened_here(interview_id)
    sheet, way = _handout(opened.guide, handout_id), request.form.get("way", "")
    if way not in WAYS:
        abort(400)
    with writing() as session:
        interview = locked(session, interview_id)
        if interview.is_open:
            show_handout(session, interview, sheet.id, way=way, by=the_person().name)
            note_act(session, "handout_shown", interview)
    if way == "on_screen":
        return _to("interviewer.handout", interview_id=interview_id, handout_id=sheet.id)
    section_id = opened.section(request.form.get("section", "")).id
    return _to("interviewer.section", interview_id=interview_id, section_id=section_id)


@pages.post("/sections/<section_id>/pulse")
def pulse(interview_id: int, section_id: str) -> Response:
    """What changed since a revision, who else is here; and how long this reader was at work."""
    opened = opened_here(interview_id)
    shown, me = opened.section(section_id), the_person().name
    if opened.interview.is_open:
        with writing() as session:
            seconds = request.form.get("seconds", 0, type=int)
            spend(session, interview_id, shown.id, seconds, by=me)
    since = request.form.get("revision", 0, type=int)
    titles = {each.id: each.title for each in opened.guide.sections}
    here = who_is_here(reading(), interview_id, but=me)
    return jsonify(
        revision=opened.interview.revision,
        changed=[field_name(key) for key in changed_since(reading(), interview_id, since)],
        shown=sorted(first_showings(reading(), interview_id)),
        here=[f"{who.person} (“{titles.get(who.section, who.section)}”)" for who in here],
        open=opened.interview.is_open,
    )


def _handout(guide: Guide, handout_id: str) -> HandOut:
    sheet = guide.lists.get(handout_id)
    return sheet if isinstance(sheet, HandOut) else abort(404)


def _keep_beside(opened: Opened, section: Section, form: AnswersForm) -> bool:
    """Whether anything was written that is no part of the answers, and so cannot clash."""
    return _keep_memos(opened, form) | _keep_time(opened.interview.id, section)


def _keep_memos(opened: Opened, form: AnswersForm) -> bool:
    """But those of a row that was moved meanwhile, which the page shows to decide of."""
    number, me, memos = opened.interview.id, the_person().name, form.memos()
    if not memos or not changed_memos(reading(), number, memos, by=me):
        return False
    with writing() as session:
        locked(session, number)
        here, moved = memos_in_place(
            session, opened.guide, number, memos, started_from=form.revision, by=me
        )
        write_memos(session, number, here, by=me)
    form.astray = {key: opened.answers.get(key) or who for key, who in moved.items()}
    return True


def _keep_time(interview_id: int, section: Section) -> bool:
    """A page without its script tells only when it was opened."""
    try:
        opened = datetime.fromisoformat(request.form.get("opened", ""))
    except ValueError:
        return False
    if opened.tzinfo is None:
        return False
    with writing() as session:
        spend_since(session, interview_id, section.id, opened, by=the_person().name)
    return True


def _acted(opened: Opened, section: Section, form: AnswersForm) -> Response | tuple[str, int]:
    """What the button does besides saving; where that is refused, the page stays as typed."""
    interview_id = opened.interview.id
    try:
        flash(_act(interview_id, section) if desk_acts.is_wanted() else "Saved.")
    except ActRefused as problem:
        flash(str(problem), "problem")
        return _section_page(*_as_stored(interview_id, section, form, {}))
    return redirect(_next_page(opened, section), 303)


def _act(interview_id: int, section: Section) -> str:
    with writing() as session:
        interview = locked(session, interview_id)
        return desk_acts.act(Acting(session, interview, section, the_person().name))


def _section_page(
    opened: Opened, section: Section, form: AnswersForm, *, closed: bool = False
) -> tuple[str, int]:
    by = the_person().name if reader() else ""
    shown = desk(opened, section, form, by=by)
    page = desk_page(
        "section",
        opened,
        section=section,
        form=form,
        desk=shown,
        closed=closed,
        now=datetime.now(UTC),
    )
    return page, 422 if closed or form.has_problem else 200


def _as_stored(
    interview_id: int, section: Section, form: AnswersForm, clashes: Any
) -> tuple[Opened, Section, AnswersForm]:
    """The page as it is stored now, with what was typed kept where somebody else was faster, and
    what was typed as said.
    """
    opened = opened_here(interview_id)
    slots = slots_of(opened.asked_screens(section))
    fresh = opened.form_in_conflict(section, slots, clashes, form)
    for field in form.answers:
        if field.name in fresh:
            fresh[field.name].typed["said"] = field.parts("said")
    return opened, section, fresh


def _next_page(opened: Opened, section: Section) -> str:
    """The same section again, with what was opened by the answers, or the one asked for."""
    sections = opened.guide.sections
    after = sections[sections.index(section) + 1 :]
    if "next" not in request.form:
        return url_for(
            "interviewer.section", interview_id=opened.interview.id, section_id=section.id
        )
    if not after:
        return url_for("interviewer.overview", interview_id=opened.interview.id)
    return url_for("interviewer.section", interview_id=opened.interview.id, section_id=after[0].id)


def to_page(opened: Opened, section_id: str) -> Response:
    """Back to the section that a small form stood beside, or to the overview."""
    if section_id not in {section.id for section in opened.guide.sections}:
        return _to("interviewer.overview", interview_id=opened.interview.id)
    return _to("interviewer.section", interview_id=opened.interview.id, section_id=section_id)


def _to(endpoint: str, **values: Any) -> Response:
    return redirect(url_for(endpoint, **values), 303)

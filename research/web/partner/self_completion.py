"""Pages for the partner, opened by a personal link: tasks, questions, check, submit, thank you."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from guides import Section, screens
from research.answers.progress import progress
from research.answers.saving import InterviewClosed
from research.audit import record
from research.fieldwork.voices import roles_of
from research.interviewing.interviews import submit_interview
from research.web.access import linked
from research.web.answering import autosave
from research.web.answering.forms import AnswerField, AnswersForm
from research.web.answering.opened import Opened, locked
from research.web.answering.saving_alone import save_by_link
from research.web.answering.screenfuls import Screenful, fields_of
from research.web.answering.typed_answers import field_name
from research.web.partner.beside import beside
from research.web.partner.burden_form import burden_form
from research.web.partner.consent import ask_first
from research.web.partner.linked import opened_by_link
from research.web.request_database import reading, writing

pages = Blueprint("self_completion", __name__, url_prefix="/answer/<secret>")

LOOK_AT_READING = "Please look at how we read your words for the cost, and say if it is right."
TWO_COSTS = "Your words tell of two costs. They are kept: please see below how each counts."

pages.before_request(ask_first)


@pages.get("/")
def tasks(secret: str) -> Response | str:
    opened = _opened(secret)
    if not opened.interview.is_open:
        return redirect(url_for(".done", secret=secret))
    done = progress(opened.guide, opened.answers)
    return _page("tasks", secret, opened, beside=beside(opened), progress=done)


@pages.get("/sections/<section_id>/")
def section(secret: str, section_id: str) -> Response:
    """The first screen of a section."""
    opened = _opened(secret)
    return redirect(_screen_after(secret, opened, opened.section(section_id), None))


@pages.route("/sections/<section_id>/<screen_id>", methods=["GET", "POST"])
def screen(secret: str, section_id: str, screen_id: str) -> ResponseReturnValue:
    if autosave.is_wanted() and (told := save_by_link(linked(), section_id)):
        return told
    opened = _opened(secret)
    shown = opened.section(section_id)
    screenful = _screenful(opened, shown, screen_id)
    if screenful is None:
        return redirect(url_for(".tasks", secret=secret))
    if not opened.interview.is_open and request.method == "GET":
        return redirect(url_for(".done", secret=secret))
    form = opened.form(shown, screenful.slots)
    if autosave.is_wanted():
        return autosave.autosave(opened, shown, form, by=opened.by)
    if not form.validate_on_submit():
        return _screen_page(secret, opened, shown, screenful, form)
    try:
        clashes = opened.save(form, by=opened.by)
    except InterviewClosed:
        return _screen_page(secret, opened, shown, screenful, form, closed=True)
    if clashes:
        opened = _opened(secret)
        fresh = opened.form_in_conflict(shown, screenful.slots, clashes, form)
        return _screen_page(secret, opened, shown, screenful, fresh)
    return redirect(_after(secret, shown, screenful, form))


@pages.get("/check")
def check(secret: str) -> Response | str:
    """Every answer read back, each with a way to change it; then submit."""
    opened = _opened(secret)
    if not opened.interview.is_open:
        return redirect(url_for(".done", secret=secret))
    return _page("check", secret, opened, beside=beside(opened), read=opened.read())


@pages.post("/submit")
def submit(secret: str) -> Response:
    opened = _opened(secret)
    if opened.interview.is_open:
        with writing() as session:
            interview = locked(session, opened.interview.id)
            submit_interview(interview)
            # Whoever submits has read every answer back: that is the partner's own word on them.
            interview.confirmed_at = interview.submitted_at
            code, study = interview.partner.code, interview.partner.study.slug
            who = what = f"Partner {code}"
            record(session, who, "interview_submitted", what, study=study)
    return redirect(url_for(".done", secret=secret))


@pages.get("/done")
def done(secret: str) -> Response | str:
    opened = _opened(secret)
    if opened.interview.is_open:
        return redirect(url_for(".tasks", secret=secret))
    burden, read = burden_form(opened.guide, opened.interview), opened.read()
    return _page("done", secret, opened, beside=beside(opened), burden=burden, read=read)


def _opened(secret: str) -> Opened:
    return opened_by_link(secret)


def _page(name: str, secret: str, opened: Opened, **shown: Any) -> str:
    return render_template(
        f"self_completion/{name}.html",
        secret=secret,
        guide=opened.guide,
        interview=opened.interview,
        study=opened.study,
        drawer=_drawer(opened),
        **shown,
    )


def _drawer(opened: Opened) -> str:
    """Where the browser keeps what it could not send: each voice of an interview has its own."""
    return f"link-{opened.interview.id}-{opened.voice.participant_id if opened.voice else None}"


def _screenful(opened: Opened, section: Section, screen_id: str) -> Screenful | None:
    """The screen, or None where it has nothing to ask any more or never had."""
    asked = {screen.id: (screen, slots) for screen, slots in opened.asked_screens(section)}
    return opened.screenful(*asked[screen_id]) if screen_id in asked else None


def _screen_page(
    secret: str,
    opened: Opened,
    section: Section,
    screenful: Screenful,
    form: AnswersForm,
    *,
    closed: bool = False,
) -> tuple[str, int]:
    ids = [screen.id for screen, _ in opened.asked_screens(section)]
    fields = fields_of(screenful, form)
    _say_what_was_noted(opened, fields)
    page = _page(
        "screen",
        secret,
        opened,
        section=section,
        screenful=screenful,
        fields=fields,
        form=form,
        closed=closed,
        number=ids.index(screenful.screen.id) + 1,
        of=len(ids),
        back=_screen_before(secret, section, screenful, ids),
        sent_back=opened.back.get(section.id),
    )
    return page, 422 if closed or form.has_problem else 200


def _say_what_was_noted(opened: Opened, fields: Iterable[AnswerField]) -> None:
    """What stands there from an interview, and not by one of the partner's own voices."""
    by = {f.name: f.stored.saved_by for f in fields if f.stored and not f.is_open}
    others = set(by.values()) - {opened.by}
    noted = others - roles_of(reading(), opened.interview.partner).keys() if others else others
    for field in fields:
        field.is_noted = by.get(field.name) in noted


def _screen_before(secret: str, section: Section, screenful: Screenful, ids: list[str]) -> str:
    position = ids.index(screenful.screen.id)
    if _is_checking():
        return url_for(".check", secret=secret, _anchor=screenful.screen.id)
    if position == 0:
        return url_for(".tasks", secret=secret)
    return url_for(".screen", secret=secret, section_id=section.id, screen_id=ids[position - 1])


def _after(secret: str, section: Section, screenful: Screenful, form: AnswersForm) -> str:
    """The same screen where words for a cost were read and nobody has said yet if rightly."""
    if any(field.must_confirm for field in form.answers):
        flash(LOOK_AT_READING, "notice")
    elif any(field.must_part for field in form.answers):
        flash(TWO_COSTS, "notice")
    else:
        return _next_screen(secret, section, screenful)
    return _again(secret, section, screenful)


def _is_checking() -> bool:
    """Whether the reader came from the answers read back, and so goes back there."""
    return "check" in request.args


def _again(secret: str, section: Section, screenful: Screenful) -> str:
    check, here = request.args.get("check"), screenful.screen.id
    return url_for(".screen", secret=secret, section_id=section.id, screen_id=here, check=check)


def _next_screen(secret: str, section: Section, saved: Screenful) -> str:
    """The same screen again where its answers opened more of it, or the one after, or the check.

    What saved itself may have opened it already, so what counts is what the page had.
    """
    opened = _opened(secret)
    now = _screenful(opened, section, saved.screen.id)
    if now and {field_name(slot.key) for slot in now.slots} - AnswersForm.posted_names():
        flash("Saved. Your answer opens more questions on this page.")
        return _again(secret, section, saved)
    if _is_checking():
        return url_for(".check", secret=secret, _anchor=saved.screen.id)
    return _screen_after(secret, opened, section, saved.screen.id)


def _screen_after(secret: str, opened: Opened, section: Section, screen_id: str | None) -> str:
    """The next screen of the section that has something to ask; the task list after the last."""
    order = [screen.id for screen in screens(opened.guide, section)]
    passed = set(order[: order.index(screen_id) + 1]) if screen_id in order else set()
    for screen, _ in opened.asked_screens(section):
        if screen.id not in passed:
            return url_for(".screen", secret=secret, section_id=section.id, screen_id=screen.id)
    return url_for(".tasks", secret=secret)

"""Pages on which a partner looks through what it told: confirmed, corrected, withdrawn, quoted."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides import Section, Slot
from research.answers.confirmations import confirm, confirm_record, correct, put_back, withdraw
from research.answers.saving import InterviewClosed, Key, Stored
from research.answers.verbatims import find_verbatim, verbatims_of
from research.audit import record
from research.consent.attribution import LEVELS, narrowest
from research.consent.given import attribution_allowed
from research.database import Session
from research.models import Interview, Verbatim
from research.web.answering.forms import AnswersForm
from research.web.answering.opened import Opened, locked
from research.web.answering.record_lines import Group, RecordLine, line_of, record_groups
from research.web.answering.typed_answers import started_from
from research.web.partner.burden_form import burden_form
from research.web.partner.linked import opened_by_link
from research.web.request_database import reading, writing

pages = Blueprint("own_record", __name__, url_prefix="/answer/<secret>/record")

OPEN = "Nothing was kept: the interview is open again. Change your answers here instead."


@pages.errorhandler(InterviewClosed)
def is_open(_error: InterviewClosed) -> Response:
    """There is no record yet, or the interview was opened again."""
    if request.method == "POST":
        flash(OPEN, "notice")
    return redirect(url_for("self_completion.tasks", secret=_secret()))


@pages.get("/")
def show(secret: str) -> str:
    opened = _ended(secret)
    return _page("record", opened, burden=burden_form(opened.guide, opened.interview))


@pages.post("/say")
def say(secret: str) -> Response:
    """One press of a button of the record: `what` it does, to `whom`."""
    opened = _ended(secret)
    what, _, whom = request.form.get("say", "").partition(":")
    act = SAYINGS.get(what) or abort(404)
    with writing() as session:
        act(session, locked(session, opened.interview.id), opened, whom)
    return redirect(url_for(".show", secret=secret, _anchor=whom or None))


@pages.route("/<name>/correct", methods=["GET", "POST"])
def correct_line(secret: str, name: str) -> Response | str | tuple[str, int]:
    opened = _ended(secret)
    line = _line(opened, name)
    form = opened.form(*_place(opened, line.key))
    if not form.validate_on_submit():
        return _correct_page(opened, line, form)
    # Nothing is given by who chose to keep what a colleague put there meanwhile.
    conflicts = _corrected(opened, form) if form.given() else {}
    if conflicts:
        opened = _ended(secret)
        fresh = opened.form_in_conflict(*_place(opened, line.key), conflicts, form)
        return _correct_page(opened, line, fresh)
    return redirect(url_for(".show", secret=secret, _anchor=name))


def _correct_page(opened: Opened, line: RecordLine, form: AnswersForm) -> tuple[str, int]:
    page = _page("correct", opened, line=line, form=form, field=_named(form, line))
    return page, 422 if form.has_problem else 200


def _corrected(opened: Opened, form: AnswersForm) -> dict[Key, Stored]:
    """What a colleague changed meanwhile, if it is that; otherwise it is corrected."""
    ((key, entries),) = form.given().items()
    since = form.revision
    with writing() as session:
        interview = locked(session, opened.interview.id)
        saved = correct(
            session, opened.guide, interview, (key, entries), started_from=since, by=opened.by
        )
        if saved.changed:
            _note(session, interview, "answer_corrected")
    if saved.changed:
        flash("Corrected. What you said before is kept beside it.")
    return saved.conflicts


@pages.route("/<name>/withdraw", methods=["GET", "POST"])
def withdraw_line(secret: str, name: str) -> Response | str:
    """Ask first."""
    opened = _ended(secret)
    line = _line(opened, name)
    if request.method == "GET":
        names_row = any(roster.named_by == line.key[0] for roster in opened.guide.rosters)
        return _page("withdraw", opened, line=line, names_row=names_row)
    with writing() as session:
        interview = locked(session, opened.interview.id)
        withdraw(session, opened.guide, interview, line.key, by=opened.by)
        _note(session, interview, "answer_withdrawn")
    flash("Withdrawn: it counts for nothing any more. You can put it back.")
    return redirect(url_for(".show", secret=secret, _anchor=name))


@pages.post("/burden")
def burden(secret: str) -> Response | tuple[str, int]:
    """How long it took, and how many people."""
    opened = _ended(secret)
    form = burden_form(opened.guide, opened.interview, request.form) or abort(404)
    if form.problems:
        return _page("record", opened, burden=form), 422
    with writing() as session:
        interview = locked(session, opened.interview.id)
        interview.burden_minutes, interview.burden_people = form.minutes, form.people
        _note(session, interview, "burden_given")
    flash("Thank you. It is kept how long this took.")
    return redirect(url_for(".show", secret=secret))


def _right(session: Session, interview: Interview, opened: Opened, name: str) -> None:
    confirm(session, interview, [_line(opened, name).key], revision=_shown(), by=opened.by)


def _group_right(session: Session, interview: Interview, opened: Opened, whom: str) -> None:
    group = next((group for group in _groups(opened) if group.id == whom), None) or abort(404)
    confirm(session, interview, group.open, revision=_shown(), by=opened.by)


def _all_right(session: Session, interview: Interview, opened: Opened, _whom: str) -> None:
    keys = [key for group in _groups(opened) for key in group.open]
    confirm_record(session, interview, keys, revision=_shown(), by=opened.by)
    _note(session, interview, "record_confirmed")
    flash("Thank you. Your record is confirmed. You can still correct it.")


def _back(session: Session, interview: Interview, opened: Opened, name: str) -> None:
    put_back(session, opened.guide, interview, _line(opened, name).key, by=opened.by)
    _note(session, interview, "answer_put_back")


def _use(session: Session, interview: Interview, _opened: Opened, verbatim: str) -> None:
    quote = _quote(session, interview, verbatim)
    quote.cleared_at, quote.refused_at = datetime.now(UTC), None
    _note(session, interview, "quote_cleared")


def _refuse(session: Session, interview: Interview, _opened: Opened, verbatim: str) -> None:
    quote = _quote(session, interview, verbatim)
    quote.cleared_at, quote.refused_at = None, datetime.now(UTC)
    _note(session, interview, "quote_refused")


Saying = Callable[[Session, Interview, Opened, str], None]
SAYINGS: dict[str, Saying] = {
    "right": _right,
    "group": _group_right,
    "all": _all_right,
    "back": _back,
    "use": _use,
    "refuse": _refuse,
}


def _shown() -> int:
    """The revision of the record that was looked at."""
    return started_from(request.form.get("started_from"))


def _ended(secret: str) -> Opened:
    """Raises InterviewClosed for one that is still being answered."""
    opened = opened_by_link(secret)
    if not opened.interview.submitted_at:
        raise InterviewClosed
    return opened


def _groups(opened: Opened) -> list[Group]:
    return record_groups(opened)


def _line(opened: Opened, name: str) -> RecordLine:
    return line_of(_groups(opened), name) or abort(404)


def _place(opened: Opened, key: Key) -> tuple[Section, list[Slot]]:
    """The section of the answer, and the answer alone."""
    guide = opened.guide
    places = ((section, slot) for section in guide.sections for slot in guide.slots(section))
    return next((section, [slot]) for section, slot in places if slot.key == key)


def _named(form: Any, line: RecordLine) -> Any:
    field = form[line.name]
    field.legend = line.label
    return field


def _quotes(opened: Opened) -> list[tuple[Verbatim, str]]:
    """Each with how far its speaker may be told: as it was marked, within what was agreed to."""
    allowed = attribution_allowed(reading(), opened.interview.id)
    marked = verbatims_of(reading(), opened.interview.id)
    levels = [(quote, narrowest((quote.attribution, allowed))) for quote in marked]
    return [(quote, LEVELS[level]) for quote, level in levels if level != "not_quoted"]


def _quote(session: Session, interview: Interview, verbatim: str) -> Verbatim:
    number = int(verbatim) if verbatim.isdecimal() and len(verbatim) < 10 else 0
    return find_verbatim(session, interview.id, number) or abort(404)


def _note(session: Session, interview: Interview, what: str) -> None:
    who = f"Partner {interview.partner.code}"
    record(session, who, what, who, study=interview.partner.study.slug)


def _page(name: str, opened: Opened, **shown: Any) -> str:
    return render_template(
        f"own_record/{name}.html",
        opened=opened,
        interview=opened.interview,
        study=opened.study,
        groups=_groups(opened),
        quotes=_quotes(opened),
        secret=_secret(),
        **shown,
    )


def _secret() -> str:
    return (request.view_args or {})["secret"]

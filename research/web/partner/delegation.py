"""Pages on which a partner's lead asks colleagues, and settles where they differ."""

from urllib.parse import quote

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.answers.positions import SETTLED, positions_of, settle
from research.answers.saving import AnswersRefused
from research.audit import record
from research.interviewing.delegation import (
    ask_colleague,
    colleagues,
    is_namesake,
    stop_colleague,
    who_answered,
)
from research.web.addresses import opens_only_here, public_url
from research.web.answering.differences import differences as differing
from research.web.answering.opened import Opened, locked
from research.web.partner.beside import beside
from research.web.partner.consent import ask_first
from research.web.partner.delegation_forms import ApproverForm, colleague_form
from research.web.partner.linked import opened_by_link
from research.web.qr_code import qr_code
from research.web.request_database import reading, writing

pages = Blueprint("delegation", __name__, url_prefix="/answer/<secret>")
pages.before_request(ask_first)


@pages.route("/colleagues", methods=["GET", "POST"])
def ask(secret: str) -> Response | str | tuple[str, int]:
    """Who was asked and who answered what; and a section sent to a further colleague."""
    opened = _open(secret)
    form = colleague_form(request.form or None, opened.guide.sections)
    if form.is_sent() and _is_free(opened, form):
        return _link_page(secret, opened, form, "contributor", form.sections.data)
    page = _page(
        "colleagues",
        secret,
        opened,
        form=form,
        people=colleagues(reading(), opened.guide, opened.interview.id),
        answered=who_answered(opened.guide, opened.answers),
        beside=beside(opened),
    )
    return page, 422 if form.has_problem else 200


@pages.route("/approver", methods=["GET", "POST"])
def ask_approver(secret: str) -> Response | str | tuple[str, int]:
    """Somebody who reads everything, and signs it off or returns it."""
    opened = _open(secret)
    form = ApproverForm(request.form or None)
    if form.is_sent() and _is_free(opened, form):
        return _link_page(secret, opened, form, "approver", None)
    return _page("approver", secret, opened, form=form), 422 if form.has_problem else 200


@pages.post("/colleagues/<int:colleague>/stop")
def stop(secret: str, colleague: int) -> Response:
    opened = _open(secret)
    with writing() as session:
        interview = locked(session, opened.interview.id)
        stop_colleague(session, interview.id, colleague)
        code, study = interview.partner.code, interview.partner.study.slug
        record(session, f"Partner {code}", "link_revoked", f"Partner {code}", study=study)
    flash("The link no longer opens. What your colleague answered is kept.")
    return redirect(url_for(".ask", secret=secret))


@pages.route("/differences", methods=["GET", "POST"])
def differences(secret: str) -> Response | str:
    """Where colleagues answered differently, the lead says what stands."""
    opened = _open(secret)
    if request.method == "GET":
        return _page("differences", secret, opened, lines=differing(opened), choices=SETTLED)
    how, chosen = request.form.get("how", ""), request.form.get("position", type=int)
    if how not in SETTLED:
        flash("Nothing was changed: choose one of the three ways first.")
        return redirect(url_for(".differences", secret=secret))
    try:
        _settle(opened, chosen, how)
        flash("Kept. You can change it as long as you have not submitted.")
    except AnswersRefused as refused:  # what was answered before its question had limits
        flash(f"Nothing was changed. {refused.first}.")
    return redirect(url_for(".differences", secret=secret))


def _open(secret: str) -> Opened:
    """Only as long as there is something to answer."""
    opened = opened_by_link(secret)
    return opened if opened.interview.is_open else abort(404)


def _is_free(opened: Opened, form: ApproverForm) -> bool:
    """Answers are kept under names, so nobody takes the name of a colleague."""
    name, email = form.name.data or "", form.email.data or ""
    if not is_namesake(reading(), opened.interview, name, email):
        return True
    form.refuse("name", "Somebody else who answers for you has this name: add an initial or a role")
    return False


def _settle(opened: Opened, chosen: int | None, how: str) -> None:
    with writing() as session:
        known = {p.id: p for p in positions_of(session, opened.interview.id)}
        position = known.get(chosen or 0) or abort(404)
        locked(session, opened.interview.id)
        assert opened.voice
        settle(session, opened.guide, position, how, voice=opened.voice)


def _link_page(
    secret: str, opened: Opened, form: ApproverForm, voice: str, sections: list[str] | None
) -> str:
    """The colleague's link, shown this once."""
    name, email = form.name.data or "", form.email.data or ""
    with writing() as session:
        interview = locked(session, opened.interview.id)
        theirs = ask_colleague(
            session,
            interview,
            name=name,
            email=email,
            role=form.role.data or "",
            voice=voice,
            sections=sections,
        )
        code, study = interview.partner.code, interview.partner.study.slug
        who = f"Partner {code}"
        record(session, who, "colleague_asked", who, study=study, detail=voice)
    address = public_url("self_completion.tasks", secret=theirs)
    opened = _open(secret)
    text = _letter(opened, name, address, voice)
    return _page(
        "colleague_link",
        secret,
        opened,
        name=name,
        address=address,
        letter=text,
        mailto=f"mailto:{quote(email)}?subject={quote(opened.study.title)}&body={quote(text)}",
        only_here=opens_only_here(address),
        code=qr_code(address),
    )


def _letter(opened: Opened, name: str, address: str, voice: str) -> str:
    asks = {
        "contributor": "Could you answer some questions for our organisation?",
        "approver": "Could you read our organisation's answers, and sign them off or return them?",
    }
    return (
        f"Hello {name},\n\n{asks[voice]} They are for the study “{opened.study.title}”.\n\n"
        f"This link is yours alone:\n{address}\n\nThank you."
    )


def _page(template: str, secret: str, opened: Opened, **shown: object) -> str:
    return render_template(
        f"consent/{template}.html",
        secret=secret,
        interview=opened.interview,
        study=opened.study,
        **shown,
    )

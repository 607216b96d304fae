"""Pages about one interview: read back, closed, declined, opened by a link."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides.answers.texts import words_problem
from research.answers.progress import open_slots, progress
from research.answers.saving import InterviewClosed
from research.consent.given import consents
from research.database import Session
from research.fieldwork.links import renew_links, replace_link, revoke_links, unrevoked_links
from research.interviewing.earlier_stages import earlier_interviews
from research.interviewing.interviews import (
    decline_interview,
    interview_shown,
    reopen_interview,
)
from research.interviewing.top_ups import further_interviews
from research.models import Interview
from research.web.accounts.signing_in import note
from research.web.addresses import opens_only_here, public_url
from research.web.answering.opened import Opened, interview_here, locked, open_interview
from research.web.interviewing.went import went
from research.web.qr_code import qr_code
from research.web.request_database import reading, writing
from research.web.shown_once import keep_to_show, take_to_show

pages = Blueprint("interviewer", __name__, url_prefix="/interviews/<int:interview_id>")


@pages.errorhandler(InterviewClosed)
def already_ended(_error: InterviewClosed) -> Response:
    """A second tab ended it first."""
    flash("This interview had ended already or was set aside: reopen it or put it back first.")
    return redirect(url_for(".overview", **(request.view_args or {})))


@pages.get("/")
def overview(interview_id: int) -> str:
    """Everything said, read back, with what can be done next."""
    opened = open_interview(interview_shown(reading(), interview_id), spoken=True)
    links = unrevoked_links(reading(), opened.interview)
    further = further_interviews(reading(), opened.interview)
    how = {"left": _left(opened), "went": went(opened), "to_agree": has_to_agree(opened)}
    return desk_page("overview", opened, read=opened.read(), links=links, further=further, **how)


@pages.post("/reopen")
def reopen(interview_id: int) -> Response:
    with writing() as session:
        interview = locked(session, interview_id)
        reopen_interview(interview)
        note_act(session, "interview_reopened", interview)
    return done(interview_id, "The interview is open again. It counts once it is closed again.")


@pages.route("/decline", methods=["GET", "POST"])
def decline(interview_id: int) -> Response | str:
    opened = opened_here(interview_id)
    if not opened.interview.is_open:
        raise InterviewClosed
    reason = request.form.get("reason", "").strip()
    what = words_problem(reason)
    if request.method == "GET" or what:
        return desk_page("decline", opened, reason=reason, problem=what)
    with writing() as session:
        interview = locked(session, interview_id)
        decline_interview(interview, reason)
        note_act(session, "interview_declined", interview)
    return done(interview_id, "Kept as declined. You can reopen the interview at any time.")


@pages.post("/links")
def new_link(interview_id: int) -> Response:
    """A new personal link; the one that was made here before stops working."""
    with writing() as session:
        interview = locked(session, interview_id)
        secret = replace_link(session, interview)
        note_act(session, "link_made", interview)
    keep_to_show(f"interview {interview_id}", public_url("self_completion.tasks", secret=secret))
    return redirect(url_for(".link_made", interview_id=interview_id))


@pages.get("/links")
def link_made(interview_id: int) -> str:
    """The link, once: reloading neither shows it again nor makes another."""
    opened = opened_here(interview_id)
    address = take_to_show(f"interview {interview_id}")
    return desk_page(
        "link",
        opened,
        address=address,
        link=next(reversed(unrevoked_links(reading(), opened.interview)), None),
        only_here=opens_only_here(address),
        code=qr_code(address) if address else "",
    )


@pages.post("/links/renew")
def renew(interview_id: int) -> Response:
    """The same link opens as long again as a new one would."""
    with writing() as session:
        interview = locked(session, interview_id)
        renew_links(session, interview)
        note_act(session, "link_renewed", interview)
    return done(interview_id, "The link is renewed. The partner goes on with the one they have.")


@pages.route("/links/revoke", methods=["GET", "POST"])
def revoke(interview_id: int) -> Response | str:
    """Asks first, and names each link that stops: none of them ever opens again."""
    if request.method == "GET":
        opened = opened_here(interview_id)
        links = unrevoked_links(reading(), opened.interview)
        return desk_page("revoke", opened, links=links)
    with writing() as session:
        interview = locked(session, interview_id)
        revoke_links(session, interview)
        note_act(session, "link_revoked", interview)
    return done(interview_id, "No link opens any more. What the partner saved is kept.")


def opened_here(interview_id: int) -> Opened:
    return open_interview(interview_here(interview_id), spoken=True)


def note_act(session: Session, what: str, interview: Interview) -> None:
    """Partners go by their code: what is erased must not live on in the audit trail."""
    partner = interview.partner
    note(session, what, f"Partner {partner.code}", study=partner.study.slug)


def _left(opened: Opened) -> int:
    return len(open_slots(opened.guide, opened.answers))


def has_to_agree(opened: Opened) -> bool:
    """Who answers online agrees before the first question; who is interviewed has to be asked."""
    interview = opened.interview
    return interview.mode == "interviewer" and "take_part" not in consents(reading(), interview.id)


def desk_page(name: str, opened: Opened, **shown: Any) -> str:
    return render_template(
        f"interviewer/{name}.html",
        opened=opened,
        interview=opened.interview,
        study=opened.study,
        progress=progress(opened.guide, opened.answers),
        earlier=earlier_interviews(reading(), opened.interview),
        **shown,
    )


def done(interview_id: int, what: str) -> Response:
    flash(what)
    return redirect(url_for("interviewer.overview", interview_id=interview_id))

"""Pages on which a partner is informed, agrees or declines, and changes its mind."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.audit import record
from research.consent.choices import NO, YES
from research.consent.given import consents, give_consent, has_agreed
from research.consent.information import newest_sheet, parts, sheet_text, withdraw_by
from research.database import Session
from research.fieldwork.voices import Voice
from research.interviewing.interviews import decline_interview, reopen_interview
from research.models import Consent, Interview
from research.web.access import linked, linked_interview, the_voice
from research.web.answering.opened import locked
from research.web.partner.consent_forms import ConsentForm, consent_form
from research.web.request_database import reading, writing

pages = Blueprint("consent", __name__, url_prefix="/answer/<secret>/consent")


def ask_first() -> Response | None:
    """Nobody is asked a question before they agreed to take part."""
    if linked().plain:
        return None
    secret = (request.view_args or {})["secret"]
    interview, voice = linked_interview(secret), the_voice()
    if voice.role == "approver":
        reads = request.endpoint == "self_completion.tasks"
        return redirect(url_for("sign_off.read", secret=secret)) if reads else None
    if has_agreed(_held(interview, voice)):
        return None
    if _has_declined(interview, voice):
        return redirect(url_for("consent.declined", secret=secret))
    return redirect(url_for("consent.choose", secret=secret)) if interview.is_open else None


@pages.route("/", methods=["GET", "POST"])
def choose(secret: str) -> Response | str | tuple[str, int]:
    interview, voice = linked_interview(secret), the_voice()
    if interview.declined_at:
        return redirect(url_for("self_completion.done", secret=secret))
    held = _held(interview, voice)
    # Who has submitted does not decline any more, but leaves.
    leave_out = ("take_part",) if interview.submitted_at else ()
    form = consent_form(request.form or None, held, leave_out=leave_out)
    if not form.is_sent():
        return _page(secret, interview, held, form), 422 if form.has_problem else 200
    _keep(interview, voice, form.given())
    if form.given().get("take_part") == NO:
        return redirect(url_for(".declined", secret=secret))
    flash("Your choices are kept. You can change them at any time.")
    return redirect(url_for("self_completion.tasks", secret=secret))


@pages.route("/declined", methods=["GET", "POST"])
def declined(secret: str) -> Response | str:
    """Thanks all the same, with a way back."""
    interview, voice = linked_interview(secret), the_voice()
    if not _has_declined(interview, voice):
        return redirect(url_for("self_completion.tasks", secret=secret))
    if request.method == "GET":
        return render_template(
            "consent/declined.html", secret=secret, interview=interview, study=_study(interview)
        )
    _keep(interview, voice, {"take_part": YES})
    flash("Welcome back. Look through your choices before you begin.")
    return redirect(url_for(".choose", secret=secret))


def _held(interview: Interview, voice: Voice) -> Mapping[str, Consent]:
    return consents(reading(), interview.id, voice.participant_id)


def _has_declined(interview: Interview, voice: Voice) -> bool:
    """By their own word: what a researcher kept as declined is not undone here."""
    own = _held(interview, voice).get("take_part")
    said_no = own is not None and own.value == NO
    return said_no and (not voice.is_lead or interview.declined_at is not None)


def _keep(interview: Interview, voice: Voice, given: Mapping[str, str]) -> None:
    with writing() as session:
        kept = locked(session, interview.id)
        who = voice.participant_id
        changed = give_consent(session, kept, given, by=voice.name, participant_id=who)
        if voice.is_lead and "take_part" in changed:
            _open_or_end(session, kept, given["take_part"])
        if changed:
            _record(session, kept, "consent_given", ", ".join(changed))


def _open_or_end(session: Session, interview: Interview, take_part: str) -> None:
    if take_part == NO and interview.is_open:
        decline_interview(interview, "")
        _record(session, interview, "interview_declined")
    elif take_part == YES and interview.declined_at:
        reopen_interview(interview)
        _record(session, interview, "interview_reopened")


def _record(session: Session, interview: Interview, what: str, detail: str = "") -> None:
    who = f"Partner {interview.partner.code}"
    record(session, who, what, who, study=interview.partner.study.slug, detail=detail)


def _page(secret: str, interview: Interview, held: Mapping[str, Consent], form: ConsentForm) -> str:
    study = _study(interview)
    sheet = newest_sheet(reading(), study.id)
    return render_template(
        "consent/choose.html",
        secret=secret,
        interview=interview,
        study=study,
        sheet=sheet,
        parts=parts(sheet_text(study, sheet)),
        withdraw_by=withdraw_by(sheet),
        held=held,
        form=form,
    )


def _study(interview: Interview) -> Any:
    return interview.partner.study

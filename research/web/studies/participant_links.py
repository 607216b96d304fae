"""A participant's own link to hand over: in a text to send by hand, or on paper."""

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.database import Session
from research.fieldwork.links import make_link
from research.interviewing.interviews import start_interview
from research.messages.batches import Written, messages_of, queue_batch
from research.messages.outbox import MARK, message_link
from research.messages.recipients import Recipient, recipients
from research.messages.templates import KINDS, words_of
from research.models import Stage
from research.web.accounts.signing_in import note
from research.web.addresses import opens_only_here, public_url
from research.web.messages.message_words import sender, today, with_lacks, written_for
from research.web.messages.messages import the_kind, the_stage
from research.web.qr_code import qr_code
from research.web.request_database import reading, writing
from research.web.shown_once import keep_to_show, take_to_show

pages = Blueprint("participant_links", __name__, url_prefix="/studies/<slug>/messages")


@pages.post("/send/<kind>/by-hand")
def by_hand(slug: str, kind: str) -> Response:
    """The text with a link of its own, shown once to copy; the log keeps that it was written."""
    with writing() as session:
        stage = the_stage(slug, session)
        words = words_of(session, stage.study, the_kind(kind))
        found = with_lacks([_recipient(session, stage, kind)], stage.study, words)[0]
        if not found.can_be_written_by_hand:
            return _refused(slug, kind, found)
        written = Written(found.candidate, written_for(found.candidate, stage.study, words))
        key = secrets.token_urlsafe(16)
        batch = queue_batch(session, stage, kind, [written], key=key, by=sender(), state="by_hand")
        (message,) = messages_of(session, batch)
        secret = message_link(session, message) if MARK in message.text else ""
        code = found.candidate.partner.code
        note(session, "message_by_hand", f"Partner {code}", study=slug, detail=KINDS[kind].title)
        message_id = message.id
    if secret:
        keep_to_show(f"message {message_id}", public_url("self_completion.tasks", secret=secret))
    return redirect(url_for("message_log.message", slug=slug, message=message_id))


@pages.post("/links")
def make(slug: str) -> Response:
    """A link of the participant's own, for paper."""
    with writing() as session:
        stage = the_stage(slug, session)
        found = _recipient(session, stage, "invitation")
        if not found.can_be_written_by_hand:
            return _refused(slug, "invitation", found)
        candidate = found.candidate
        interview = start_interview(session, stage, candidate.partner, mode="self_completion")
        secret = make_link(session, interview, candidate.participant)
        note(session, "link_made", f"Partner {candidate.partner.code}", study=slug)
        participant = candidate.participant.id
    keep_to_show(f"link {participant}", public_url("self_completion.tasks", secret=secret))
    return redirect(url_for(".show", slug=slug, participant=participant))


@pages.get("/links/<int:participant>")
def show(slug: str, participant: int) -> str:
    """The link and its QR code, once: reloading neither shows it again nor makes another."""
    stage = the_stage(slug)
    address = take_to_show(f"link {participant}")
    return render_template(
        "messages/link.html",
        study=stage.study,
        candidate=_of(reading(), stage, participant).candidate,
        address=address,
        code=qr_code(address) if address else "",
        only_here=opens_only_here(address),
    )


def _refused(slug: str, kind: str, found: Recipient) -> Response:
    flash(f"Nothing was made for {found.candidate.participant.name}. Reason: {found.obstacle}.")
    return redirect(url_for("message_batches.choose", slug=slug, kind=kind))


def _recipient(session: Session, stage: Stage, kind: str) -> Recipient:
    return _of(session, stage, request.form.get("participant", 0, type=int), kind)


def _of(session: Session, stage: Stage, participant: int, kind: str = "invitation") -> Recipient:
    everybody = recipients(session, stage, kind, today())
    found = (each for each in everybody if each.candidate.participant.id == participant)
    return next(found, None) or abort(404)

"""Pages where a batch of messages is put together, confirmed, and seen going out."""

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from research.database import Session
from research.fieldwork.studies import study_by_slug
from research.messages.batches import (
    batch_by_key,
    batch_of,
    counts_of,
    queue_batch,
    stop_batch,
)
from research.messages.log import Wanted, logged
from research.messages.recipients import Recipient, recipients
from research.messages.templates import KINDS, words_of
from research.models import MessageBatch, Stage, Study
from research.web.accounts.signing_in import note
from research.web.background import later
from research.web.messages.message_words import all_written, sender, today, with_lacks
from research.web.messages.messages import preview, the_kind, the_stage
from research.web.messages.sending import can_send, send_messages
from research.web.request_database import reading, writing
from research.web.wording import MESSAGE_STATES

pages = Blueprint("message_batches", __name__, url_prefix="/studies/<slug>/messages")

NOBODY = "Tick at least one participant"
TOLD_APART = 100


@pages.get("/send/<kind>")
def choose(slug: str, kind: str) -> str:
    """Who gets it, who may, and who does not, with the reason for each."""
    return _choose_page(the_stage(slug), the_kind(kind))


@pages.post("/send/<kind>")
def confirm(slug: str, kind: str) -> ResponseReturnValue:
    """Look once more: to how many, in which words."""
    stage = the_stage(slug)
    chosen = _chosen(reading(), stage, the_kind(kind))
    if not chosen:
        return _choose_page(stage, kind, problem=NOBODY), 422
    candidate = chosen[0].candidate
    return render_template(
        "messages/confirm.html",
        study=stage.study,
        name=kind,
        kind=KINDS[kind],
        chosen=chosen,
        ids=",".join(str(each.candidate.participant.id) for each in chosen),
        preview=preview(stage.study, candidate, words_of(reading(), stage.study, kind)),
        key=secrets.token_urlsafe(16),
    )


@pages.post("/send/<kind>/confirmed")
def send(slug: str, kind: str) -> Response:
    """Once for each page of confirmation, however often its button is pressed."""
    key = request.form.get("key", "")
    if not 0 < len(key) <= 40 or not can_send(the_stage(slug).study):
        abort(400)
    with writing() as session:
        batch = _queued(session, slug, the_kind(kind), key)
        batch_id = batch.id if batch else None
    if batch_id is None:
        flash("Nothing was sent: meanwhile there was a reason against each of them.")
        return redirect(url_for(".choose", slug=slug, kind=kind))
    later(send_messages)
    return redirect(url_for(".batch", slug=slug, batch=batch_id))


@pages.get("/batches/<int:batch>")
def batch(slug: str, batch: int) -> str:
    """How far a batch has come."""
    study = the_stage(slug).study
    found = _batch(reading(), study, batch)
    counts = counts_of(reading(), found)
    return render_template(
        "messages/batch.html",
        study=study,
        batch=found,
        kind=KINDS[found.kind],
        counts=counts,
        progress=_progress(counts),
        is_waiting=_is_waiting(counts),
        lines=logged(reading(), study, Wanted(batch=str(batch)), most=TOLD_APART),
        most=TOLD_APART,
    )


@pages.get("/batches/<int:batch>/progress")
def progress(slug: str, batch: int) -> dict[str, object]:
    """The same in a sentence, for the script that keeps the page up to date."""
    counts = counts_of(reading(), _batch(reading(), the_stage(slug).study, batch))
    return {"words": _progress(counts), "is_waiting": _is_waiting(counts)}


@pages.post("/batches/<int:batch>/stop")
def stop(slug: str, batch: int) -> Response:
    """What is not sent yet will not be."""
    with writing() as session:
        found = _batch(session, study_by_slug(session, slug) or abort(404), batch)
        stopped = stop_batch(session, found)
        note(
            session,
            "messages_stopped",
            KINDS[found.kind].title,
            study=slug,
            detail=_number(stopped),
        )
    flash(f"Stopped: {_number(stopped)} will not be sent. They can be sent in another batch.")
    return redirect(url_for(".batch", slug=slug, batch=batch))


@pages.post("/batches/<int:batch>/go-on")
def go_on(slug: str, batch: int) -> Response:
    """Wake whoever sends, should what waits have been forgotten."""
    _batch(reading(), the_stage(slug).study, batch)
    later(send_messages)
    return redirect(url_for(".batch", slug=slug, batch=batch))


def _queued(session: Session, slug: str, kind: str, key: str) -> MessageBatch | None:
    stage = the_stage(slug, session)
    session.get_one(Study, stage.study_id, with_for_update=True)  # one confirmation at a time
    if known := batch_by_key(session, stage.study, key):
        return known
    chosen = [each.candidate for each in _chosen(session, stage, kind)]
    if not chosen:
        return None
    words = words_of(session, stage.study, kind)
    written = all_written(chosen, stage.study, words)
    batch = queue_batch(session, stage, kind, written, key=key, by=sender())
    codes = ", ".join(dict.fromkeys(candidate.partner.code for candidate in chosen))
    detail = f"{_number(len(chosen))} to {codes}"
    note(session, "messages_confirmed", KINDS[kind].title, study=slug, detail=detail)
    return batch


def _chosen(session: Session, stage: Stage, kind: str) -> list[Recipient]:
    """Those who were ticked and may be written to, as things stand now."""
    ticked = set(request.form.getlist("to")) | set(request.form.get("ids", "").split(","))
    return [
        each
        for each in _recipients(session, stage, kind)
        if not each.obstacle and str(each.candidate.participant.id) in ticked
    ]


def _recipients(session: Session, stage: Stage, kind: str) -> list[Recipient]:
    found = recipients(session, stage, kind, today())
    return with_lacks(found, stage.study, words_of(session, stage.study, kind))


def _choose_page(stage: Stage, kind: str, problem: str = "") -> str:
    everybody = _recipients(reading(), stage, kind)
    search = request.args.get("search", "").strip()
    found = [each for each in everybody if search.casefold() in each.candidate.described]
    return render_template(
        "messages/choose.html",
        study=stage.study,
        name=kind,
        kind=KINDS[kind],
        due=[each for each in found if each.is_due],
        doubtful=[each for each in found if each.doubt and not each.obstacle],
        left_out=[each for each in found if each.obstacle],
        search=search,
        of=len(everybody),
        shown=len(found),
        ticked=request.args.get("tick", "due"),
        sends=can_send(stage.study),
        problem=problem,
    )


def _batch(session: Session, study: Study, batch: int) -> MessageBatch:
    return batch_of(session, study, batch) or abort(404)


def _is_waiting(counts: dict[str, int]) -> bool:
    return bool(counts.keys() & {"queued", "sending"})


def _progress(counts: dict[str, int]) -> str:
    """Of 40 messages: 12 sent, 28 waiting."""
    parts = [
        f"{counts[state]} {words.lower()}"
        for state, words in MESSAGE_STATES.items()
        if state in counts
    ]
    return f"Of {_number(sum(counts.values()))}: {', '.join(parts)}."


def _number(count: int) -> str:
    return f"{count} message{'s' if count != 1 else ''}"

"""Pages of the send log: each message, to whom, when, and what the server answered."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.database import Session
from research.fieldwork.studies import study_by_slug
from research.messages.log import Logged, Wanted, count_logged, logged, logged_message
from research.messages.outbox import MARK, settle_message
from research.messages.templates import KINDS
from research.models import Study
from research.web.accounts.signing_in import note, the_person
from research.web.messages.mail_texts import paragraphs
from research.web.paging import ON_A_PAGE, asked_page
from research.web.request_database import reading, writing
from research.web.shown_once import take_to_show
from research.web.studies.studies import the_study
from research.web.wording import MESSAGE_STATES

pages = Blueprint("message_log", __name__, url_prefix="/studies/<slug>/messages/log")


@pages.get("/")
def log(slug: str) -> str:
    study, asked = the_study(slug), _asked()
    page = asked_page(count_logged(reading(), study, asked))
    return render_template(
        "messages/log.html",
        study=study,
        asked=asked,
        lines=logged(reading(), study, asked, start=page.start, most=ON_A_PAGE),
        page=page,
        kinds=KINDS,
    )


@pages.get("/<int:message>")
def message(slug: str, message: int) -> str:
    """One message; its personal link is only in it right after it was written by hand."""
    study = the_study(slug)
    line = _line(reading(), study, message)
    address = take_to_show(f"message {message}")
    text = line.message.text.replace(MARK, address) if address else line.message.text
    return render_template(
        "messages/message.html",
        study=study,
        line=line,
        kind=KINDS[line.batch.kind],
        text=text,
        said=paragraphs(text, address),
        address=address,
        has_link=MARK in line.message.text,
    )


@pages.post("/<int:message>/settle")
def settle(slug: str, message: int) -> Response:
    """A person found out whether it arrived."""
    arrived = request.form.get("arrived") == "yes"
    with writing() as session:
        line = _line(session, study_by_slug(session, slug) or abort(404), message)
        if line.message.state != "unknown":
            abort(409)
        settle_message(session, line.message, arrived=arrived, by=the_person().name)
        words = f"{KINDS[line.batch.kind].title}: {'arrived' if arrived else 'did not arrive'}"
        note(session, "message_settled", f"Partner {line.partner.code}", study=slug, detail=words)
    flash("Kept: it arrived." if arrived else "Kept: it did not arrive. You can send it again.")
    return redirect(url_for(".message", slug=slug, message=message))


def _line(session: Session, study: Study, message: int) -> Logged:
    return logged_message(session, study, message) or abort(404)


def _asked() -> Wanted:
    """What is not a value that one can choose is left out."""
    typed = Wanted(**{name: request.args.get(name, "").strip() for name in Wanted._fields})
    return typed._replace(
        kind=typed.kind if typed.kind in KINDS else "",
        state=typed.state if typed.state in MESSAGE_STATES else "",
        batch=typed.batch if typed.batch.isdecimal() and len(typed.batch) < 10 else "",
    )

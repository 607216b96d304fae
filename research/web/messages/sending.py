"""Messages sent in the background: claimed in the database first, so that none goes out twice."""

from email.errors import MessageError
from email.headerregistry import Address

from flask import current_app
from werkzeug.routing import Map

from research.messages.mail import MailServer, MailSettings, MailUnreachable, Outcome
from research.messages.outbox import (
    MARK,
    Claimed,
    claim_message,
    fail_waiting,
    keep_outcome,
    mark_interrupted,
)
from research.models import Study
from research.web.background import background, later
from research.web.messages.mail_texts import mail_to
from research.web.request_database import writing


def mail_settings() -> MailSettings | None:
    return current_app.config["MAIL"]


def can_send(study: Study) -> bool:
    """Not where no server is set, and never to people who are invented."""
    return mail_settings() is not None and not study.fictitious


def send_messages() -> None:
    """Whatever waits, over one connection; what is left at the end waits for the next start."""
    settings = mail_settings()
    if settings is None:
        return
    with MailServer(settings) as server:
        while not background().is_ending() and (claimed := _claimed()):
            try:
                outcome = _sent(server, settings, claimed)
            except MailUnreachable as reason:
                _give_up(claimed, f"The mail server could not be talked to: {reason}")
                return
            except Exception:
                _keep(claimed, Outcome("unknown", "Something went wrong while this was being sent"))
                raise
            _keep(claimed, outcome)


def go_on_sending() -> None:
    """At the start: what an earlier run was sending may have arrived; what waited goes on."""
    with writing() as session:
        mark_interrupted(session)
    later(send_messages)


def link_address(secret: str, settings: MailSettings) -> str:
    """Where a personal link leads, also outside a request."""
    urls: Map = current_app.url_map
    return settings.address + urls.bind("").build("self_completion.tasks", {"secret": secret})


def _claimed() -> Claimed | None:
    with writing() as session:
        return claim_message(session)


def _sent(server: MailServer, settings: MailSettings, claimed: Claimed) -> Outcome:
    address = link_address(claimed.secret, settings) if claimed.secret else ""
    try:
        to = Address(claimed.name, addr_spec=claimed.email)
        text = claimed.text.replace(MARK, address)
        message = mail_to(
            settings, to, claimed.subject, text, address=address, reply_to=claimed.reply_to
        )
    except (ValueError, MessageError) as problem:
        return Outcome("failed", f"It could not be written: {problem}")
    return server.send(message, claimed.email)


def _keep(claimed: Claimed, outcome: Outcome) -> None:
    with writing() as session:
        keep_outcome(session, claimed.id, outcome)


def _give_up(claimed: Claimed, answer: str) -> None:
    """This one and the others would meet the same end; whoever confirmed them sends them again."""
    with writing() as session:
        keep_outcome(session, claimed.id, Outcome("failed", answer))
        fail_waiting(session, answer)

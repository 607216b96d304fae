"""E-mail to people with an account: the link that sets their password."""

from email.errors import MessageError
from email.headerregistry import Address

from flask import current_app, render_template

from research.access.account_links import make_account_link
from research.access.accounts import account_by_email
from research.audit import record
from research.messages.mail import (
    MailServer,
    MailSettings,
    MailUnreachable,
    Outcome,
    address_problem,
)
from research.models import Account
from research.web.messages.mail_texts import mail_to
from research.web.messages.sending import mail_settings
from research.web.request_database import writing

SUBJECTS = {"invited": "Your account in Showcard", "active": "A new password for Showcard"}


def send_account_link(account: Account, secret: str) -> Outcome:
    """Send the link by e-mail, where that is set, and wait for what the server answers."""
    settings = mail_settings()
    if settings is None:
        return Outcome("failed", "This Showcard sends no e-mail")
    if problem := address_problem(account.email):
        return Outcome("failed", problem)
    try:
        return _sent(settings, account, secret)
    except (MailUnreachable, ValueError, MessageError) as reason:
        return Outcome("failed", str(reason))


def answer_forgotten(email: str) -> None:
    """Whatever follows from it happens out of sight: who asks waits as long for any address."""
    with writing() as session:
        account = account_by_email(session, email)
        if account is None:
            return
        session.expunge(account)
        record(session, "Nobody", "password_forgotten", account.email)
        if mail_settings() is None or account.disabled_at:
            return
        secret = make_account_link(session, account)
    outcome = send_account_link(account, secret)
    if outcome.state == "failed":
        with writing() as session:
            record(session, "Showcard", "account_mail_failed", account.email, detail=outcome.answer)


def _sent(settings: MailSettings, account: Account, secret: str) -> Outcome:
    urls = current_app.url_map.bind("")
    address = settings.address + urls.build("own_account.link", {"secret": secret})
    text = render_template(f"mail/{account.status}.txt", account=account, address=address)
    to = Address(account.name, addr_spec=account.email)
    message = mail_to(settings, to, SUBJECTS[account.status], text.strip(), address=address)
    with MailServer(settings) as server:
        return server.send(message, account.email)

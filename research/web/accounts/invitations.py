"""What follows each invitation: an account belongs to studies, and its link is handed over."""

from flask import abort, flash, redirect
from werkzeug import Response

from research.access.account_links import make_account_link
from research.access.accounts import set_studies, studies_of
from research.database import Session
from research.models import Account
from research.web.accounts.account_mail import send_account_link
from research.web.accounts.signing_in import note
from research.web.addresses import public_url
from research.web.messages.sending import mail_settings
from research.web.shown_once import keep_to_show


def belong(session: Session, account: Account, slugs: list[str]) -> None:
    before = set(studies_of(session, account))
    set_studies(session, account, slugs)
    for slug in sorted(before ^ set(slugs)):
        what = "Belongs to the study" if slug in slugs else "No longer belongs to the study"
        note(session, "account_changed", account.email, study=slug, detail=what)


def link_for(session: Session, account: Account) -> str:
    if account.disabled_at:
        abort(409)
    note(session, "account_link_made", account.email)
    return make_account_link(session, account)


def hand_over(account: Account, secret: str, *, shown_at: str, sent_to: str) -> Response:
    """By e-mail, or on the page `shown_at`, from which whoever invited hands it over."""
    if mail_settings():
        outcome = send_account_link(account, secret)
        if outcome.state == "sent":
            flash(f"An e-mail with the link is on its way to {account.email}.")
            return redirect(sent_to)
        flash(f"The e-mail was not sent: {outcome.answer}. Hand the link over yourself.", "problem")
    keep_to_show(f"account {account.id}", public_url("own_account.link", secret=secret))
    return redirect(shown_at)

"""Pages for administrators: who has an account, in which role, in which studies."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response
from wtforms.fields.choices import SelectChoice

from research.access.accounts import (
    EmailTaken,
    LastAdministrator,
    account_lines,
    add_account,
    change_role,
    disable,
    enable,
    studies_of,
)
from research.database import Session
from research.fieldwork.studies import study_lines
from research.models import Account
from research.web.accounts.account_forms import (
    ROLE_HINTS,
    ROLE_WORDS,
    ChangeAccountForm,
    InviteForm,
)
from research.web.accounts.invitations import belong, hand_over, link_for
from research.web.accounts.signing_in import note
from research.web.addresses import opens_only_here
from research.web.messages.sending import mail_settings
from research.web.request_database import reading, writing
from research.web.shown_once import take_to_show

pages = Blueprint("accounts", __name__, url_prefix="/accounts")

LAST = "This is the only administrator. Make somebody else an administrator first."


@pages.errorhandler(LastAdministrator)
def last_administrator(_error: LastAdministrator) -> Response:
    flash(LAST, "problem")
    return redirect(url_for(".accounts"))


@pages.get("/")
def accounts() -> str:
    return render_template("accounts/list.html", lines=account_lines(reading()), roles=ROLE_WORDS)


@pages.route("/invite", methods=["GET", "POST"])
def invite() -> ResponseReturnValue:
    form = InviteForm(request.form)
    _offer_studies(form)
    if not form.is_sent():
        return _page("invite", form)
    try:
        with writing() as session:
            account = add_account(
                session, email=form.email.data, name=form.name.data, role=form.role.data
            )
            note(session, "account_made", account.email, detail=ROLE_WORDS[account.role])
            belong(session, account, form.studies.data)
            secret = link_for(session, account)
            account_id = account.id
    except EmailTaken:
        form.refuse("email", "There is an account with this address already")
        return _page("invite", form)
    return _hand_over(account_id, secret)


@pages.route("/<int:account_id>", methods=["GET", "POST"])
def account(account_id: int) -> ResponseReturnValue:
    found = _found(reading(), account_id)
    form = ChangeAccountForm(
        request.form, name=found.name, role=found.role, studies=studies_of(reading(), found)
    )
    _offer_studies(form)
    if not form.is_sent():
        return _page("account", form, account=found)
    with writing() as session:
        changed = _found(session, account_id)
        _change(session, changed, form)
    flash("Saved.")
    return redirect(url_for(".accounts"))


@pages.post("/<int:account_id>/link")
def new_link(account_id: int) -> Response:
    """A new one-time link; those made before open nothing any more."""
    with writing() as session:
        secret = link_for(session, _found(session, account_id))
    return _hand_over(account_id, secret)


@pages.get("/<int:account_id>/link")
def link_made(account_id: int) -> str:
    """The link, once: reloading neither shows it again nor makes another."""
    address, found = take_to_show(f"account {account_id}"), _found(reading(), account_id)
    return render_template(
        "accounts/link_made.html",
        account=found,
        address=address,
        only_here=opens_only_here(address),
        sees_nothing=found.role != "administrator" and not studies_of(reading(), found),
    )


@pages.post("/<int:account_id>/disable")
def disable_account(account_id: int) -> Response:
    with writing() as session:
        found = _found(session, account_id)
        disable(session, found)
        note(session, "account_disabled", found.email)
    flash("The account is disabled, and whoever was signed in with it is signed out.")
    return redirect(url_for(".accounts"))


@pages.post("/<int:account_id>/enable")
def enable_account(account_id: int) -> Response:
    with writing() as session:
        found = _found(session, account_id)
        enable(found)
        note(session, "account_enabled", found.email)
    flash("The account is open again, with its old password.")
    return redirect(url_for(".accounts"))


def _change(session: Session, account: Account, form: ChangeAccountForm) -> None:
    """Each thing that changed is an entry of the audit trail."""
    if account.name != form.name.data:
        note(session, "account_changed", account.email, detail="Name")
        account.name = form.name.data
    if account.role != form.role.data:
        words = f"Role: {ROLE_WORDS[account.role]}, now {ROLE_WORDS[form.role.data]}"
        change_role(session, account, form.role.data)
        note(session, "account_changed", account.email, detail=words)
    belong(session, account, form.studies.data)


def _found(session: Session, account_id: int) -> Account:
    return session.get(Account, account_id) or abort(404)


def _offer_studies(form: ChangeAccountForm | InviteForm) -> None:
    form.studies.choices = [SelectChoice(line.slug, line.title) for line in study_lines(reading())]


def _page(name: str, form: ChangeAccountForm | InviteForm, **shown: object) -> tuple[str, int]:
    shown["by_mail"] = mail_settings() is not None
    page = render_template(f"accounts/{name}.html", form=form, hints=ROLE_HINTS, **shown)
    return page, 422 if form.has_problem else 200


def _hand_over(account_id: int, secret: str) -> Response:
    return hand_over(
        _found(reading(), account_id),
        secret,
        shown_at=url_for(".link_made", account_id=account_id),
        sent_to=url_for(".accounts"),
    )

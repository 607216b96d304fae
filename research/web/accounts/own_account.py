"""A person's own way in and out: sign in, stay, sign out, set a password."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from research.access.account_links import account_link, use_account_link
from research.access.accounts import (
    Person,
    add_account,
    is_there_an_account,
    person_of,
    set_password,
)
from research.access.passwords import hash_of
from research.audit import record
from research.database import Session
from research.models import Account, AccountLink
from research.web.accounts.account_forms import (
    ChangePasswordForm,
    FirstForm,
    ForgottenForm,
    InvitedForm,
    PasswordForm,
    ResetForm,
    SignInForm,
)
from research.web.accounts.account_mail import answer_forgotten
from research.web.accounts.signing_in import begin, current, end, note, seconds_left, the_person
from research.web.accounts.tries import TooManyTries, count_forgotten, count_guess, person_trying
from research.web.background import later
from research.web.kept_forms import kept_form
from research.web.messages.sending import mail_settings
from research.web.own_paths import is_own_path
from research.web.request_database import reading, writing

pages = Blueprint("own_account", __name__)

LINK_FORMS = {"first": FirstForm, "invitation": InvitedForm, "reset": ResetForm}
WRONG = "The e-mail address or the password is not right. Check both and try again"


@pages.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    form = SignInForm(request.form)
    if not form.is_sent():
        return _sign_in_page(form)
    try:
        person = person_trying(form.email.data, form.password.data, act="signed_in")
    except TooManyTries as reason:
        form.refuse("password", reason.description or "")
        return _sign_in_page(form, 429)
    if person is None:
        form.refuse("password", WRONG)
        return _sign_in_page(form)
    begin(person)
    return _go_on(person)


@pages.post("/sign-out")
def sign_out() -> Response:
    if current():
        with writing() as session:
            note(session, "signed_out")
    end()
    flash("You are signed out.")
    return redirect(url_for(".sign_in"))


@pages.get("/stay-signed-in")
def stay() -> ResponseReturnValue:
    """The door has noted it already: tell until when."""
    return render_template("accounts/stay.html", until=_until())


@pages.get("/session")
def left() -> dict[str, int]:
    """How long the session goes on, for the script that warns; asking does not lengthen it."""
    return {"seconds": seconds_left()}


@pages.route("/forgotten-password", methods=["GET", "POST"])
def forgotten() -> ResponseReturnValue:
    """Says the same whether there is such an account or not."""
    form = ForgottenForm(request.form)
    if not form.is_sent():
        return _form_page("forgotten", form, by_mail=mail_settings() is not None)
    count_forgotten(form.email.data)
    later(answer_forgotten, form.email.data)
    return render_template("accounts/forgotten_sent.html", by_mail=mail_settings() is not None)


@pages.route("/account", methods=["GET", "POST"])
def account() -> ResponseReturnValue:
    """One's own account, and another password for it."""
    person = the_person()
    form = ChangePasswordForm(request.form)
    form.person = (person.name, person.email)
    if not form.is_sent():
        return _form_page("own", form)
    if not person_trying(person.email, form.old_password.data):
        form.refuse("old_password", "This is not your password. Check it and try again")
        return _form_page("own", form)
    hashed = hash_of(form.password.data)
    with writing() as session:
        changed = session.get_one(Account, person.id)
        set_password(changed, hashed)
        note(session, "password_changed")
        person = person_of(changed)
    begin(person)
    flash("Your password is changed. Wherever else you were signed in, you are so no longer.")
    return redirect(url_for(".account"))


@pages.route("/account/links/<secret>", methods=["GET", "POST"])
def link(secret: str) -> ResponseReturnValue:
    """A link that sets a password, once: opening the page does not use it up."""
    found = account_link(reading(), secret)
    if found is None:
        return _wrong_link()
    form = _link_form(found)
    if not form.is_sent():
        return _form_page("link", form, purpose=found.purpose)
    hashed = hash_of(form.password.data)
    with writing() as session:
        used = use_account_link(session, secret)
        person = _let_in_by(session, used, form, hashed) if used else None
    if person is None:
        return _wrong_link()
    begin(person)
    return redirect(url_for("studies.start"))


def _let_in_by(session: Session, link: AccountLink, form: PasswordForm, hashed: str) -> Person:
    if link.account_id is None:
        email, name = form["email"].data, form["name"].data
        account = add_account(session, email=email, name=name, role="administrator")
    else:
        account = session.get_one(Account, link.account_id)
        account.name = form["name"].data if "name" in form else account.name
    set_password(account, hashed)
    person = person_of(account)
    record(session, person.described, "account_link_used", account.email, detail=link.purpose)
    return person


def _link_form(link: AccountLink) -> PasswordForm:
    account = reading().get(Account, link.account_id) if link.account_id else None
    form = LINK_FORMS[link.purpose](request.form, obj=account)
    if account:
        form.person = (account.name, account.email)
    return form


def _wrong_link() -> tuple[str, int]:
    count_guess()
    return render_template("accounts/wrong_link.html"), 404


def _go_on(person: Person) -> ResponseReturnValue:
    """To the page that was asked for; or to what the same person had typed into it."""
    kept = kept_form(request.form.get("kept", ""))
    if kept and kept.account == person.id:
        return render_template("accounts/carry_on.html", kept=kept)
    asked_for = request.form.get("next", "")
    return redirect(asked_for if is_own_path(asked_for) else url_for("studies.start"))


def _sign_in_page(form: SignInForm, status: int = 422) -> ResponseReturnValue:
    if request.method == "GET" and current():
        return redirect(url_for("studies.start"))
    page = render_template(
        "accounts/sign_in.html",
        form=form,
        next=request.values.get("next", ""),
        kept=request.form.get("kept", ""),
        first=not is_there_an_account(reading()),
    )
    return page, status if form.has_problem else 200


def _form_page(name: str, form: object, **shown: object) -> tuple[str, int]:
    status = 422 if getattr(form, "has_problem", False) else 200
    return render_template(f"accounts/{name}.html", form=form, **shown), status


def _until() -> datetime:
    return datetime.fromtimestamp(datetime.now(UTC).timestamp() + seconds_left(), UTC)

"""Who belongs to a study, and somebody invited to it by those who do."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from research.access.accounts import (
    EmailTaken,
    account_by_email,
    add_account,
    invited_here_alone,
    members_of,
    studies_of,
)
from research.models import Account
from research.web.accounts.account_forms import ROLE_WORDS, TEAM_HINTS, TeamForm
from research.web.accounts.invitations import belong, hand_over, link_for
from research.web.accounts.signing_in import note
from research.web.addresses import opens_only_here
from research.web.messages.sending import mail_settings
from research.web.request_database import reading, writing
from research.web.shown_once import take_to_show
from research.web.studies.studies import the_study

pages = Blueprint("team", __name__, url_prefix="/studies/<slug>/team")


@pages.route("", methods=["GET", "POST"])
def show(slug: str) -> ResponseReturnValue:
    """An account that is there already belongs to the study from now on, in the role it has."""
    form = TeamForm(request.form)
    if not form.is_sent():
        return _page(slug, form)
    known = account_by_email(reading(), form.email.data)
    if known and (why := _why_not(known, slug)):
        form.refuse("email", why)
        return _page(slug, form)
    try:
        return _add(slug, known.id) if known else _invite(slug, form)
    except EmailTaken:  # by somebody else in this moment: sent again, it adds them
        form.refuse("email", "There is an account with this address by now. Send this again")
        return _page(slug, form)


@pages.get("/<int:account_id>/link")
def link_made(slug: str, account_id: int) -> str:
    """The link, once, to whoever invited."""
    found = reading().get(Account, account_id)
    if found is None or found not in members_of(reading(), slug):
        abort(404)
    address = take_to_show(f"account {account_id}")
    return render_template(
        "accounts/link_made.html",
        study=the_study(slug),
        account=found,
        address=address,
        is_waiting=found in invited_here_alone(reading(), slug),
        only_here=opens_only_here(address),
    )


@pages.post("/<int:account_id>/link")
def new_link(slug: str, account_id: int) -> Response:
    """In place of one that was lost or ran out. Whoever signs in already, or belongs to more than
    this study, gets theirs from an administrator: whoever has the link signs in as them.
    """
    with writing() as session:
        account = session.get(Account, account_id)
        if account is None or account not in invited_here_alone(session, slug):
            abort(404)
        secret = link_for(session, account)
    return _hand_over(slug, account_id, secret)


def _why_not(account: Account, slug: str) -> str:
    if account.disabled_at:
        return "This account is disabled: an administrator can open it again"
    if account.role == "administrator":
        return "This is an administrator, who sees every study"
    return "They belong to this study already" if slug in studies_of(reading(), account) else ""


def _add(slug: str, account_id: int) -> ResponseReturnValue:
    with writing() as session:
        account = session.get_one(Account, account_id)
        belong(session, account, [*studies_of(session, account), slug])
        flash(f"{account.name} belongs to this study now, as a {account.role}.")
    return redirect(url_for(".show", slug=slug))


def _invite(slug: str, form: TeamForm) -> ResponseReturnValue:
    with writing() as session:
        account = add_account(
            session, email=form.email.data, name=form.name.data, role=form.role.data
        )
        note(session, "account_made", account.email, detail=ROLE_WORDS[account.role])
        belong(session, account, [slug])
        secret = link_for(session, account)
        account_id = account.id
    return _hand_over(slug, account_id, secret)


def _hand_over(slug: str, account_id: int, secret: str) -> Response:
    return hand_over(
        reading().get_one(Account, account_id),
        secret,
        shown_at=url_for(".link_made", slug=slug, account_id=account_id),
        sent_to=url_for(".show", slug=slug),
    )


def _page(slug: str, form: TeamForm) -> tuple[str, int]:
    page = render_template(
        "accounts/team.html",
        study=the_study(slug),
        form=form,
        members=members_of(reading(), slug),
        waiting=invited_here_alone(reading(), slug),
        hints=TEAM_HINTS,
        by_mail=mail_settings() is not None,
    )
    return page, 422 if form.has_problem else 200

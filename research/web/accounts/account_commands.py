"""Commands for accounts: list, add, reset and disable them; none takes or shows a password."""

import os

import click
from flask import current_app
from flask.cli import AppGroup

from research.access.account_links import make_account_link, make_first_link
from research.access.accounts import (
    ROLES,
    EmailTaken,
    LastAdministrator,
    account_by_email,
    account_lines,
    add_account,
    disable,
    set_studies,
)
from research.access.email_addresses import is_email_address
from research.audit import record
from research.database import Session
from research.fieldwork.studies import study_lines
from research.models import Account
from research.web.on_database import on_database
from research.web.request_database import reading, writing
from research.web.wording import ACCOUNT_STATES

WHO = "Command line"

users = AppGroup("users", help="Work with accounts.")


def public_address(host: str, port: int) -> str:
    """How people reach Showcard: the setting, or where it listens."""
    return (os.environ.get("SHOWCARD_ADDRESS") or f"http://{host}:{port}").rstrip("/")


def offer_first_account(address: str) -> None:
    """As long as there is no account: print the link that makes the first."""
    with writing() as session:
        secret = make_first_link(session)
    if secret:
        click.echo("There is no account yet. This link makes the first one, once, within 7 days:")
        click.echo(f"  {_link(secret, address)}")


@users.command("list")
@on_database
def list_() -> None:
    """Print every account with its role, state and studies."""
    lines = account_lines(reading())
    if not lines:
        click.echo("There is no account yet: `start` prints the link that makes the first.")
    for account, studies in lines:
        belongs = "all studies" if account.role == "administrator" else "; ".join(studies)
        state = ACCOUNT_STATES[account.status].lower()
        click.echo(f"{account.email}  {account.name}, {account.role}, {state}: {belongs or 'none'}")


@users.command("add")
@click.argument("email")
@click.option("--name", required=True, help="As colleagues see it.")
@click.option("--role", type=click.Choice(ROLES), default="researcher", show_default=True)
@click.option("--study", "studies", multiple=True, help="A study to belong to; can be repeated.")
@on_database
def add(email: str, name: str, role: str, studies: tuple[str, ...]) -> None:
    """Make an account for EMAIL and print the link that sets its password."""
    _check(email, studies)
    try:
        with writing() as session:
            account = add_account(session, email=email, name=name, role=role)
            set_studies(session, account, studies)
            record(session, WHO, "account_made", account.email, detail=role.capitalize())
            secret = _new_link(session, account)
    except EmailTaken:
        raise click.ClickException(f"There is an account for {email} already.") from None
    _show(secret, "within 7 days")


@users.command("reset")
@click.argument("email")
@on_database
def reset(email: str) -> None:
    """Print a link that sets a new password for EMAIL."""
    with writing() as session:
        account = _found(session, email)
        if account.disabled_at:
            raise click.ClickException(f"The account of {email} is disabled.")
        lasts = "within a day" if account.password_hash else "within 7 days"
        secret = _new_link(session, account)
    _show(secret, lasts)


@users.command("disable")
@click.argument("email")
@on_database
def disable_(email: str) -> None:
    """Disable the account of EMAIL, and end its sessions."""
    try:
        with writing() as session:
            account = _found(session, email)
            disable(session, account)
            record(session, WHO, "account_disabled", account.email)
    except LastAdministrator:
        raise click.ClickException("This is the only administrator: add another first.") from None
    click.echo(f"The account of {email} is disabled.")


def _check(email: str, studies: tuple[str, ...]) -> None:
    if not is_email_address(email.strip()):
        raise click.ClickException(f"{email} is not an e-mail address.")
    known = [line.slug for line in study_lines(reading())]
    for slug in studies:
        if slug not in known:
            there_is = ", ".join(known) or "none yet"
            raise click.ClickException(f"There is no study called {slug}. There is: {there_is}.")


def _found(session: Session, email: str) -> Account:
    account = account_by_email(session, email)
    if account is None:
        raise click.ClickException(f"There is no account for {email}. `users list` names them.")
    return account


def _new_link(session: Session, account: Account) -> str:
    record(session, WHO, "account_link_made", account.email)
    return make_account_link(session, account)


def _show(secret: str, lasts: str) -> None:
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    click.echo(f"This link sets the password, once, {lasts}:")
    click.echo(f"  {_link(secret, public_address(host, port))}")


def _link(secret: str, address: str) -> str:
    with current_app.test_request_context(base_url=address):
        path = current_app.url_for("own_account.link", secret=secret, _external=False)
    return f"{address}{path}"

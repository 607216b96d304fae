"""A form that met an ended session: kept in the sign-in page, signed, and sent again after it."""

from typing import NamedTuple

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadData, URLSafeTimedSerializer

from research.web.accounts.account_forms import SignInForm
from research.web.accounts.signing_in import ended_for
from research.web.own_paths import is_own_path

A_DAY = 24 * 60 * 60


class KeptForm(NamedTuple):
    account: int
    path: str
    fields: list[tuple[str, str]]


def ask_to_sign_in() -> ResponseReturnValue:
    """To sign in first; a form that was sent waits on the sign-in page."""
    if request.method in ("GET", "HEAD"):
        path = request.full_path.rstrip("?")
        return redirect(url_for("own_account.sign_in", next=None if path == "/" else path))
    kept = _keep() if _is_worth_keeping() else ""
    return render_template("accounts/sign_in.html", form=SignInForm(), kept=kept, next=""), 401


def kept_form(kept: str) -> KeptForm | None:
    """What was kept, unless it was tampered with or is older than a day."""
    try:
        account, path, fields = _signer().loads(kept, max_age=A_DAY)
    except BadData:
        return None
    return KeptForm(account, path, [(name, value) for name, value in fields])


def _keep() -> str:
    fields = [pair for pair in request.form.items(multi=True) if pair[0] != "csrf_token"]
    return str(_signer().dumps((ended_for(), request.full_path.rstrip("?"), fields)))


def _is_worth_keeping() -> bool:
    """A password never waits in a page."""
    holds_password = any("password" in name for name in request.form)
    return ended_for() is not None and is_own_path(request.full_path) and not holds_password


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="kept form")

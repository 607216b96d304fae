"""Who may open the researchers' pages: until there are accounts, only this computer."""

import ipaddress
import secrets

from flask import Flask, Response, abort, g, request

OWN_NAMES = {"localhost", "127.0.0.1", "[::1]"}


def register(app: Flask) -> None:
    app.after_request(_harden)


def only_from_this_computer() -> None:
    """Refuse who comes from elsewhere, through a proxy, or by another name for this computer."""
    name = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    forwarded = any(h in request.headers for h in ("Forwarded", "X-Forwarded-For", "Via"))
    remote = ipaddress.ip_address(request.remote_addr or "0.0.0.0")
    if forwarded or name not in OWN_NAMES or not remote.is_loopback:
        abort(403)


def nonce() -> str:
    """The word by which this one page's own script is known."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return g.nonce


def _harden(response: Response) -> Response:
    policy = (
        "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; "
        f"script-src 'self' 'nonce-{nonce()}'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    response.headers.setdefault("Content-Security-Policy", policy)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response

"""A secret on its way from the page that made it to the page that shows it, this once.

A page that is reloaded would otherwise make another; the secret is nowhere kept but in the cookie
of who made it, and not even there once it was shown.
"""

from flask import session as cookie

MOST = 5
"""Pages that can be on their way at once, in as many tabs; a cookie is small."""


def keep_to_show(what: str, secret: str) -> None:
    """`what` says which page may show it."""
    others = [kept for kept in cookie.get("to_show", []) if kept[0] != what]
    cookie["to_show"] = [*others, [what, secret]][-MOST:]


def take_to_show(what: str) -> str:
    """Empty where it was shown already."""
    kept = cookie.get("to_show", [])
    found = [secret for name, secret in kept if name == what]
    if found:
        cookie["to_show"] = [each for each in kept if each[0] != what]
    return next(iter(found), "")

"""A secret on its way from the page that made it to the page that shows it, this once.

A page that is reloaded would otherwise make another; the secret is nowhere kept but in the cookie
of who made it, and not even there once it was shown.
"""

from flask import session as cookie


def keep_to_show(what: str, secret: str) -> None:
    """`what` says which page may show it."""
    cookie["to_show"] = [what, secret]


def take_to_show(what: str) -> str:
    """Empty where it was shown already."""
    kept = cookie.get("to_show") or ["", ""]
    if kept[0] != what:
        return ""
    cookie.pop("to_show")
    return kept[1]

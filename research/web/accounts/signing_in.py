"""Who is signed in: what the session's cookie says of it, and for how long."""

import time

from flask import current_app, g, request
from flask import session as cookie

from research.access.accounts import Person, signed_in_person
from research.audit import record
from research.database import Session
from research.web.permissions import TABLE
from research.web.proxies import itself
from research.web.request_database import looking
from research.web.who import Who

LONGEST = 12 * 60 * 60
A_MINUTE = 60


def begin(person: Person) -> None:
    """A session of its own: nothing of the one before it stays.

    But the same person's pages that were open when the last one ended can still be sent.
    """
    token = cookie.get("csrf_token") if cookie.get("account") == person.id else None
    cookie.clear()
    g.pop("csrf_token", None)
    now = int(time.time())
    cookie.update(account=person.id, stamp=person.stamp, began=now, seen=now)
    if token:
        cookie["csrf_token"] = token
    g.person = person


def end() -> None:
    cookie.clear()
    g.pop("csrf_token", None)
    g.person = None


def current() -> Person | None:
    """Who is signed in; None where nobody is, or was for too long."""
    kept = itself(g)
    if "person" not in kept:
        kept.person = _person() if seconds_left() > 0 else None
    return kept.person


def reader() -> Person | None:
    """Who looks at a page that is not a partner's, as far as it was asked already."""
    is_partners = TABLE.get(request.endpoint or "", Who.ANYONE).by_link
    return None if is_partners else g.get("person")


def the_person() -> Person:
    """Who is signed in, on a page that asked for it already."""
    person = current()
    assert person is not None
    return person


def seconds_left() -> int:
    """Until the session ends if nothing is done."""
    held = itself(cookie)
    if "account" not in held:
        return 0
    idle = itself(current_app).config["IDLE_MINUTES"] * A_MINUTE
    return min(held["seen"] + idle, held["began"] + LONGEST) - int(time.time())


def stay() -> None:
    """The person is here; the cookie is only sent anew once a minute."""
    held = itself(cookie)
    if time.time() - held["seen"] >= A_MINUTE:
        held["seen"] = int(time.time())


def ended_for() -> int | None:
    """Whose session this was: asked where nobody is signed in."""
    return cookie.get("account")


def note(
    session: Session, what: str, on_what: str = "", *, study: str = "", detail: str = ""
) -> None:
    """An entry in the audit trail for what the person who is signed in does."""
    person = current()
    who = person.described if person else "Somebody who is not signed in"
    record(session, who, what, on_what, study=study, detail=detail)


def _person() -> Person | None:
    held = itself(cookie)
    return signed_in_person(looking(), held["account"], held["stamp"])

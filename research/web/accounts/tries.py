"""Tries at passwords and links in a request: counted, and refused when there are too many."""

import ipaddress
from datetime import UTC, datetime

from flask import request
from werkzeug.exceptions import TooManyRequests

from research.access.accounts import Person, account_by_email, person_with_password
from research.access.attempts import (
    Limit,
    account_limit,
    address_limit,
    count_attempt,
    forgive,
    link_limit,
)
from research.audit import record
from research.web.request_database import reading, writing

UNKNOWN = "An address without an account"


class TooManyTries(TooManyRequests):
    """Says when to try again."""

    def __init__(self, until: datetime) -> None:
        when = f"{until.astimezone():%H:%M}"
        super().__init__(f"There were too many tries. Try again at {when}.", retry_after=until)


def person_trying(email: str, password: str, *, act: str = "") -> Person | None:
    """Who this is, or None; a failure is recorded, a success as `act`. Raises TooManyTries."""
    account, address = account_limit(email), address_limit(caller())
    _count(account, address)
    person = person_with_password(reading(), email, password)
    with writing() as session:
        if person:
            forgive(session, account, address)
            if act:
                record(session, person.described, act)
        else:
            known = account_by_email(session, email)
            # What an unknown person typed may be a password in the wrong field.
            on_what = known.email if known else UNKNOWN
            record(session, "Nobody", "sign_in_failed", on_what, detail=f"From {caller()}")
    return person


def count_forgotten(email: str) -> None:
    """Raises TooManyTries."""
    _count(account_limit(f"forgotten {email}"), address_limit(caller()))


def count_guess() -> None:
    """A link was tried that opens nothing. Raises TooManyTries."""
    _count(link_limit(caller()))


def caller() -> str:
    """The address that the request came from; of a long one the part that one caller shares."""
    address = ipaddress.ip_address(request.remote_addr or "0.0.0.0")
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network(f"{address.compressed.partition('%')[0]}/64", strict=False))


def _count(*limits: Limit) -> None:
    with writing() as session:
        until = count_attempt(session, *limits, now=datetime.now(UTC))
    if until:
        raise TooManyTries(until)

"""The door: every request is held against the table of permissions before its page begins."""

import secrets
from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, abort, g, render_template, request
from flask.typing import ResponseReturnValue

from research.access.accounts import Person
from research.access.membership import STUDY_OF, is_fictitious, is_member
from research.audit import record
from research.fieldwork.linked import Linked, linked_by
from research.fieldwork.links import keep_first_opening
from research.fieldwork.voices import Voice
from research.interviewing.interviews import interview_shown
from research.models import Interview
from research.web.accounts.signing_in import current, stay
from research.web.accounts.tries import count_guess
from research.web.data.api_access import check_token
from research.web.kept_forms import ask_to_sign_in
from research.web.permissions import OPEN_IF_FICTITIOUS, TABLE
from research.web.proxies import itself
from research.web.request_database import looking, reading, writing
from research.web.who import Who

UNNOTICED = {"own_account.left"}
"""What a page asks by itself: it does not tell that somebody is there."""


class WrongLink(Exception):
    """The link is wrong, mistyped, revoked or expired: it opens nothing."""


class OtherVoice(Exception):
    """The page is for another voice of the partner, such as its lead."""


def register(app: Flask) -> None:
    app.before_request(let_in)
    app.after_request(_harden)
    app.register_error_handler(WrongLink, _wrong_link)
    app.register_error_handler(OtherVoice, _other_voice)


def let_in() -> ResponseReturnValue | None:
    """Nothing, for who may; else a page that says why not, or asks to sign in."""
    asked = itself(request)
    endpoint = asked.endpoint
    if endpoint is None:
        return None  # there is no such page, whoever asks
    who = TABLE.get(endpoint) or abort(403)
    if who.by_link:
        _check_link((asked.view_args or {})["secret"], who)
        return None
    if who is Who.WITH_TOKEN:
        return check_token()
    return None if who is Who.ANYONE else _let_person_in(endpoint, who, asked.view_args or {})


def _let_person_in(endpoint: str, who: Who, named: Mapping[str, Any]) -> ResponseReturnValue | None:
    person = current()
    if person is None:
        return None if _is_open_to_look_at() else ask_to_sign_in()
    why_not = 0 if person.role in who.roles else 403
    if not why_not and who.of_study and not _belongs(person, named):
        why_not = 404  # as for a study that is not there: others' studies are not confirmed
    if why_not:
        g.only_looks = _is_open_to_look_at() or abort(why_not)
    if endpoint not in UNNOTICED:
        stay()
    return None


def may(endpoint: str) -> bool:
    """Whether the role of who is signed in may; pages leave out what leads nowhere."""
    person = current()
    who = TABLE.get(endpoint)
    if person is None or who is None or person.role not in who.roles:
        return False
    return not (who.of_study and only_looks())


def only_looks() -> bool:
    """Whether this page of an invented study is shown as it is to anybody."""
    return current() is None or "only_looks" in g


def linked() -> Linked:
    """What the personal link of this page leads to; it was found open at the door."""
    return itself(g).linked


def linked_interview(_secret: str) -> Interview:
    """The interview that the personal link of this page opens."""
    return interview_shown(reading(), linked().interview_id) or abort(404)


def the_voice() -> Voice:
    """Who speaks through the link by which this page was opened."""
    found = linked()
    sections = None if found.sections is None else tuple(found.sections)
    return Voice(found.voice, found.by, found.participant_id, sections)


def nonce() -> str:
    """The word by which this one page's own script is known."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return g.nonce


def _is_open_to_look_at() -> bool:
    """A page of an invented study, for whoever wants to see what Showcard does."""
    if request.method not in ("GET", "HEAD") or request.endpoint not in OPEN_IF_FICTITIOUS:
        return False
    named = request.view_args or {}
    return all(is_fictitious(reading(), name, named[name]) for name in STUDY_OF.keys() & named)


def _belongs(person: Person, named: Mapping[str, Any]) -> bool:
    """Whether the person belongs to the study that the address names."""
    if person.is_administrator:
        return True
    names = STUDY_OF.keys() & named.keys()
    return any(is_member(looking(), person.id, name, named[name]) for name in names)


def _check_link(secret: str, who: Who) -> None:
    """Only what no link ever was counts as a guess: old links are opened by honest people."""
    found = linked_by(looking(), secret)
    if found is None:
        count_guess()
        raise WrongLink
    if not found.opens:
        raise WrongLink
    itself(g).linked = found
    if not found.was_opened:
        _open_first(found.link_id, linked_interview(secret))
    if found.voice not in who.roles:
        raise OtherVoice


def _open_first(link_id: int, interview: Interview) -> None:
    code, study = interview.partner.code, interview.partner.study.slug
    with writing() as session:
        if keep_first_opening(session, link_id):
            record(session, f"Partner {code}", "link_opened", f"Partner {code}", study=study)


def _wrong_link(_error: WrongLink) -> tuple[str, int]:
    return render_template("self_completion/wrong_link.html"), 404


def _other_voice(_error: OtherVoice) -> tuple[str, int]:
    title = "This page is not part of what you were asked"
    advice = "Go back to your link. Whoever sent it to you in your organisation can do the rest."
    return render_template("error.html", title=title, advice=advice), 403


def _harden(response: Response) -> Response:
    """What goes beyond research.web.sent_with: a page loads and names what is ours; files stay."""
    if response.mimetype == "text/html":
        response.headers["Content-Security-Policy"] = _policy()
        response.headers["Referrer-Policy"] = "same-origin"
    elif itself(request).endpoint == "static" and response.status_code in (200, 304):
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _policy() -> str:
    return (
        "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; "
        f"script-src 'self' 'nonce-{nonce()}'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )

"""One answer saved by itself, and told in a few words that the page's script can show."""

from collections.abc import Mapping
from datetime import UTC, datetime

from flask import Response, jsonify, request

from guides import Section
from research.answers import InterviewClosed, Key, Stored
from research.web.forms import AnswersForm
from research.web.opened import Opened
from research.web.screenfuls import slots_of
from research.web.wording import answer_text

CLOSED = "This interview was closed meanwhile. Copy what you typed before you leave this page."


def is_wanted() -> bool:
    """Whether the page's script asks, and not a reader."""
    return request.method == "POST" and request.accept_mimetypes.best == "application/json"


def autosave(opened: Opened, section: Section, form: AnswersForm, *, by: str) -> Response:
    """What became of the answer: in which revision it is stored, or what is wrong with it."""
    if not form.validate():
        return _problem(" ".join(what for _, what in form.problems()) or "Reload this page.")
    try:
        clashes = opened.save(form, by=by)
    except InterviewClosed:
        return _problem(CLOSED)
    if clashes:
        return _problem(_clash(form, clashes))
    now = opened.again()
    return jsonify(
        revision=now.interview.revision,
        saved=datetime.now(UTC).astimezone().strftime("%H:%M"),
        opens=bool(_asked(now, section) - _asked(opened, section)),
    )


def _problem(words: str) -> Response:
    return jsonify(problem=words)


def _clash(form: AnswersForm, clashes: Mapping[Key, Stored]) -> str:
    said = (answer_text(f.slot, clashes.get(f.slot.key)) for f in form.answers)
    theirs = next((words for words in said if words), "no answer")
    return f"Somebody else saved “{theirs}” meanwhile. Press Save to see both and to choose."


def _asked(opened: Opened, section: Section) -> set[Key]:
    return {slot.key for slot in slots_of(opened.screenfuls(section))}

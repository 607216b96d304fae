"""One answer saved by itself, and told in a few words that the page's script can show."""

import time
from collections.abc import Iterable, Mapping

from flask import Response, jsonify, request

from guides import Section, Slot
from research.answers import InterviewClosed, Key, Stored
from research.web.answering.forms import AnswersForm
from research.web.answering.opened import Opened
from research.web.answering.screenfuls import slots_of
from research.web.wording import answer_text

CLOSED = "This interview was closed meanwhile. Copy what you typed before you leave this page."


def is_wanted() -> bool:
    """Whether the page's script asks, and not a reader."""
    return request.method == "POST" and request.headers.get("Accept") == "application/json"


def autosave(opened: Opened, section: Section, form: AnswersForm, *, by: str) -> Response:
    """What became of the answer: in which revision it is stored, or what is wrong with it."""
    if not form.validate():
        return told_problem(" ".join(what for _, what in form.problems()) or "Reload this page.")
    try:
        clashes = opened.save(form, by=by)
    except InterviewClosed:
        return told_problem(CLOSED)
    if clashes:
        return told_clash([field.slot for field in form.answers], clashes, spoken=opened.spoken)
    now = opened.again()
    opens = bool(_asked(now, section) - _asked(opened, section))
    return told_saved(now.interview.revision, opens=opens)


def told_saved(revision: int, *, opens: bool) -> Response:
    return jsonify(revision=revision, saved=time.strftime("%H:%M"), opens=opens)


def told_problem(words: str) -> Response:
    return jsonify(problem=words)


def told_clash(slots: Iterable[Slot], clashes: Mapping[Key, Stored], *, spoken: bool) -> Response:
    said = (answer_text(slot, clashes.get(slot.key), spoken=spoken) for slot in slots)
    theirs = next((words for words in said if words), "no answer")
    return told_problem(
        f"Somebody else saved “{theirs}” meanwhile. Press Save to see both and to choose."
    )


def _asked(opened: Opened, section: Section) -> set[Key]:
    return {slot.key for slot in slots_of(opened.asked_screens(section))}
